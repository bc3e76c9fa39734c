package dev.retort.operation;

import java.util.Optional;

/**
 * Removes an extension from the database. Nothing on SQLite.
 *
 * @param name the extension's name
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param cascade whether what depends on it goes too; PostgreSQL only
 */
public record DropExtension(String name, Presence presence, boolean cascade) implements Operation {

    @Override
    public String describe() {
        return "drop extension " + name;
    }

    @Override
    public Reversal reverse() {
        return cascade
                ? Reversal.none("what depended on the dropped extension is not known")
                : Reversal.by(new CreateExtension(name, Optional.empty(), presence));
    }
}
