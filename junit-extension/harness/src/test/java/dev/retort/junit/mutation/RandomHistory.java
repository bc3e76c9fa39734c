package dev.retort.junit.mutation;

import dev.retort.junit.generation.RandomSchema;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A healthy history by chance: a random schema in a few revisions, then a table that goes through what tables go through:
 * columns, backfills, copies, rebuilds, triggers, views, comments, each with a downgrade that undoes it.
 */
final class RandomHistory {

    private record Change(String message, List<String> up, List<String> down) {}

    private final Random random;
    private final long seed;
    private final DatabaseKind database;
    private final boolean postgres;
    private final List<Change> changes = new ArrayList<>();

    private RandomHistory(long seed, DatabaseKind database) {
        this.seed = seed;
        this.random = new Random(seed * 104_729);
        this.database = database;
        this.postgres = database == DatabaseKind.POSTGRESQL;
    }

    /** Writes the files of one into a folder. */
    static void write(Path folder, long seed, DatabaseKind database) throws IOException {
        RandomHistory history = drawn(seed, database);
        for (int i = 0; i < history.changes.size(); i++) {
            history.file(folder, i + 1);
        }
    }

    /** Writes all of it as a single revision into a folder: what was meant, as a person would say it by a baseline. */
    static void writeSquashed(Path folder, long seed, DatabaseKind database) throws IOException {
        List<String> statements = new ArrayList<>();
        drawn(seed, database).changes.forEach(change -> statements.addAll(change.up));
        Files.writeString(
                folder.resolve("s001_squashed.sql"),
                "-- revision: s001\n-- down_revision: none\n-- message: squashed\n\n-- upgrade\n"
                        + String.join(";\n", statements) + ";\n");
    }

    private static RandomHistory drawn(long seed, DatabaseKind database) {
        RandomHistory history = new RandomHistory(seed, database);
        history.schema();
        history.life();
        return history;
    }

    private void file(Path folder, int number) throws IOException {
        Change change = changes.get(number - 1);
        String text = "-- revision: " + id(number)
                + "\n-- down_revision: " + (number == 1 ? "none" : id(number - 1))
                + "\n-- message: " + change.message
                + "\n\n-- upgrade\n" + String.join(";\n", change.up)
                + ";\n\n-- downgrade\n" + String.join(";\n", change.down) + ";\n";
        Files.writeString(folder.resolve(id(number) + "_change.sql"), text);
    }

    private static String id(int number) {
        return String.format("r%03d", number);
    }

    private void schema() {
        List<String> statements = RandomSchema.statements(seed, database);
        for (int from = 0; from < statements.size(); ) {
            int to = Math.min(statements.size(), from + 2 + random.nextInt(4));
            while (isTied(statements.subList(from, to), statements.subList(to, statements.size()))) {
                to++;
            }
            List<String> up = statements.subList(from, to);
            List<String> down = new ArrayList<>();
            up.forEach(statement -> down.add(0, undo(statement)));
            changes.add(new Change("part of a schema", List.copyOf(up), down));
            from = to;
        }
    }

    /** What is demanded of a table comes with it, since rows may break it later; and so does a table that it points to. */
    private boolean isTied(List<String> earlier, List<String> later) {
        return later.stream().anyMatch(statement -> earlier.stream()
                .anyMatch(before -> named(before, "table").equals(named(statement, "on"))
                        || named(before, "table").equals(named(statement, "alter table"))
                        || named(before, "references").equals(named(statement, "create table"))));
    }

