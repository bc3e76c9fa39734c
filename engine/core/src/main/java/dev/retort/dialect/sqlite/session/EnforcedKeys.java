package dev.retort.dialect.sqlite.session;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses statements that delete rows of other tables as a side effect, where foreign keys are enforced and can't be
 * switched off: {@code DROP TABLE} deletes all rows first, and {@code REPLACE} those that are in its way, and each of
 * them takes along the rows that point to it. A {@code DELETE} or {@code UPDATE} does what its author asks for.
 *
 * @see <a href="https://www.sqlite.org/foreignkeys.html#fk_schemacommands">DROP TABLE</a>
 * @see <a href="https://www.sqlite.org/lang_conflict.html">REPLACE</a>
 */
record EnforcedKeys(Connection connection) {

    private static final Set<String> DOING = Set.of("CASCADE", "SET NULL", "SET DEFAULT");

    void check(String sql) throws SQLException {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, DatabaseKind.SQLITE));
        if (cursor.take("DROP", "TABLE")) {
            cursor.take("IF", "EXISTS");
            refuseIfPointedTo(cursor, "DROP TABLE deletes the rows of", false);
            return;
        }
        skipCommonTables(cursor);
        if (replaces(cursor)) {
            cursor.take("INTO");
            refuseIfPointedTo(cursor, "REPLACE may delete rows of", true);
        }
    }

    private static void skipCommonTables(TokenCursor cursor) {
        if (cursor.isAt("WITH")) {
            while (!cursor.isAtEnd() && !cursor.isAt("INSERT") && !cursor.isAt("UPDATE") && !cursor.isAt("REPLACE")) {
                if (cursor.group().isEmpty() && !cursor.isAtEnd()) {
                    cursor.next();
                }
            }
        }
    }

    /** Whether it replaces rows, by its own words or by those of its table; stands before the table's name then. */
    private boolean replaces(TokenCursor cursor) throws SQLException {
        if (cursor.take("REPLACE")) {
            return true;
        }
        if (!cursor.take("INSERT") && !cursor.take("UPDATE")) {
            return false;
        }
        if (cursor.take("OR")) {
            return cursor.next().isWord("REPLACE");
        }
        TokenCursor ahead = cursor.copy();
        ahead.take("INTO");
        return !ahead.isAtEnd() && replacesByItself(name(ahead));
    }

    private boolean replacesByItself(List<String> table) throws SQLException {
        String query = "SELECT sql FROM " + schemaTable(table) + " WHERE type = 'table' AND name = ? COLLATE NOCASE";
        Optional<String> stored = new Query(connection, query, last(table)).first(row -> row.getString(1));
        if (stored.isEmpty()) {
            return false;
        }
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(stored.get(), DatabaseKind.SQLITE));
        while (!cursor.isAtEnd()) {
            if (cursor.take("ON", "CONFLICT", "REPLACE")) {
                return true;
            }
            cursor.next();
        }
        return false;
    }

    private void refuseIfPointedTo(TokenCursor cursor, String harm, boolean onlyDoing) throws SQLException {
        if (cursor.isAtEnd()) {
            return;
        }
        List<String> table = name(cursor);
        for (Key key : keysTo(table)) {
            if ((!onlyDoing || DOING.contains(key.onDelete())) && hasRows(key, table)) {
                throw refused(harm, last(table), key);
            }
        }
    }

    private static InvalidOperationException refused(String harm, String table, Key key) {
        return new InvalidOperationException(Problem.of(
                        "foreign-keys-enforced",
                        harm + " '" + table + "', and foreign keys are enforced in the transaction that this run joins")
                .with("rows that point to it", "of '" + key.child() + "', ON DELETE " + key.onDelete())
                .cure("run PRAGMA foreign_keys = OFF before the transaction begins, or don't join it: the engine checks"
                        + " foreign keys itself before it commits"));
    }

    /** Keys of other tables; a table that is dropped takes its own rows along as it should. */
    private List<Key> keysTo(List<String> table) throws SQLException {
        Map<String, Key> keys = new LinkedHashMap<>();
        String schema = table.size() > 1 ? ", " + Literals.text(table.get(0)) : "";
        String query = "SELECT s.name, k.id, k.\"from\", k.on_delete FROM " + schemaTable(table)
                + " s JOIN pragma_foreign_key_list(s.name" + schema + ") k WHERE s.type = 'table'"
                + " AND k.\"table\" = ? COLLATE NOCASE AND s.name <> ? COLLATE NOCASE";
        new Query(connection, query, last(table), last(table)).each(row -> {
            String child = row.getString(1);
            String onDelete = row.getString(4);
            keys.computeIfAbsent(child + "\n" + row.getInt(2), any -> new Key(child, onDelete, new ArrayList<>()))
                    .columns()
                    .add(row.getString(3));
        });
        return List.copyOf(keys.values());
    }

    private boolean hasRows(Key key, List<String> parent) throws SQLException {
        String schema = parent.size() > 1 ? SQLITE.quote(parent.get(0)) + "." : "";
        String pointing = String.join(
                " AND ",
                key.columns().stream()
                        .map(column -> SQLITE.quote(column) + " IS NOT NULL")
                        .toList());
        String query = "SELECT 1 FROM " + schema + SQLITE.quote(key.child()) + " WHERE " + pointing + " LIMIT 1";
        return new Query(connection, query).hasRows();
    }

    /** A name, after that of its schema if it has one. */
    private static List<String> name(TokenCursor cursor) {
        Token first = cursor.next();
        return cursor.takeSymbol(".") && !cursor.isAtEnd()
                ? List.of(first.name(), cursor.next().name())
                : List.of(first.name());
    }

    private static String last(List<String> table) {
        return table.get(table.size() - 1);
    }

    private static String schemaTable(List<String> table) {
        return table.size() > 1 ? SQLITE.quote(table.get(0)) + ".sqlite_schema" : "sqlite_schema";
    }

    /**
     * A foreign key.
     *
     * @param child the table that has it
     * @param onDelete what happens to a row when the one that it points to is deleted
     * @param columns its own columns
     */
    private record Key(String child, String onDelete, List<String> columns) {}
}
