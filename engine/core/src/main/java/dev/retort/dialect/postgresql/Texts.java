package dev.retort.dialect.postgresql;

import dev.retort.operation.InvalidOperationException;
import dev.retort.schema.SqlText;

/** Takes the text that is meant for this database. */
final class Texts {

    private Texts() {}

    static String require(SqlText text, String what) {
        return text.forDialect(PostgresqlDialect.NAME)
                .map(String::strip)
                .orElseThrow(() -> new InvalidOperationException(
                        what + " has no text for PostgreSQL: " + text, "add one with SqlText.on(\"postgresql\", …)"));
    }
}
