package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Canonical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.assertions.expression.Rewriting;
import dev.retort.assertions.expression.Scope;
import dev.retort.assertions.token.SqlDialect;
import dev.retort.assertions.token.Token;
import dev.retort.assertions.token.TokenCursor;
import dev.retort.assertions.token.Tokenizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one side's expressions about one table and tells what they mean. */
final class Expressions {

    private final SqlDialect dialect;
    private final ExpressionReader reader;
    private final Canonical canonical;

    private Expressions(SqlDialect dialect, Scope scope, List<Rewriting> rewritings) {
        this.dialect = dialect;
        this.reader = new ExpressionReader(dialect);
        this.canonical = new Canonical(dialect, scope, rewritings);
    }

    /** SQLite's way of writing becomes PostgreSQL's first one. */
    static Expressions ofSqlite(Scope scope, List<EquivalentExpression> pairs) {
        List<Rewriting> rewritings = new ArrayList<>();
        firstOf(pairs).forEach((sqlite, postgresql) -> rewritings.add(new Rewriting(sqlite, postgresql)));
        return new Expressions(SqlDialect.SQLITE, scope, rewritings);
    }

    /** PostgreSQL's further ways of writing the same become the first one. */
    static Expressions ofPostgresql(Scope scope, List<EquivalentExpression> pairs) {
        Map<Expression, Expression> first = firstOf(pairs);
        List<Rewriting> rewritings = new ArrayList<>();
        for (EquivalentExpression pair : pairs) {
            Expression wanted = first.getOrDefault(pair.onSqlite(), pair.onPostgresql());
            if (!wanted.equals(pair.onPostgresql())) {
                rewritings.add(new Rewriting(pair.onPostgresql(), wanted));
            }
        }
        return new Expressions(SqlDialect.POSTGRESQL, scope, rewritings);
    }

    private static Map<Expression, Expression> firstOf(List<EquivalentExpression> pairs) {
        Map<Expression, Expression> first = new HashMap<>();
        pairs.forEach(pair -> first.putIfAbsent(pair.onSqlite(), pair.onPostgresql()));
        return first;
    }

    TokenCursor cursor(String sql) {
        return new TokenCursor(Tokenizer.tokens(sql, dialect));
    }

    Expression condition(List<Token> tokens) {
        return canonical.condition(reader.read(tokens));
    }

    Expression condition(Expression expression) {
        return canonical.condition(expression);
    }

    Expression value(Expression expression) {
        return canonical.value(expression);
    }

    Expression conditionAt(TokenCursor cursor) {
        return canonical.condition(reader.readFirst(cursor));
    }

    Expression valueAt(TokenCursor cursor) {
        return canonical.value(reader.readFirst(cursor));
    }

    /** What is written, before anything is known of what it means. */
    Expression written(List<Token> tokens) {
        return reader.read(tokens);
    }
}
