package dev.retort.junit.evidence;

import static dev.retort.schema.Schema.POSTGRESQL;

import dev.retort.catalog.model.ModelSchema;
import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.schema.MetaData;
import dev.retort.script.Checksum;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptOrigin;
import dev.retort.sql.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The model as a history of one revision that creates everything: types, sequences, tables (those that are referred to
 * first), the foreign keys that close a circle, views. So the engine itself builds the schema that it is compared with.
 *
 * @param model the model
 * @param extensions of PostgreSQL that it may need
 */
record ModelScript(MetaData model, List<String> extensions) implements RevisionScript {

    @Override
    public dev.retort.revision.Revision revision() {
        return new dev.retort.revision.Revision(
                "model", List.of(), List.of(), Set.of(), "what the model wants", Optional.empty());
    }

    @Override
    public ScriptOrigin origin() {
        return new ScriptOrigin("the model", Optional.empty());
    }

    @Override
    public Checksum checksum() {
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
        extensions.forEach(name ->
                op.executeOn(POSTGRESQL, "CREATE EXTENSION IF NOT EXISTS " + Identifiers.quoted(name) + " CASCADE"));
        ModelSchema.create(model, op);
    }
}
