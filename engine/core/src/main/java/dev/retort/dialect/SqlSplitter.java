package dev.retort.dialect;

import dev.retort.sql.SqlSyntaxException;
import java.util.List;
import java.util.Optional;

/** Splits SQL text into statements by the lexical rules of one database. */
public interface SqlSplitter {

    /**
     * The statements of a text, each with the line on which it begins, from 1. Comments before a statement belong to it;
     * a text of comments only gives none. Lines {@code -- statement begin} and {@code -- statement end} fence one.
     *
     * @throws SqlSyntaxException if a quote, a comment or a fence isn't closed
     */
    List<SqlStatement> split(String text);

    /**
     * The words with which a statement begins or ends a transaction, such as {@code COMMIT}; empty for every other
     * statement, and for savepoints.
     *
     * @param sql one statement
     */
    Optional<String> transactionControl(String sql);
}
