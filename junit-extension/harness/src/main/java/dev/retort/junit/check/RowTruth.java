package dev.retort.junit.check;

import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import dev.retort.assertions.expression.Condition;
import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.Comparison.Operator;
import dev.retort.assertions.expression.Condition.Logical.Connective;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Literal;
import dev.retort.sql.DatabaseKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What simple conditions say of a row that was read: comparisons of columns with constants. Anything else stays open. */
final class RowTruth {

    /** SQL's three answers, and that it isn't known here. */
    enum Answer {
        TRUE,
        FALSE,
        NULL,
        OPEN;

        private static Answer of(boolean truth) {
            return truth ? TRUE : FALSE;
        }

        private Answer negated(boolean really) {
            return !really || this == NULL || this == OPEN ? this : of(this == FALSE);
        }
    }

    private final TableData table;
    private final Row row;
    private final DatabaseKind database;

    RowTruth(TableData table, Row row, DatabaseKind database) {
        this.table = table;
        this.row = row;
        this.database = database;
    }

    /** Whether two values are equal. */
    static Expression equal(Expression one, Expression other) {
        return new Comparison(Operator.EQUAL, one, other);
    }

    Answer of(Expression condition) {
        if (condition instanceof Condition.Logical logical) {
            boolean all = logical.connective() == Connective.AND;
            return joined(logical.operands().stream().map(this::of).toList(), all ? Answer.FALSE : Answer.TRUE);
        }
        if (condition instanceof Condition.Not not) {
            return of(not.operand()).negated(true);
        }
        if (condition instanceof Condition.IsNull is) {
            Value value = value(is.operand());
            return value.isOpen() ? Answer.OPEN : Answer.of(value.isNull()).negated(is.negated());
        }
        if (condition instanceof Condition.In in) {
            List<Answer> answers = in.items().stream()
                    .map(item -> compared(Operator.EQUAL, value(in.operand()), value(item)))
                    .toList();
            return joined(answers, Answer.TRUE).negated(in.negated());
        }
        return condition instanceof Comparison comparison
                ? compared(comparison.operator(), value(comparison.left()), value(comparison.right()))
                : Answer.OPEN;
    }

    /** One answer decides, else one that isn't known, else one that is NULL. */
    private static Answer joined(List<Answer> answers, Answer deciding) {
        return List.of(deciding, Answer.OPEN, Answer.NULL).stream()
                .filter(answers::contains)
                .findFirst()
                .orElse(deciding.negated(true));
    }

    private static Answer compared(Operator operator, Value one, Value other) {
        if (one.isOpen() || other.isOpen() || operator == Operator.DISTINCT || operator == Operator.NOT_DISTINCT) {
            return Answer.OPEN;
        }
        if (one.isNull() || other.isNull()) {
            return Answer.NULL;
        }
        Optional<BigDecimal> a = one.number();
        Optional<BigDecimal> b = other.number();
        if (a.isPresent() && b.isPresent()) {
            int order = a.get().compareTo(b.get());
            return switch (operator) {
                case EQUAL -> Answer.of(order == 0);
                case NOT_EQUAL -> Answer.of(order != 0);
                case LESS -> Answer.of(order < 0);
                case AT_LEAST -> Answer.of(order >= 0);
                case GREATER -> Answer.of(order > 0);
                default -> Answer.of(order <= 0);
            };
        }
        return a.isEmpty() && b.isEmpty() ? ofTexts(operator, one.text(), other.text()) : Answer.OPEN;
    }

    /** A collation may take texts for equal that differ in case or in blanks, and knows an order of its own. */
    private static Answer ofTexts(Operator operator, String one, String other) {
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        boolean alike = one.strip().equalsIgnoreCase(other.strip());
        return !equality || (alike && !one.equals(other))
                ? Answer.OPEN
                : Answer.of(one.equals(other)).negated(operator == Operator.NOT_EQUAL);
    }

    /**
     * A value, or that it isn't known.
     *
     * @param kind what it is
     * @param text the text, or the number as it is written
     */
    private record Value(Kind kind, String text) {

        private enum Kind {
            NUMBER,
            TEXT,
            NULL,
            OPEN
        }

        boolean isOpen() {
            return kind == Kind.OPEN;
        }

        boolean isNull() {
            return kind == Kind.NULL;
        }

        Optional<BigDecimal> number() {
            return kind == Kind.NUMBER ? Optional.of(new BigDecimal(text)) : Optional.empty();
        }
    }

    private static final Value OPEN = new Value(Value.Kind.OPEN, "");
    private static final Value NULL = new Value(Value.Kind.NULL, "");

    private Value value(Expression expression) {
        if (expression instanceof Literal.Null) {
            return NULL;
        }
        if (expression instanceof Literal.Numeric number) {
            return new Value(Value.Kind.NUMBER, number.value().toPlainString());
        }
        if (expression instanceof Literal.Text text) {
            return new Value(Value.Kind.TEXT, text.value());
        }
        return expression instanceof Expression.Column column ? column(column.name()) : OPEN;
    }

    private Value column(String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        List<String> named =
                table.columns().stream().filter(name::equalsIgnoreCase).toList();
        if (named.size() != 1) {
            return OPEN;
        }
        return table.value(row, named.get(0)).map(this::read).orElse(NULL);
    }

    /** As the database's exact form has it: SQLite's says the kind of a value, PostgreSQL's leaves it to the column. */
    private Value read(String raw) {
        boolean number = raw.matches("-?\\d{1,30}(\\.\\d{1,30})?");
        if (database == DatabaseKind.SQLITE) {
            boolean text = raw.length() > 1 && raw.startsWith("'") && raw.endsWith("'");
            return number
                    ? new Value(Value.Kind.NUMBER, raw)
                    : text
                            ? new Value(
                                    Value.Kind.TEXT,
                                    raw.substring(1, raw.length() - 1).replace("''", "'"))
                            : OPEN;
        }
        return new Value(number ? Value.Kind.NUMBER : Value.Kind.TEXT, raw);
    }
}
