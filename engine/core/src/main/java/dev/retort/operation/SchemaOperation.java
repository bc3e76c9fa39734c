package dev.retort.operation;

import java.util.Optional;

/** What happens to a schema or an extension. */
public sealed interface SchemaOperation extends Operation {

    /**
     * Creates a schema. SQLite has no schemas but attached files, and refuses.
     *
     * @param name the schema's name
     * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
     */
    record CreateSchema(String name, Presence presence) implements SchemaOperation {

        @Override
        public String describe() {
            return "create schema " + name;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DropSchema(name, presence, false));
        }
    }

    /**
     * Drops a schema, which must be empty unless all in it goes too. SQLite has no schemas and refuses.
     *
     * @param name the schema's name
     * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
     * @param cascade whether all that is in it goes too
     */
    record DropSchema(String name, Presence presence, boolean cascade) implements SchemaOperation {

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

    /**
     * Adds an extension to the database. Nothing on SQLite, which has what it was built with.
     *
     * @param name the extension's name
     * @param schema where its objects go; empty for the default schema
     * @param presence {@link Presence#OPTIONAL} for {@code IF NOT EXISTS}
     */
    record CreateExtension(String name, Optional<String> schema, Presence presence) implements SchemaOperation {

        @Override
        public String describe() {
            return "create extension " + name;
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new DropExtension(name, presence, false));
        }
    }

    /**
     * Removes an extension from the database. Nothing on SQLite.
     *
     * @param name the extension's name
     * @param presence {@link Presence#OPTIONAL} for {@code IF EXISTS}
     * @param cascade whether what depends on it goes too; PostgreSQL only
     */
    record DropExtension(String name, Presence presence, boolean cascade) implements SchemaOperation {

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
}
