package dev.retort.run;

import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.script.Checksum;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptOrigin;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A revision of a test, written in the test. */
record LambdaScript(Revision revision, Consumer<Operations> up, Consumer<Operations> down) implements RevisionScript {

    private static final ScriptOrigin ORIGIN = new ScriptOrigin("test", Optional.empty());

    static LambdaScript of(String id, List<String> parents, Consumer<Operations> up) {
        return new LambdaScript(
                new Revision(id, parents, List.of(), Set.of(), "make\n" + id, Optional.empty()), up, op -> {});
    }

    @Override
    public ScriptOrigin origin() {
        return ORIGIN;
    }

    @Override
    public Checksum checksum(DatabaseKind database) {
        return new Checksum("test", revision.id());
    }

    @Override
    public boolean transactional() {
        return true;
    }

    @Override
    public Optional<String> irreversible() {
        return Optional.empty();
    }

    @Override
    public boolean hasDowngrade() {
        return true;
    }

    @Override
    public void run(Direction direction, Operations op) {
        (direction == Direction.DOWNGRADE ? down : up).accept(op);
    }
}
