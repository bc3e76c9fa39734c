package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Checks: by name, else by what they mean, else by the columns that they are about if one of them has no name of its own.
 * What a type already says on PostgreSQL needs no check there.
 */
final class CheckComparison {

    private final TablePair pair;
    private final Findings findings;
    private final List<CheckRule> sqlite;
    private final List<CheckRule> postgresql;

    CheckComparison(TablePair pair, Findings findings) {
        this.pair = pair;
        this.findings = findings;
        this.sqlite = rules(pair.sqlite(), pair.onSqlite());
        this.postgresql = rules(pair.postgresql(), pair.onPostgresql());
    }

    private static List<CheckRule> rules(SchemaObject table, Expressions expressions) {
        return new ArrayList<>(table.children(ObjectKind.CHECK).stream()
                .map(check -> CheckRule.of(check, expressions))
                .toList());
    }

    void compare() {
        ImpliedChecks implied = new ImpliedChecks(pair, findings);
        List<CheckRule> labels = implied.compareLabels(List.copyOf(sqlite));
        match((left, right) -> left.chosen() && left.name().equals(right.name()));
        match(CheckRule::means);
        sqlite.removeAll(labels);
        sqlite.removeIf(implied::isImplied);
        match((left, right) ->
                !(left.chosen() && right.chosen()) && left.columns().equals(right.columns()));
        sqlite.forEach(check -> findings.onlySqlite(ObjectKind.CHECK, pair.inside(check.name()), check.shown()));
        postgresql.forEach(
                check -> findings.onlyPostgresql(ObjectKind.CHECK, pair.inside(check.name()), check.shown()));
    }

    private void match(BiPredicate<CheckRule, CheckRule> same) {
        for (CheckRule left : List.copyOf(sqlite)) {
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

    private void compare(CheckRule left, CheckRule right) {
        boolean renamed = left.chosen() && right.chosen() && !left.name().equals(right.name());
        if (renamed) {
            findings.changed(ObjectKind.CHECK, pair.inside(left.name()), "name", left.name(), right.name());
        }
        if (!left.means(right)) {
            findings.changed(ObjectKind.CHECK, pair.inside(left.name()), "condition", left.shown(), right.shown());
        }
    }
}
