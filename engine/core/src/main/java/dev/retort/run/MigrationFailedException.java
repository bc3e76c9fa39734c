package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Direction;
import java.util.Optional;

/**
 * A migration failed: code {@code migration-failed}. Its transaction was rolled back, the version rows tell the state
 * of the database, and the connection can be used.
 */
public final class MigrationFailedException extends RetortException {

    private static final long serialVersionUID = 1L;

    private final String revision;
    private final Direction direction;
    private final transient Optional<String> operation;
    private final transient Optional<SourceLine> source;
    private final transient Optional<String> statement;

    MigrationFailedException(
            Problem problem,
            Throwable cause,
            String revision,
            Direction direction,
            Optional<String> operation,
            Optional<SourceLine> source,
            Optional<String> statement) {
        super(problem, cause);
        this.revision = revision;
        this.direction = direction;
        this.operation = operation;
        this.source = source;
        this.statement = statement;
    }

    /** The id of the revision. */
    public String revision() {
        return revision;
    }

    /** Which way it was run. */
    public Direction direction() {
        return direction;
    }

    /** What it was doing, in a few words, if it was an operation that failed. */
    public Optional<String> operation() {
        return operation;
    }

    /** Where in the migration, if that is known. */
    public Optional<SourceLine> source() {
        return source;
    }

    /** The statement that failed, if it was one. */
    public Optional<String> statement() {
        return statement;
    }
}
