package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import java.util.Optional;

/**
 * Runs SQL word for word; several statements are split. No placeholder is ever substituted. A database for which there
 * is no text does nothing.
 *
 * @param sql the SQL
 * @param undo the SQL that undoes it, if it was given
 * @param transactional false for statements that can't run in a transaction
 */
public record Execute(SqlText sql, Optional<SqlText> undo, boolean transactional) implements Operation {

    @Override
    public String describe() {
        String first = sql.toString().strip().lines().findFirst().orElse("");
        return "execute " + (first.length() > 60 ? first.substring(0, 60) + "…" : first);
    }

    @Override
    public Reversal reverse() {
        return undo.map(it -> Reversal.by(new Execute(it, Optional.of(sql), transactional)))
                .orElseGet(() -> Reversal.none("SQL has no reverse unless one is given"));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.empty();
    }
}
