package dev.retort.junit.generation;

import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.dialect.SqlWriter;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Reads conditions of one table, and tells which of its columns they name. */
final class RuleReader {

    private final DatabaseKind database;
    private final SqlWriter writer;
    private final List<String> columns;

    RuleReader(DatabaseKind database, SqlWriter writer, List<String> columns) {
        this.database = database;
        this.writer = writer;
        this.columns = columns;
    }

    /** The column that a name means; on SQLite the case of letters doesn't count. */
    Optional<String> findColumn(String name) {
        return columns.stream().filter(name::equals).findFirst().or(() -> columns.stream()
                .filter(column -> database == DatabaseKind.SQLITE && column.equalsIgnoreCase(name))
                .findFirst());
    }

    /** Reads a condition that names columns, with or without {@code new.} before them. */
    Rule read(String label, String name, String sql) {
        Expression tree = resolved(new ExpressionReader(database).read(sql), this::column);
        return new Rule(label, name, sql, tree, columns(tree, sql));
    }

    /** Reads a domain's condition, in which VALUE is the column. */
    Rule ofDomain(String label, String name, String sql, String column) {
        UnaryOperator<Expression> value =
                leaf -> leaf instanceof Expression.Column ? new Expression.Column(column) : leaf;
        Expression tree = resolved(new ExpressionReader(database).read(sql), value);
        String inside = "(select " + sql + " from (select new." + writer.name(column) + " as value) as of_domain)";
        return new Rule(label, name, inside, tree, Set.of(column));
    }

    private Expression column(Expression leaf) {
        if (!(leaf instanceof Expression.Column column)) {
            return leaf;
        }
        String name = column.name().toLowerCase(Locale.ROOT).startsWith("new.")
                ? column.name().substring(4)
                : column.name();
        return findColumn(name)
                .map(found -> (Expression) new Expression.Column(found))
                .orElse(leaf);
    }

    private static Expression resolved(Expression tree, UnaryOperator<Expression> leaf) {
        return tree.operands().isEmpty() ? leaf.apply(tree) : tree.map(inside -> resolved(inside, leaf));
    }

    private Set<String> columns(Expression tree, String sql) {
        Set<String> found = new LinkedHashSet<>();
        if (tree instanceof Expression.Unread) {
            for (Token token : Tokenizer.tokens(sql, database)) {
                if (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED) {
                    findColumn(token.name()).ifPresent(found::add);
                }
            }
            return found;
        }
        tree.all()
                .filter(Expression.Column.class::isInstance)
                .map(column -> ((Expression.Column) column).name())
                .filter(columns::contains)
                .forEach(found::add);
        return found;
    }
}
