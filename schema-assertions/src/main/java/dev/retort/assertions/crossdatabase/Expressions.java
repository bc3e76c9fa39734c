package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Canonical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Cast;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.assertions.expression.Literal;
import dev.retort.assertions.expression.Rewriting;
import dev.retort.assertions.expression.Scope;
import dev.retort.assertions.expression.ValueKind;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    Expression condition(String sql) {
        return canonical.condition(reader.read(cursor(sql).rest()));
    }

    Expression conditionAt(TokenCursor cursor) {
        return canonical.condition(reader.readFirst(cursor));
    }

    Expression valueAt(TokenCursor cursor) {
        return canonical.value(reader.readFirst(cursor));
    }

    /**
     * What goes into a column: a default or what generates it. PostgreSQL casts it to the column's type.
     *
     * @param type the column's type on PostgreSQL
     * @param kind the sort of the column's values
     */
    Expression ofColumn(String sql, String type, ValueKind kind) {
        Expression written = reader.read(cursor(sql).rest());
        boolean cast = written instanceof Cast outer
                && !(outer.operand() instanceof Literal)
                && Portable.type(type)
                        .replace(" ", "")
                        .equals(Portable.type(outer.type()).replace(" ", ""));
        Expression own = cast ? written.operands().get(0) : written;
        return kind == ValueKind.BOOLEAN ? canonical.condition(own) : canonical.value(own);
    }

    /**
     * What pairs of expressions do on each side: SQLite's becomes its first partner, and the further partners become the first
     * one too.
     *
     * @param sqlite for SQLite's expressions
     * @param postgresql for PostgreSQL's
     */
    record Rewritings(List<Rewriting> sqlite, List<Rewriting> postgresql) {

        static Rewritings of(List<CrossDatabaseRules.EquivalentExpression> pairs) {
            Map<Expression, Expression> first = new LinkedHashMap<>();
            List<Rewriting> further = new ArrayList<>();
            for (CrossDatabaseRules.EquivalentExpression pair : pairs) {
                Expression partner = pair.onPostgresql();
                Expression wanted = first.computeIfAbsent(pair.onSqlite(), any -> partner);
                if (!wanted.equals(partner)) {
                    further.add(new Rewriting(partner, wanted));
                }
            }
            List<Rewriting> onSqlite = first.entrySet().stream()
                    .map(pair -> new Rewriting(pair.getKey(), pair.getValue()))
                    .toList();
            return new Rewritings(onSqlite, further);
        }
    }
}
