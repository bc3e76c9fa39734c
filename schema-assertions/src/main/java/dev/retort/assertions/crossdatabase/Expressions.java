package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Canonical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.assertions.expression.Rewriting;
import dev.retort.assertions.expression.Scope;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.List;

/** Reads one side's expressions about one table and tells what they mean. */
final class Expressions {

    private final DatabaseKind dialect;
    private final ExpressionReader reader;
    private final Canonical canonical;

    Expressions(DatabaseKind dialect, Scope scope, List<Rewriting> rewritings) {
        this.dialect = dialect;
        this.reader = new ExpressionReader(dialect);
        this.canonical = new Canonical(dialect, scope, rewritings);
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
