package dev.retort.junit.generation;

import dev.retort.assertions.expression.Condition;
import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Binary;
import dev.retort.assertions.expression.Expression.Call;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.assertions.expression.Literal;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How far a row is from meeting a condition, as SQL: 0 if it does, and the nearer the less. */
final class Distance {

    private static final Set<String> NUMBERS = Set.of(
            "length",
            "char_length",
            "octet_length",
            "abs",
            "round",
            "floor",
            "ceil",
            "mod",
            "extract",
            "date_part",
            "array_length",
            "cardinality",
            "sign",
            "trunc",
            "power",
            "sqrt");

    private final TableFacts table;
    private final ExpressionSql sql;
    private final boolean sqlite;

    Distance(TableFacts table, ExpressionSql sql, DatabaseKind database) {
        this.table = table;
        this.sql = sql;
        this.sqlite = database == DatabaseKind.SQLITE;
    }

    /** Of several conditions together; one that can't be taken apart is met or not. */
    String of(List<Rule> rules) {
        return rules.stream()
                .map(rule -> sql.find(rule.tree()).isPresent() ? of(rule.tree(), true) : whole(rule.sql(), true))
                .collect(Collectors.joining(" + ", "(", ")"));
    }

    private String of(Expression tree, boolean wanted) {
        if (tree instanceof Logical logical) {
            boolean sum = (logical.connective() == Logical.Connective.AND) == wanted;
            List<String> parts =
                    logical.operands().stream().map(part -> of(part, wanted)).toList();
            return sum
                    ? "(" + String.join(" + ", parts) + ")"
                    : (sqlite ? "min(" : "least(") + String.join(", ", parts) + ")";
        }
        if (tree instanceof Condition.Not not) {
            return of(not.operand(), !wanted);
        }
        String text = sql.find(tree).orElse("true");
        if (tree instanceof Comparison comparison && isNumber(comparison.left()) && isNumber(comparison.right())) {
            String gap = "abs(cast(" + sql.find(comparison.left()).orElse("0") + " as double precision) - cast("
                    + sql.find(comparison.right()).orElse("0") + " as double precision))";
            return "case when (" + text + ") is not " + !wanted + " then 0 else 1.0 - 1.0 / (2.0 + coalesce(" + gap
                    + ", 1e9)) end";
        }
        return whole(text, wanted);
    }

    private static String whole(String text, boolean wanted) {
        return "case when (" + text + ") is not " + !wanted + " then 0.0 else 1.0 end";
    }

    private boolean isNumber(Expression expression) {
        Expression plain = Constants.strip(expression);
        if (plain instanceof Column column) {
            return find(column.name())
                    .filter(facts -> facts.pool().sort() == Sort.NUMBER)
                    .isPresent();
        }
        if (plain instanceof Binary binary) {
            return Set.of("+", "-", "*", "/", "%").contains(binary.operator())
                    && isNumber(binary.left())
                    && isNumber(binary.right());
        }
        if (plain instanceof Call call && call.function().equals("coalesce")) {
            return call.operands().stream().allMatch(this::isNumber);
        }
        return plain instanceof Literal.Numeric
                || (plain instanceof Call call && NUMBERS.contains(call.function()))
                || (plain instanceof Expression.Unary unary && isNumber(unary.operand()));
    }

    private Optional<ColumnFacts> find(String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }
}
