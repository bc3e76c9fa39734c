package dev.retort.junit.evidence;

import dev.retort.catalog.model.ModelSchema;
import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.schema.MetaData;
import dev.retort.script.Checksum;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptOrigin;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The model as a history of one revision that creates everything: types, sequences, tables (those that are referred to
 * first), the foreign keys that close a circle, views. So the engine itself builds the schema that it is compared with.
 *
 * @param model the model
 * @param first statements for what it needs and can't say
 */
record ModelScript(MetaData model, List<String> first) implements RevisionScript {

    @Override
    public Revision revision() {
        return new Revision("model", List.of(), List.of(), Set.of(), "what the model wants", Optional.empty());
    }

    @Override
    public ScriptOrigin origin() {
        return new ScriptOrigin("the model", Optional.empty());
    }

    @Override
    public Checksum checksum(DatabaseKind database) {
        return new Checksum("model", String.valueOf(model.hashCode()));
    }

    @Override
    public boolean transactional() {
        return true;
    }

    @Override
    public Optional<String> irreversible() {
        return Optional.of("it is built anew each time");
    }

    @Override
    public boolean hasDowngrade() {
        return false;
    }

    @Override
    public void run(Direction direction, Operations op) {
        first.forEach(op::execute);
        ModelSchema.create(model, op);
    }
}
