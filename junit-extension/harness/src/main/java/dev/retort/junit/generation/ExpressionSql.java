package dev.retort.junit.generation;

import dev.retort.assertions.expression.Condition;
import dev.retort.assertions.expression.Condition.Like;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Call;
import dev.retort.assertions.expression.Literal;
import dev.retort.dialect.SqlWriter;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a tree as SQL of the database that it was read from, with its columns quoted where they need it. */
final class ExpressionSql {

    private final boolean sqlite;
    private final SqlWriter writer;

    ExpressionSql(DatabaseKind database, SqlWriter writer) {
        this.sqlite = database == DatabaseKind.SQLITE;
        this.writer = writer;
    }

    /** The text; empty if part of it couldn't be read, so that it can't be written either. */
    Optional<String> find(Expression tree) {
        boolean whole = tree.all()
                .noneMatch(part -> part instanceof Expression.Unread || part instanceof Expression.Placeholder);
        return whole ? Optional.of(write(tree)) : Optional.empty();
    }

    private String write(Expression tree) {
        if (tree instanceof Expression.Column column) {
            return writer.name(column.name());
        }
        if (tree instanceof Literal.Text text) {
            return writer.literal(text.value());
        }
        if (tree instanceof Literal || (tree.operands().isEmpty() && !(tree instanceof Call))) {
            return tree.toString();
        }
        if (tree instanceof Condition condition) {
            return condition(condition);
        }
        if (tree instanceof Call call) {
            return call(call);
        }
        if (tree instanceof Expression.Case cases) {
            return cases(cases);
        }
        List<String> parts = tree.operands().stream().map(this::nested).toList();
        if (tree instanceof Expression.Cast cast) {
            return "cast(" + parts.get(0) + " as " + cast.type() + ")";
        }
        if (tree instanceof Expression.Collated collated) {
            boolean plain = sqlite || !collated.collation().equals("c");
            return parts.get(0) + " collate " + (plain ? collated.collation() : "\"C\"");
        }
        if (tree instanceof Expression.Unary unary) {
            return unary.operator() + " " + parts.get(0);
        }
        return parts.get(0) + " " + ((Expression.Binary) tree).operator() + " " + parts.get(1);
    }

    private String nested(Expression tree) {
        return "(" + write(tree) + ")";
    }

    private String condition(Condition tree) {
        if (tree instanceof Condition.Not not) {
            return "not " + nested(not.operand());
        }
        if (tree instanceof Condition.IsNull isNull) {
            return nested(isNull.operand()) + (isNull.negated() ? " is not null" : " is null");
        }
        if (tree instanceof Condition.IsTruth truth) {
            return nested(truth.operand()) + (truth.negated() ? " is not " : " is ") + truth.value();
        }
        if (tree instanceof Condition.Comparison comparison) {
            return nested(comparison.left()) + " " + comparison.operator() + " " + nested(comparison.right());
        }
        if (tree instanceof Condition.Logical logical) {
            String word = " " + logical.connective().name().toLowerCase(Locale.ROOT) + " ";
            return logical.operands().stream().map(this::nested).collect(Collectors.joining(word));
        }
        if (tree instanceof Condition.In in) {
            return nested(in.operand()) + (in.negated() ? " not in " : " in ") + "(" + list(in.items()) + ")";
        }
        return like((Like) tree);
    }

    private String like(Like like) {
        String word =
                switch (like.style()) {
                    case REGEXP -> sqlite ? "regexp" : "~";
                    case IREGEXP -> "~*";
                    default -> like.style().name().toLowerCase(Locale.ROOT);
                };
        String matched = nested(like.operand()) + " " + word + " " + nested(like.pattern())
                + like.escape().map(escape -> " escape " + write(escape)).orElse("");
        return like.negated() ? "not (" + matched + ")" : matched;
    }

    private String list(List<Expression> items) {
        return items.stream().map(this::write).collect(Collectors.joining(", "));
    }

    private String call(Call call) {
        String function = call.function();
        List<Expression> arguments = call.operands();
        if (function.equals("array")) {
            return "array[" + list(arguments) + "]";
        }
        if (function.endsWith(" any") || function.endsWith(" all")) {
            int space = function.lastIndexOf(' ');
            return nested(arguments.get(0)) + " " + function.substring(0, space) + function.substring(space) + " "
                    + nested(arguments.get(1));
        }
        if (function.equals("extract")) {
            return "extract(" + ((Literal.Text) arguments.get(0)).value() + " from " + write(arguments.get(1)) + ")";
        }
        boolean bare = arguments.isEmpty() && (function.startsWith("current_") || function.startsWith("local"));
        return bare || function.endsWith("_user") ? function : function + "(" + list(arguments) + ")";
    }

    private String cases(Expression.Case cases) {
        StringBuilder text = new StringBuilder("case");
        cases.subject().ifPresent(subject -> text.append(' ').append(nested(subject)));
        cases.branches().forEach(branch -> text.append(" when ")
                .append(nested(branch.when()))
                .append(" then ")
                .append(nested(branch.then())));
        cases.otherwise().ifPresent(other -> text.append(" else ").append(nested(other)));
        return text.append(" end").toString();
    }
}
