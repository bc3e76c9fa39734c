package dev.retort.schema;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Tokenizer;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A piece of SQL written by a person: one text for every database, or another one for some. Dialects are named as
 * {@code Dialect.name()} gives them: {@code sqlite}, {@code postgresql}.
 *
 * @param general the text for databases without one of their own; empty if there is none
 * @param byDialect texts for single databases, by dialect name
 */
public record SqlText(Optional<String> general, Map<String, String> byDialect) {

    /** Copies the map, sorted by dialect. */
    public SqlText {
        byDialect = Collections.unmodifiableMap(new TreeMap<>(byDialect));
    }

    /** Nothing on any database. */
    public static SqlText none() {
        return new SqlText(Optional.empty(), Map.of());
    }

    /** A copy with a text of its own for one database. */
    public SqlText on(DatabaseKind database, String sql) {
        Map<String, String> more = new TreeMap<>(byDialect);
        more.put(database.id(), sql);
        return new SqlText(general, more);
    }

    /** The text for one database; empty if nothing is meant for it. */
    public Optional<String> forDialect(String dialect) {
        return Optional.ofNullable(byDialect.get(dialect)).or(() -> general);
    }

    /**
     * The text for one database without white space around it, with a line's end behind a comment that would take on what
     * follows.
     *
     * @param what names the text in a message, such as {@code a check}
     * @throws InvalidOperationException if nothing is meant for that database
     */
    public String require(DatabaseKind database, String what) {
        String text = forDialect(database.id())
                .map(String::strip)
                .orElseThrow(() -> new InvalidOperationException(
                        Problem.of("invalid-operation", what + " has no text for " + database.label())
                                .with("text", this)
                                .cure("add one with .on(" + database + ", \"…\")")));
        return Tokenizer.endsInLineComment(text, database) ? text + "\n" : text;
    }

    @Override
    public String toString() {
        return general.orElseGet(() -> String.join(" / ", byDialect.values()));
    }
}
