package dev.retort.operation;

import dev.retort.schema.View;
import java.util.Optional;

/**
 * Creates a view. A materialized one is a plain view on SQLite, so that reading it gives the same rows.
 *
 * @param view the view
 * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
 */
public record CreateView(View view, Presence presence) implements Operation {

    @Override
    public String describe() {
        return "create view " + view.name();
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DropView(view.name(), view.materialized(), presence, false, Optional.of(view)));
    }
}
