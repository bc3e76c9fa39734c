package dev.retort.assertions.crossdatabase;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An expression as an author writes it for each database, and wrong ones for PostgreSQL that differ in one operator, literal
 * or column.
 *
 * @param sqlite for SQLite
 * @param postgresql for PostgreSQL
 * @param mutants wrong ones for PostgreSQL
 */
record Written(String sqlite, String postgresql, List<String> mutants) {

    Written {
        mutants = List.copyOf(mutants);
    }

    /** A column or a literal, and another one. */
    static Written leaf(String text, String other) {
        return leaf(text, text, other);
    }

    static Written leaf(String sqlite, String postgresql, String other) {
        return new Written(sqlite, postgresql, List.of(other));
    }

    /** Parts in a form with a {@code %s} for each; a wrong part or the wrong form makes a mutant. */
    static Written form(String sqlite, String postgresql, List<String> wrongForms, Written... parts) {
        Object[] onPostgresql = texts(parts);
        List<String> mutants = new ArrayList<>();
        wrongForms.forEach(wrong -> mutants.add(wrong.formatted(onPostgresql)));
        for (int i = 0; i < parts.length; i++) {
            for (String mutant : parts[i].mutants) {
                Object[] changed = onPostgresql.clone();
                changed[i] = mutant;
                mutants.add(postgresql.formatted(changed));
            }
        }
        Object[] onSqlite =
                IntStream.range(0, parts.length).mapToObj(i -> parts[i].sqlite).toArray();
        return new Written(sqlite.formatted(onSqlite), postgresql.formatted(onPostgresql), mutants);
    }

    private static Object[] texts(Written... parts) {
        return IntStream.range(0, parts.length)
                .mapToObj(i -> parts[i].postgresql)
                .toArray();
    }

    static Written same(String form, List<String> wrongForms, Written... parts) {
        return form(form, form, wrongForms, parts);
    }
}
