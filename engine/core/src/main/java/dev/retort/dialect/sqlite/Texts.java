package dev.retort.dialect.sqlite;

import dev.retort.error.Problem;
import dev.retort.operation.InvalidOperationException;
import dev.retort.schema.SqlText;

/** SQL that a person wrote, in the wording for SQLite. */
final class Texts {

    private Texts() {}

    static String forSqlite(SqlText text, String what) {
        return text.forDialect(SqliteDialect.NAME)
                .orElseThrow(() ->
                        new InvalidOperationException(Problem.of("invalid-operation", what + " has no text for SQLite")
                                .with("text", text)
                                .cure("add one with .on(\"sqlite\", \"…\")")));
    }
}
