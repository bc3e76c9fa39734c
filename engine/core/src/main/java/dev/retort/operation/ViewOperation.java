package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import dev.retort.schema.View;
import java.util.Optional;

/** What happens to a view. */
public sealed interface ViewOperation extends Operation {

    /**
     * Creates a view. A materialized one is a plain view on SQLite, so that reading it gives the same rows.
     *
     * @param view the view
     * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
     */
    record CreateView(View view, Presence presence) implements ViewOperation {

        @Override
        public String describe() {
            return "create view " + view.name();
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DropView(view.name(), view.materialized(), presence, false, Optional.of(view)));
        }
    }

    /**
     * Gives a view another query, or creates it. PostgreSQL only lets columns be added at the end; else the view is dropped and
     * created again there, with its owner, comments, grants, options, defaults and triggers, and is refused while other objects
     * depend on it. It can't replace materialized views; drop and create these.
     *
     * @param view the view as it shall be, not materialized
     * @param original the view as it was, for the way back
     */
    record ReplaceView(View view, Optional<View> original) implements ViewOperation {

        @Override
        public String describe() {
            return "replace view " + view.name();
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(it -> new ReplaceView(it, Optional.of(view))),
                    "the view's former query was not given");
        }
    }

    /**
     * Refreshes a materialized view. Nothing on SQLite, where it is a plain view and always fresh.
     *
     * @param name the view's name
     * @param concurrently whether readers go on meanwhile; it needs a unique index
     */
    record RefreshView(QualifiedName name, boolean concurrently) implements ViewOperation {

        @Override
        public String describe() {
            return "refresh view " + name;
        }

        @Override
        public Reversal reverse() {
            return Reversal.notNeeded();
        }
    }

    /**
     * Drops a view.
     *
     * @param name the view's name
     * @param materialized whether its rows are kept; no difference on SQLite
     * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
     * @param cascade whether what depends on it goes too; PostgreSQL only
     * @param original the view as it was, for the way back
     */
    record DropView(
            QualifiedName name, boolean materialized, Presence presence, boolean cascade, Optional<View> original)
            implements ViewOperation {

        @Override
        public String describe() {
            return "drop view " + name;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(
                    original.map(it -> new CreateView(it, presence)), "the dropped view's query was not given");
        }
    }
}
