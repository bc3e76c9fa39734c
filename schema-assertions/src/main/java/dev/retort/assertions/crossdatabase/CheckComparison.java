package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Checks: by name, else by what they mean, else by the columns that they are about if one of them has no name of its own.
 * What a type already says on PostgreSQL needs no check there.
 */
final class CheckComparison {

    private final TablePair pair;
    private final List<Rule> sqlite;
    private final List<Rule> postgresql;

    CheckComparison(TablePair pair) {
        this.pair = pair;
        this.sqlite = rules(pair.sqlite(), pair.onSqlite());
        this.postgresql = rules(pair.postgresql(), pair.onPostgresql());
    }

    private static List<Rule> rules(SchemaObject table, Expressions expressions) {
        return new ArrayList<>(table.children(ObjectKind.CHECK).stream()
                .map(check -> Rule.of(check, expressions))
                .toList());
    }

    void compare() {
        ImpliedChecks implied = new ImpliedChecks(pair);
        List<Rule> labels = implied.compareLabels(List.copyOf(sqlite));
        match((left, right) -> left.chosen() && left.name().equals(right.name()));
        match(Rule::means);
        sqlite.removeAll(labels);
        sqlite.removeIf(implied::isImplied);
        match((left, right) ->
                !(left.chosen() && right.chosen()) && left.columns().equals(right.columns()));
        sqlite.forEach(check -> pair.onlySqlite(ObjectKind.CHECK, check.name(), check.shown()));
        postgresql.forEach(check -> pair.onlyPostgresql(ObjectKind.CHECK, check.name(), check.shown()));
    }

    private void match(BiPredicate<Rule, Rule> same) {
        for (Rule left : List.copyOf(sqlite)) {
            postgresql.stream()
                    .filter(right -> same.test(left, right))
                    .findFirst()
                    .ifPresent(right -> {
                        compare(left, right);
                        sqlite.remove(left);
                        postgresql.remove(right);
                    });
        }
    }

    private void compare(Rule left, Rule right) {
        boolean renamed = left.chosen() && right.chosen() && !left.name().equals(right.name());
        if (renamed) {
            pair.changed(ObjectKind.CHECK, left.name(), "name", left.name(), right.name());
        }
        if (!left.means(right)) {
            pair.changed(ObjectKind.CHECK, left.name(), "condition", left.shown(), right.shown());
        }
    }

    /**
     * A check of one database.
     *
     * @param name in lower case
     * @param chosen whether somebody gave it that name
     * @param shown its definition as the database has it
     * @param condition what it means
     * @param enforced whether the database keeps it
     */
    record Rule(String name, boolean chosen, String shown, Expression condition, boolean enforced) {

        static Rule of(SchemaObject check, Expressions expressions) {
            String definition = check.attribute("definition").orElse("");
            Expression condition =
                    expressions.condition(check.attribute("expression").orElse(""));
            boolean enforced = !definition.endsWith(" NOT ENFORCED");
            return new Rule(Portable.lower(check.name()), !check.serverMadeName(), definition, condition, enforced);
        }

        /** The columns that it is about, in lower case. */
        Set<String> columns() {
            return condition
                    .all()
                    .filter(Column.class::isInstance)
                    .map(Expression::toString)
                    .collect(Collectors.toSet());
        }

        boolean means(Rule other) {
            return condition.equals(other.condition) && enforced == other.enforced;
        }
    }
}
