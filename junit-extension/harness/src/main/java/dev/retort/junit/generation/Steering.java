package dev.retort.junit.generation;

import dev.retort.assertions.expression.Condition;
import dev.retort.assertions.expression.Condition.Comparison;
import dev.retort.assertions.expression.Condition.Comparison.Operator;
import dev.retort.assertions.expression.Condition.Like;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Call;
import dev.retort.assertions.expression.Expression.Column;
import dev.retort.assertions.expression.Literal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Changes a drawn row towards what a condition says, as far as its tree tells how; the database judges the outcome. */
final class Steering {

    private static final Set<String> LENGTHS = Set.of("length", "char_length", "character_length");

    /** A column whose value is to be computed by the database from others, and how it compares to that. */
    record Computed(String column, Operator operator, Expression from) {}

    private final TableFacts table;
    private final Choices choices;
    private final Random random;
    private final Set<String> fixed;
    private final Map<String, Value> row;
    private final List<Computed> computed = new ArrayList<>();

    /**
     * @param fixed columns that can only be made NULL
     * @param row what is changed
     */
    Steering(TableFacts table, Choices choices, Random random, Set<String> fixed, Map<String, Value> row) {
        this.table = table;
        this.choices = choices;
        this.random = random;
        this.fixed = fixed;
        this.row = row;
    }

    /** What only the database can compute. */
    List<Computed> computed() {
        return computed;
    }

    void towards(Expression tree, boolean wanted) {
        Expression plain = Constants.strip(tree);
        if (plain instanceof Logical logical) {
            boolean all = (logical.connective() == Logical.Connective.AND) == wanted;
            List<Expression> parts = logical.operands();
            (all ? parts : List.of(parts.get(random.nextInt(parts.size())))).forEach(part -> towards(part, wanted));
        } else if (plain instanceof Condition.Not not) {
            towards(not.operand(), !wanted);
        } else if (plain instanceof Condition.IsNull isNull) {
            nullness(isNull.operand(), isNull.negated() != wanted);
        } else if (plain instanceof Condition.IsTruth truth) {
            towards(truth.operand(), truth.value() == (truth.negated() != wanted));
        } else if (plain instanceof Condition.In in && in.negated() != wanted) {
            literal(in.items().get(random.nextInt(in.items().size())))
                    .ifPresent(raw -> set(Constants.strip(in.operand()), raw));
        } else if (plain instanceof Like like && like.negated() != wanted) {
            like(like);
        } else if (plain instanceof Comparison comparison) {
            compare(
                    comparison,
                    wanted ? comparison.operator() : comparison.operator().negated());
        } else if (plain instanceof Expression.Case cases && cases.subject().isEmpty()) {
            cases(cases, wanted);
        } else if (plain instanceof Call call && call.function().equals("coalesce")) {
            towards(call.operands().get(0), wanted);
        } else if (plain instanceof Column column && isTruth(column)) {
            set(
                    column,
                    table.column(column.name()).pool().sort() == Sort.TRUTH
                            ? String.valueOf(wanted)
                            : wanted ? "1" : "0");
        }
    }

    private boolean isTruth(Column column) {
        return find(column).isPresent();
    }

    private Optional<ColumnFacts> find(Expression expression) {
        return Constants.strip(expression) instanceof Column column
                ? table.columns().stream()
                        .filter(facts -> facts.name().equals(column.name()) && facts.isWritable())
                        .findFirst()
                : Optional.empty();
    }

    private void cases(Expression.Case cases, boolean wanted) {
        int chosen = random.nextInt(cases.branches().size() + (cases.otherwise().isPresent() ? 1 : 0));
        for (int i = 0; i < chosen; i++) {
            towards(cases.branches().get(i).when(), false);
        }
        if (chosen < cases.branches().size()) {
            towards(cases.branches().get(chosen).when(), true);
            towards(cases.branches().get(chosen).then(), wanted);
        } else {
            cases.otherwise().ifPresent(other -> towards(other, wanted));
        }
    }

