package dev.retort.dialect;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Splitter;
import dev.retort.sql.SqlSyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Splits SQL text into statements by the lexical rules of one database.
 *
 * @param database whose rules
 */
public record SqlSplitter(DatabaseKind database) {

    /** Checks that it is there. */
    public SqlSplitter {
        Objects.requireNonNull(database, "database");
    }

    /**
     * The statements of a text, each with the line of its first word, from 1. Comments before a statement belong to it;
     * a text of comments only gives none. Lines {@code -- statement begin} and {@code -- statement end} fence one.
     *
     * @throws SqlSyntaxException if a quote, a comment, a body or a fence isn't closed
     */
    public List<SqlStatement> split(String text) {
        return stream(text).toList();
    }

    /** The same, each when it is asked for, so that those of a long text needn't be held together. */
    public Stream<SqlStatement> stream(CharSequence text) {
        return Splitter.stream(text, database)
                .map(it -> new SqlStatement(it.sql(), it.transactional(), Optional.of(it.line())));
    }

    /**
     * Refuses a text that isn't exactly one statement, or changes how strings are read: of such a text a driver would run a
     * part, or more than was looked at.
     *
     * @param sql one statement
     * @throws SqlSyntaxException with the line in the text
     */
    public void requireOne(String sql) {
        Splitter.requireOne(sql, database);
    }

    /**
     * Refuses a statement in which something stands for a value, where none comes along.
     *
     * @param sql one statement
     * @throws SqlSyntaxException with the line in the text
     */
    public void requireNoPlaceholder(String sql) {
        Splitter.requireNoPlaceholder(sql, database);
    }

    /**
     * The words with which a statement begins or ends a transaction, such as {@code COMMIT}; empty for every other
     * statement, and for savepoints.
     *
     * @param sql one statement
     */
    public Optional<String> transactionControl(String sql) {
        return Splitter.transactionControl(sql, database);
    }
}
