package dev.retort.junit.witness;

import dev.retort.sql.sqlite.CanonicalSql;
import dev.retort.sql.sqlite.ObjectText;
import java.util.Locale;
import java.util.regex.Pattern;

/** Brings SQL that two readers saw under other search paths, or as it was written, into a form that can be compared. */
final class SqlText {

    private final boolean postgresql;

    SqlText(boolean postgresql) {
        this.postgresql = postgresql;
    }

    boolean isPostgresql() {
        return postgresql;
    }

    /** On PostgreSQL without the names of its own schema, which the search path of a crawl hides. */
    String expression(String text, String schema) {
        return postgresql ? unqualified(text, schema) : CanonicalSql.of(text);
    }

    /** A view's or a trigger's text; on SQLite what comes behind its name. */
    String definition(String text, String schema) {
        return postgresql ? unqualified(text, schema) : ObjectText.read(text).body();
    }

    private static String unqualified(String text, String schema) {
        String quoted = '"' + schema.replace("\"", "\"\"") + '"';
        return text.replace(quoted + ".", "")
                .replaceAll("(?<![\\w\"])" + Pattern.quote(schema) + "\\.", "")
                .strip()
                .replaceAll("\\s+", " ");
    }

    String type(String text) {
        return postgresql
                ? PostgresTypeName.comparable(text)
                : CanonicalSql.of(text).toUpperCase(Locale.ROOT);
    }
}
