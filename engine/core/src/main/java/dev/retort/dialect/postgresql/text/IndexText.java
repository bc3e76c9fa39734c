package dev.retort.dialect.postgresql.text;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.schema.Index;
import dev.retort.schema.Index.IndexPart;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes what an index holds.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createindex.html">CREATE INDEX</a>
 */
public final class IndexText {

    private static final Pattern BARE = Pattern.compile("-?\\d+(\\.\\d+)?|true|false|on|off|auto");

    private IndexText() {}

    /** From ON to the end. */
    public static String on(QualifiedName table, Index index) {
        return "ON " + POSTGRESQL.quote(table)
                + index.method().map(name -> " USING " + POSTGRESQL.quote(name)).orElse("")
                + index.parts().stream().map(IndexText::part).collect(Collectors.joining(", ", " (", ")"))
                + (index.include().isEmpty() ? "" : " INCLUDE " + POSTGRESQL.tuple(index.include()))
                + (index.nullsNotDistinct() ? " NULLS NOT DISTINCT" : "")
                + storage(index.options())
                + tablespace(index.tablespace())
                + index.where()
                        .map(it -> " WHERE " + it.require(DatabaseKind.POSTGRESQL, "an index's condition"))
                        .orElse("");
    }

    /** The clause that names a tablespace, with a space before it; nothing if there is none. */
    public static String tablespace(Optional<String> name) {
        return name.map(it -> " TABLESPACE " + POSTGRESQL.quote(it)).orElse("");
    }

    /** {@code WITH (…)}; empty if there is no option. */
    public static String storage(Map<String, String> options) {
        if (options.isEmpty()) {
            return "";
        }
        return options.entrySet().stream()
                .map(option -> POSTGRESQL.dotted(option.getKey()) + " = " + value(option.getValue()))
                .collect(Collectors.joining(", ", " WITH (", ")"));
    }

    private static String part(IndexPart part) {
        String what = part.column()
                .map(POSTGRESQL::quote)
                .orElseGet(() -> "("
                        + part.expression()
                                .map(it -> it.require(DatabaseKind.POSTGRESQL, "an index's expression"))
                                .orElse("")
                        + ")");
        return what
                + part.collation()
                        .map(name -> " COLLATE " + POSTGRESQL.quote(name))
                        .orElse("")
                + part.operatorClass()
                        .map(name -> " " + POSTGRESQL.dotted(name))
                        .orElse("")
                + (part.descending() ? " DESC" : "")
                + part.nulls().map(place -> " NULLS " + place).orElse("");
    }

    private static String value(String value) {
        return BARE.matcher(value).matches() ? value : Literals.text(value);
    }
}
