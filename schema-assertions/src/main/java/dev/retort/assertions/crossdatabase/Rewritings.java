package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Rewriting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What pairs of expressions do on each side: SQLite's becomes its first partner, and the further partners become the first
 * one too.
 *
 * @param sqlite for SQLite's expressions
 * @param postgresql for PostgreSQL's
 */
record Rewritings(List<Rewriting> sqlite, List<Rewriting> postgresql) {

    static Rewritings of(List<EquivalentExpression> pairs) {
        Map<Expression, Expression> first = new LinkedHashMap<>();
        List<Rewriting> further = new ArrayList<>();
        for (EquivalentExpression pair : pairs) {
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
