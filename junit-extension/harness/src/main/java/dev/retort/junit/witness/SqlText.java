package dev.retort.junit.witness;

import dev.retort.sql.sqlite.CanonicalSql;
import dev.retort.sql.sqlite.ObjectText;
import java.util.Locale;

/** Brings SQL that two readers saw with other breaks, or as it was written, into a form that can be compared. */
record SqlText(boolean isPostgresql) {

    String expression(String text) {
        return isPostgresql ? inOneLine(text) : CanonicalSql.of(text);
    }

    /** A view's or a trigger's text; on SQLite what comes behind its name. */
    String definition(String text) {
        return isPostgresql ? inOneLine(text) : ObjectText.read(text).body();
    }

    private static String inOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    String type(String text) {
        return isPostgresql
                ? PostgresTypeName.comparable(text)
                : CanonicalSql.of(text).toUpperCase(Locale.ROOT);
    }
}