    private void nullness(Expression operand, boolean wanted) {
        Expression plain = Constants.strip(operand);
        if (plain instanceof Call call && call.function().equals("coalesce")) {
            List<Expression> parts = call.operands();
            (wanted ? parts : List.of(parts.get(random.nextInt(parts.size())))).forEach(part -> nullness(part, wanted));
            return;
        }
        find(plain).ifPresent(column -> {
            if (wanted && column.nullable()) {
                setNull(column.name());
            } else if (!wanted && current(column).isNull() && !fixed.contains(column.name()) && !column.filled()) {
                row.put(column.name(), some(column.name()));
            }
        });
    }

    /** A parent is given up as a whole, or in one column only, which is enough for the database. */
    private void setNull(String column) {
        row.put(column, Value.NULL);
        if (random.nextInt(4) == 0) {
            return;
        }
        table.references().stream()
                .filter(reference -> reference.columns().contains(column))
                .flatMap(reference -> reference.columns().stream())
                .filter(other -> table.column(other).nullable())
                .forEach(other -> row.put(other, Value.NULL));
    }

    private Value current(ColumnFacts column) {
        return row.getOrDefault(column.name(), Value.NULL);
    }

    private Value some(String column) {
        Choices.Choice choice = choices.of(column);
        Value any = choice.any(random);
        return any.isNull() ? choice.fresh(0) : any;
    }

    private void set(Expression target, String raw) {
        find(target)
                .filter(column -> !fixed.contains(column.name()) && !column.filled())
                .ifPresent(column -> column.pool().find(raw).ifPresent(value -> row.put(column.name(), value)));
    }

    private void like(Like like) {
        if (Constants.strip(like.pattern()) instanceof Literal.Text pattern) {
            List<String> examples =
                    switch (like.style()) {
                        case LIKE, ILIKE -> PatternExamples.ofLike(pattern.value(), '\\');
                        case GLOB -> PatternExamples.ofGlob(pattern.value());
                        case REGEXP, IREGEXP -> PatternExamples.ofRegex(pattern.value());
                    };
            set(like.operand(), examples.get(random.nextInt(examples.size())));
        }
    }

    private void compare(Comparison comparison, Operator operator) {
        Expression left = Constants.strip(comparison.left());
        Expression right = Constants.strip(comparison.right());
        List<Expression> counted = counted(left);
        if (counted.size() > 1 && right instanceof Literal.Numeric number) {
            count(counted, operator, number.value().intValue());
        } else if (left instanceof Condition && right instanceof Condition) {
            boolean same = operator == Operator.EQUAL || operator == Operator.NOT_DISTINCT;
            boolean truth = random.nextBoolean();
            towards(left, truth);
            towards(right, truth == same);
        } else if (left instanceof Condition && right instanceof Literal.Truth truth) {
            towards(left, truth.value() == (operator == Operator.EQUAL));
        } else if (left instanceof Call call
                && LENGTHS.contains(call.function())
                && right instanceof Literal.Numeric number) {
            int length = Math.max(0, number.value().intValue() + step(operator));
            set(
                    call.operands().get(0),
                    "ab1c".repeat(Math.min(length, 10_000) / 4 + 1).substring(0, Math.min(length, 10_000)));
        } else if (random.nextBoolean()) {
            order(left, operator, right);
        } else {
            order(right, operator.mirrored(), left);
        }
    }

    private void order(Expression first, Operator operator, Expression second) {
        boolean forwards = find(first)
                .filter(column -> !fixed.contains(column.name()) && !column.filled())
                .isPresent();
        Expression target = forwards ? first : second;
        Expression source = forwards ? second : first;
        Operator how = forwards ? operator : operator.mirrored();
        Optional<ColumnFacts> column = find(target).filter(it -> !fixed.contains(it.name()) && !it.filled());
        if (column.isEmpty()) {
            inverted(first, operator, second);
            return;
        }
        Optional<String> literal = literal(source);
        Optional<ColumnFacts> other = find(source);
        if (literal.isPresent()) {
            beside(column.get(), literal.get(), how)
                    .ifPresent(value -> row.put(column.get().name(), value));
        } else if (other.isPresent()) {
            copy(column.get(), other.get(), how);
        } else if (!Conjuncts.columns(source).contains(column.get().name())) {
            computed.add(new Computed(column.get().name(), how, source));
        }
    }

