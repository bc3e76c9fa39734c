package dev.retort.operation;

import dev.retort.schema.QualifiedName;

/**
 * Refreshes a materialized view. Nothing on SQLite, where it is a plain view and always fresh.
 *
 * @param name the view's name
 * @param concurrently whether readers go on meanwhile; it needs a unique index
 */
public record RefreshView(QualifiedName name, boolean concurrently) implements Operation {

    @Override
    public String describe() {
        return "refresh view " + name;
    }

    @Override
    public Reversal reverse() {
        return Reversal.notNeeded();
    }
}
