package dev.retort.operation;

/**
 * Drops a schema, which must be empty unless all in it goes too. SQLite has no schemas and refuses.
 *
 * @param name the schema's name
 * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
 * @param cascade whether all that is in it goes too
 */
public record DropSchema(String name, Presence presence, boolean cascade) implements Operation {

    @Override
    public String describe() {
        return "drop schema " + name;
    }

    @Override
    public Reversal reverse() {
        return cascade
                ? Reversal.none("what was in the dropped schema is not known")
                : Reversal.by(new CreateSchema(name, presence));
    }
}
