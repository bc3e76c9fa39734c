package dev.retort.operation;

import dev.retort.schema.View;
import java.util.Optional;

/**
 * Gives a view another query, or creates it. PostgreSQL only lets columns be added at the end, and refuses materialized
 * views; drop and create these.
 *
 * @param view the view as it shall be, not materialized
 * @param original the view as it was, for the way back
 */
public record ReplaceView(View view, Optional<View> original) implements Operation {

    @Override
    public String describe() {
        return "replace view " + view.name();
    }

    @Override
    public Reversal reverse() {
        return original.map(it -> Reversal.by(new ReplaceView(it, Optional.of(view))))
                .orElseGet(() -> Reversal.none("the view's former query was not given"));
    }
}
