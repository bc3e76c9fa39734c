package dev.retort.dialect.sqlite.session;

import static dev.retort.sql.Identifiers.SQLITE;
import static java.util.stream.Collectors.joining;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Rows whose foreign keys point to nothing, as <a href="https://www.sqlite.org/pragma.html#pragma_foreign_key_check">
 * foreign_key_check</a> finds them, in words. The words don't hold the key's number, which changes with other keys.
 */
record DanglingRows(List<DanglingRow> rows) {

    private static final int SHOWN = 5;

    static final DanglingRows NONE = new DanglingRows(List.of());

    static DanglingRows find(Connection connection) throws SQLException {
        if (isClean(connection)) {
            return NONE;
        }
        return find(connection, pointing(connection));
    }

    /** The same of some tables only. */
    static DanglingRows find(Connection connection, Collection<String> tables) throws SQLException {
        List<DanglingRow> found = new ArrayList<>();
        for (String table : tables) {
            addFound(connection, table, found);
        }
        return new DanglingRows(List.copyOf(found));
    }

    /** What is in this one and not in the other, which may hold the same words several times. */
    List<String> without(DanglingRows other) {
        return added(other).stream().map(DanglingRow::words).toList();
    }

    private List<DanglingRow> added(DanglingRows other) {
        List<String> before =
                new ArrayList<>(other.rows.stream().map(DanglingRow::words).toList());
        return rows.stream().filter(row -> !before.remove(row.words())).toList();
    }

    /** Refuses rows that weren't there before. */
    void requireNoneBut(DanglingRows before, Connection connection) throws SQLException {
        List<DanglingRow> added = added(before);
        if (!added.isEmpty()) {
            throw violated(added, connection);
        }
    }

    private static RetortException violated(List<DanglingRow> rows, Connection connection) throws SQLException {
        List<String> shown = new ArrayList<>();
        for (DanglingRow row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
            shown.add(row.inFull(connection));
        }
        boolean keyless = rows.stream().allMatch(row -> row.key().isEmpty());
        return new RetortException(
                Problem.of("foreign-key-violated", "the revision would leave foreign keys that point to nothing")
                        .with(keyless ? "tables" : "rows", rows.size())
                        .with("first", String.join("\n", shown))
                        .cure(
                                keyless
                                        ? "give the table that is pointed to its primary key or UNIQUE back, on just these columns,"
                                                + " or drop the foreign key too: no row can be written as it is"
                                        : "delete or change these rows in the migration, or keep what they point to"));
    }

    /** One look at all tables, which passes over those without foreign keys at once. */
    private static boolean isClean(Connection connection) throws SQLException {
        try {
            return !new Query(connection, "PRAGMA foreign_key_check").hasRows();
        } catch (SQLException error) {
            if (isMismatch(error)) {
                return false;
            }
            throw error;
        }
    }

    private static boolean isMismatch(SQLException error) {
        return String.valueOf(error.getMessage()).contains("foreign key mismatch");
    }

    private static List<String> pointing(Connection connection) throws SQLException {
        String query = "SELECT name FROM sqlite_schema WHERE type = 'table' "
                + "AND sql NOT LIKE 'CREATE VIRTUAL %' AND sql LIKE '%references%' ORDER BY name";
        return new Query(connection, query).list(row -> row.getString(1));
    }

    /** A key whose target's columns aren't unique is an error of its own, which must not hide the others. */
    private static void addFound(Connection connection, String table, List<DanglingRow> found) throws SQLException {
        try {
            new Query(connection, "PRAGMA foreign_key_check(" + SQLITE.quote(table) + ")").each(rows -> {
                String row = rows.getString(2);
                found.add(new DanglingRow(
                        rows.getString(1),
                        Optional.ofNullable(row),
                        rows.getString(3),
                        OptionalInt.of(rows.getInt(4))));
            });
        } catch (SQLException error) {
            if (!isMismatch(error)) {
                throw error;
            }
            found.add(
                    new DanglingRow(table, Optional.empty(), String.valueOf(error.getMessage()), OptionalInt.empty()));
        }
    }

    /**
     * A row that points to nothing, or a table of which no row can.
     *
     * @param table its table
     * @param rowid its number; empty where rows have none
     * @param target the table that it points to; the server's message if the columns there aren't a key
     * @param key the number of the foreign key in its table; empty if the columns that it names aren't a key
     */
    private record DanglingRow(String table, Optional<String> rowid, String target, OptionalInt key) {

        /** Tells it from others, whatever the key's number and columns are called by now. */
        String words() {
            return inWords(rowid.map(it -> "rowid " + it).orElse(""));
        }

        /** The same with the columns that point, and their values. */
        String inFull(Connection connection) throws SQLException {
            if (key.isEmpty()) {
                return words();
            }
            List<String> columns = new Query(
                            connection,
                            "SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE id = ? ORDER BY seq",
                            table,
                            key.getAsInt())
                    .list(row -> row.getString(1));
            String names = String.join(", ", columns);
            if (rowid.isEmpty() || columns.isEmpty()) {
                return inWords(names);
            }
            String values = columns.stream()
                    .map(name -> "quote(" + SQLITE.quote(name) + ")")
                    .collect(joining(" || ', ' || "));
            String shown = new Query(
                            connection,
                            "SELECT " + values + " FROM " + SQLITE.quote(table) + " WHERE rowid = ?",
                            rowid.get())
                    .first(row -> row.getString(1))
                    .orElse("?");
            return inWords("rowid " + rowid.get() + ", " + names + " = " + shown);
        }

        private String inWords(String which) {
            return key.isEmpty()
                    ? "the columns that '" + table + "' points to aren't a key there: " + target
                    : "a row of '" + table + "'" + (which.isEmpty() ? "" : " (" + which + ")")
                            + " points to a missing row of '" + target + "'";
        }
    }
}
