package dev.retort.operation;

import java.util.Optional;

/**
 * Adds an extension to the database. Nothing on SQLite, which has what it was built with.
 *
 * @param name the extension's name
 * @param schema where its objects go; empty for the default schema
 * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
 */
public record CreateExtension(String name, Optional<String> schema, Presence presence) implements Operation {

    @Override
    public String describe() {
        return "create extension " + name;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DropExtension(name, presence, false));
    }
}
