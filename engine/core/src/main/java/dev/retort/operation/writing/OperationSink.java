package dev.retort.operation.writing;

import dev.retort.error.InvalidOperationException;
import dev.retort.operation.Execute;
import dev.retort.operation.Operation;
import dev.retort.row.Row;
import dev.retort.schema.Schema;
import java.util.List;
import java.util.Optional;

/** Takes what a migration asks for, in order: a database, a script, or a list. */
public interface OperationSink {

    /**
     * Takes one operation. It may be held back until it is clear that the next one doesn't belong to it; an error of
     * the database then shows at the next call.
     */
    void accept(Operation operation, Optional<SourceLine> source);

    /**
     * Takes SQL from a file, so that each of its statements has a line of its own there.
     *
     * @param text the SQL, which may lie in the file and be read while it runs
     * @param start where its first line stands
     */
    default void acceptFile(CharSequence text, SourceLine start) {
        accept(new Execute(Schema.sql(text.toString()), Optional.empty(), true), Optional.of(start));
    }

    /** Runs what was held back. */
    void flush();

    /**
     * Reads from the database as it is after all operations so far.
     *
     * @param sql one query
     * @param parameters values for its question marks
     * @throws InvalidOperationException if there is no database to read from, as in an offline script
     */
    List<Row> query(String sql, List<Object> parameters);

    /** The dialect's name, such as {@code sqlite}. */
    String dialect();
}
