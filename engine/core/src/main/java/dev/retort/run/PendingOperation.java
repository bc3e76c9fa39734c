package dev.retort.run;

import dev.retort.dialect.SqlStatement;
import dev.retort.operation.Operation;
import dev.retort.operation.writing.SourceLine;
import java.util.Optional;

/**
 * An operation that was asked for and has not run yet.
 *
 * @param operation what to do
 * @param source where it is written
 * @param isFile whether its SQL is in a file, from that line on
 */
record PendingOperation(Operation operation, Optional<SourceLine> source, boolean isFile) {

    /** Where a statement of it is written. */
    Optional<SourceLine> source(SqlStatement statement) {
        if (!isFile || statement.line().isEmpty()) {
            return source;
        }
        int offset = statement.line().get() - 1;
        return source.map(start -> new SourceLine(start.file(), start.line() + offset));
    }
}