    /** One of the columns in a calculation is solved for. */
    private void inverted(Expression first, Operator operator, Expression second) {
        List<String> open = Stream.of(first, second)
                .flatMap(side -> Conjuncts.columns(side).stream())
                .filter(name -> find(new Column(name))
                        .filter(it -> !fixed.contains(name) && !it.filled())
                        .isPresent())
                .distinct()
                .toList();
        if (open.isEmpty()) {
            return;
        }
        String name = open.get(random.nextInt(open.size()));
        boolean inFirst = Conjuncts.columns(first).contains(name);
        if (inFirst != Conjuncts.columns(second).contains(name)) {
            (inFirst
                            ? Inversion.of(name, first, operator, second)
                            : Inversion.of(name, second, operator.mirrored(), first))
                    .ifPresent(computed::add);
        }
    }

    private void copy(ColumnFacts column, ColumnFacts other, Operator how) {
        Value value = current(other);
        if (value.isNull() && !fixed.contains(other.name()) && !other.filled() && how != Operator.NOT_DISTINCT) {
            return;
        }
        if (value.isNull()) {
            row.put(column.name(), Value.NULL);
        } else {
            beside(column, value.raw(), how).ifPresent(found -> row.put(column.name(), found));
        }
    }

    /** A value that compares so to another one; empty if its type has none. */
    static Optional<Value> beside(ColumnFacts column, String raw, Operator how, int distance) {
        int step = step(how) * distance;
        return column.pool().find(step == 0 ? raw : Neighbours.of(column.pool(), raw, step));
    }

    private Optional<Value> beside(ColumnFacts column, String raw, Operator how) {
        return beside(column, raw, how, random.nextInt(4) == 0 ? 1 + random.nextInt(30) : 1);
    }

    private static int step(Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_DISTINCT, AT_LEAST, AT_MOST -> 0;
            case GREATER, NOT_EQUAL, DISTINCT -> 1;
            case LESS -> -1;
        };
    }

    /** A literal's text without quotes and casts. */
    static Optional<String> literal(Expression expression) {
        Expression plain = Constants.strip(expression);
        if (plain instanceof Literal.Text text) {
            return Optional.of(text.value());
        }
        if (plain instanceof Literal.Numeric number) {
            return Optional.of(number.value().toPlainString());
        }
        if (plain instanceof Literal.Truth truth) {
            return Optional.of(String.valueOf(truth.value()));
        }
        boolean negative =
                plain instanceof Expression.Unary unary && unary.operator().equals("-");
        return negative ? literal(((Expression.Unary) plain).operand()).map(number -> "-" + number) : Optional.empty();
    }

    /** The conditions of which so many hold: {@code num_nonnulls(a, b)}, {@code (a is null)::int + (b is null)::int}. */
    private static List<Expression> counted(Expression sum) {
        if (sum instanceof Call call && call.function().matches("num_(non)?nulls")) {
            boolean negated = call.function().equals("num_nonnulls");
            return call.operands().stream()
                    .map(column -> (Expression) new Condition.IsNull(column, negated))
                    .toList();
        }
        if (sum instanceof Expression.Binary binary && binary.operator().equals("+")) {
            List<Expression> parts = Stream.of(binary.left(), binary.right())
                    .flatMap(part -> counted(Constants.strip(part)).stream())
                    .toList();
            return parts.size() >= 2 ? parts : List.of();
        }
        if (sum instanceof Expression.Case cases && cases.branches().size() == 1) {
            return List.of(cases.branches().get(0).when());
        }
        return sum instanceof Condition ? List.of(sum) : List.of();
    }

    private void count(List<Expression> conditions, Operator operator, int number) {
        int all = conditions.size();
        int wanted =
                switch (operator) {
                    case EQUAL, NOT_DISTINCT -> number;
                    case AT_LEAST, GREATER -> {
                        int least = operator == Operator.GREATER ? number + 1 : number;
                        yield least + random.nextInt(Math.max(1, all - least + 1));
                    }
                    case AT_MOST, LESS -> random.nextInt(Math.max(1, number + (operator == Operator.LESS ? 0 : 1)));
                    case NOT_EQUAL, DISTINCT -> number == 0 ? 1 : 0;
                };
        List<Expression> shuffled = new ArrayList<>(conditions);
        Collections.shuffle(shuffled, random);
        for (int i = 0; i < all; i++) {
            towards(shuffled.get(i), i < wanted);
        }
    }
}
