package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.View;
import java.util.Optional;

/**
 * Drops a view.
 *
 * @param name the view's name
 * @param materialized whether its rows are kept; no difference on SQLite
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param cascade whether what depends on it goes too; PostgreSQL only
 * @param original the view as it was, for the way back
 */
public record DropView(
        QualifiedName name, boolean materialized, Presence presence, boolean cascade, Optional<View> original)
        implements Operation {

    @Override
    public String describe() {
        return "drop view " + name;
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new CreateView(it, presence)))
                .orElseGet(() -> Reversal.none("the dropped view's query was not given"));
    }
}
