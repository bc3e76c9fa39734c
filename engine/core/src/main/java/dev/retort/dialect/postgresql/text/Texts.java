package dev.retort.dialect.postgresql.text;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.SqlText;
import dev.retort.sql.DatabaseKind;

/** Takes the text that is meant for this database. */
public final class Texts {

    private Texts() {}

    /** The text for PostgreSQL without white space around it; an error that names what it is for if there is none. */
    public static String require(SqlText text, String what) {
        return text.forDialect(DatabaseKind.POSTGRESQL.id())
                .map(String::strip)
                .orElseThrow(() -> new InvalidOperationException(
                        what + " has no text for PostgreSQL: " + text, "add one with SqlText.on(\"postgresql\", …)"));
    }
}
