package dev.retort.operation;

/**
 * Creates a schema. SQLite has no schemas but attached files, and refuses.
 *
 * @param name the schema's name
 * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
 */
public record CreateSchema(String name, Presence presence) implements Operation {

    @Override
    public String describe() {
        return "create schema " + name;
    }

    @Override
    public Reversal reverse() {
        return Reversal.by(new DropSchema(name, presence, false));
    }
}