    /** The name behind words; another one each time if they aren't there. */
    private Object named(String statement, String words) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(statement, database));
        boolean concerned = !words.equals("on") || statement.startsWith("create unique index");
        while (concerned && !cursor.isAtEnd()) {
            if (cursor.take(words.split(" "))) {
                return cursor.nextName();
            }
            cursor.next();
        }
        return new Object();
    }

    private String undo(String statement) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(statement, database));
        if (cursor.take("alter", "table")) {
            String table = cursor.next().text();
            return "ALTER TABLE " + table + " DROP CONSTRAINT " + table + "_other_id_fkey";
        }
        cursor.next();
        cursor.take("unique");
        Token kind = cursor.next();
        String name = cursor.next().text();
        if (kind.isWord("function")) {
            return "DROP FUNCTION " + name + "()";
        }
        if (kind.isWord("trigger") && postgres) {
            cursor.skipUntil(token -> token.isWord("on"));
            cursor.next();
            return "DROP TRIGGER " + name + " ON " + cursor.next().text();
        }
        return "DROP " + kind.text() + " " + name;
    }

    private void life() {
        birth();
        List<Runnable> events = new ArrayList<>(List.of(
                this::column,
                this::backfill,
                this::index,
                this::archive,
                this::otherDefault,
                this::trigger,
                this::kinds));
        if (postgres) {
            events.add(this::comment);
            events.add(this::type);
            events.add(this::sequence);
        }
        Collections.shuffle(events, random);
        events.subList(0, 4 + random.nextInt(3)).forEach(Runnable::run);
        if (random.nextBoolean()) {
            view();
        }
    }

    private void add(String message, List<String> up, List<String> down) {
        changes.add(new Change(message, up, down));
    }

    private String items(String name, String standard) {
        return "CREATE TABLE " + name + " (\n  id integer NOT NULL PRIMARY KEY,\n"
                + "  owner_id integer REFERENCES owners (id) ON DELETE " + (seed % 2 == 0 ? "CASCADE" : "SET NULL")
                + ",\n"
                + "  name varchar(40) DEFAULT '" + standard + "' NOT NULL,\n"
                + "  state varchar(10) NOT NULL,\n  amount integer,\n"
                + "  CONSTRAINT ck_items_state CHECK (state IN ('new', 'open', 'done')),\n"
                + "  CONSTRAINT uq_items_name UNIQUE (owner_id, name)\n)";
    }

    private void birth() {
        add(
                "owners and items",
                List.of(
                        "CREATE TABLE owners (\n  id integer NOT NULL PRIMARY KEY,\n  email varchar(60) NOT NULL UNIQUE\n)",
                        items("items", "nothing")),
                List.of("DROP TABLE items", "DROP TABLE owners"));
    }

    private void column() {
        add(
                "items have a note",
                List.of("ALTER TABLE items ADD COLUMN note varchar(30) DEFAULT '' NOT NULL"),
                List.of("ALTER TABLE items DROP COLUMN note"));
    }

    private void backfill() {
        add(
                "items have a level",
                List.of(
                        "ALTER TABLE items ADD COLUMN level integer",
                        "UPDATE items SET level = CASE WHEN amount IS NULL THEN 0 WHEN amount < 10 THEN 1 ELSE 2 END"
                                + " WHERE state <> 'done'"),
                List.of("ALTER TABLE items DROP COLUMN level"));
    }

    private void index() {
        add(
                "find items",
                List.of(
                        "CREATE INDEX ix_items_amount ON items (amount) WHERE state = 'open'",
                        "CREATE INDEX ix_items_state ON items (state, name)"),
                List.of("DROP INDEX ix_items_state", "DROP INDEX ix_items_amount"));
    }

    private void archive() {
        add(
                "archive",
                List.of(
                        "CREATE TABLE archive (id integer NOT NULL PRIMARY KEY, amount integer, title varchar(20))",
                        "INSERT INTO archive (id, amount, title) SELECT id, amount, substr(name, 1, 20) FROM items"
                                + " WHERE state = 'done' AND amount > 0"),
                List.of("DROP TABLE archive"));
    }

    /** On SQLite a rebuild, which no column may have been added before: what was added is dropped below first. */
    private void otherDefault() {
        boolean plain = changes.get(changes.size() - 1).message.equals("owners and items");
        if (postgres) {
            add(
                    "another default",
                    List.of(
                            "ALTER TABLE items ALTER COLUMN name SET DEFAULT 'unnamed', ALTER COLUMN amount SET DEFAULT 1"),
                    List.of(
                            "ALTER TABLE items ALTER COLUMN name SET DEFAULT 'nothing', ALTER COLUMN amount DROP DEFAULT"));
        } else if (plain) {
            add("another default", rebuild("unnamed"), rebuild("nothing"));
        }
    }

    private List<String> rebuild(String standard) {
        return List.of(
                items("items_new", standard),
                "INSERT INTO items_new (id, owner_id, name, state, amount) SELECT id, owner_id, name, state, amount FROM items",
                "DROP TABLE items",
                "ALTER TABLE items_new RENAME TO items");
    }

    private void trigger() {
        List<String> up = new ArrayList<>(List.of("CREATE TABLE seen (item integer, state varchar(10))"));
        String body = "INSERT INTO seen (item, state) VALUES (NEW.id, NEW.state)";
        if (postgres) {
            up.add("CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body
                    + "; RETURN NEW; END $$");
            up.add("CREATE TRIGGER see_items AFTER UPDATE ON items FOR EACH ROW EXECUTE FUNCTION see()");
        } else {
            up.add("CREATE TRIGGER see_items AFTER UPDATE ON items BEGIN " + body + "; END");
        }
        add(
                "changes are seen",
                up,
                postgres
                        ? List.of("DROP TRIGGER see_items ON items", "DROP FUNCTION see()", "DROP TABLE seen")
                        : List.of("DROP TRIGGER see_items", "DROP TABLE seen"));
    }

    private void kinds() {
        add(
                "kinds",
                List.of(
                        "CREATE TABLE kinds (code varchar(5) NOT NULL PRIMARY KEY, label varchar(20) NOT NULL, rank integer)",
                        "INSERT INTO kinds (code, label, rank) VALUES ('a', 'Apple', 1), ('b', 'Berry', 2)",
                        "UPDATE kinds SET rank = 3 WHERE code = 'b'"),
                List.of("DROP TABLE kinds"));
    }

    private void view() {
        add(
                "open items",
                List.of("CREATE VIEW open_items AS SELECT id, name FROM items WHERE state = 'open' AND amount > 3"),
                List.of("DROP VIEW open_items"));
    }

    private void comment() {
        add(
                "comments",
                List.of("COMMENT ON TABLE items IS 'what we have'", "COMMENT ON COLUMN items.amount IS 'pieces'"),
                List.of("COMMENT ON COLUMN items.amount IS NULL", "COMMENT ON TABLE items IS NULL"));
    }

    private void type() {
        add(
                "a colour",
                List.of(
                        "CREATE TYPE colour AS ENUM ('red', 'green')",
                        "ALTER TABLE items ADD COLUMN tint colour, ADD CONSTRAINT ck_items_tint CHECK (tint <> 'green')"),
                List.of("ALTER TABLE items DROP COLUMN tint", "DROP TYPE colour"));
    }

    private void sequence() {
        add(
                "numbers",
                List.of(
                        "CREATE SEQUENCE numbers START 100",
                        "ALTER TABLE items ADD COLUMN number bigint DEFAULT nextval('numbers') NOT NULL"),
                List.of("ALTER TABLE items DROP COLUMN number", "DROP SEQUENCE numbers"));
    }
}
