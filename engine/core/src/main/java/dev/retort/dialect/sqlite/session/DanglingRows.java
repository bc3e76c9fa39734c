package dev.retort.dialect.sqlite.session;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows whose foreign keys point to nothing, as <a href="https://www.sqlite.org/pragma.html#pragma_foreign_key_check">
 * foreign_key_check</a> finds them, in words. The words don't hold the key's number, which changes with other keys.
 */
record DanglingRows(List<String> descriptions) {

    static final DanglingRows NONE = new DanglingRows(List.of());

    static DanglingRows find(Connection connection) throws SQLException {
        if (isClean(connection)) {
            return NONE;
        }
        List<String> found = new ArrayList<>();
        for (String table : pointing(connection)) {
            addFound(connection, table, found);
        }
        return new DanglingRows(List.copyOf(found));
    }

    /** What is in this one and not in the other, which may hold the same words several times. */
    List<String> without(DanglingRows other) {
        List<String> rest = new ArrayList<>(descriptions);
        if (!other.descriptions.isEmpty()) {
            other.descriptions.forEach(rest::remove);
        }
        return rest;
    }

    /** Refuses rows that weren't there before. */
    void requireNoneBut(DanglingRows before) {
        List<String> added = without(before);
        if (!added.isEmpty()) {
            throw violated(added);
        }
    }

    private static RetortException violated(List<String> rows) {
        List<String> shown = rows.size() > 5 ? rows.subList(0, 5) : rows;
        return new RetortException(
                Problem.of("foreign-key-violated", "the revision would leave foreign keys that point to nothing")
                        .with("rows", rows.size())
                        .with("first", String.join("\n", shown))
                        .cure("delete or change these rows in the migration, or keep what they point to"));
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
    private static void addFound(Connection connection, String table, List<String> found) throws SQLException {
        try {
            new Query(connection, "PRAGMA foreign_key_check(" + SQLITE.quote(table) + ")").each(rows -> {
                String row = rows.getString(2);
                found.add("a row of '" + rows.getString(1) + "'" + (row == null ? "" : " (rowid " + row + ")")
                        + " points to a missing row of '" + rows.getString(3) + "'");
            });
        } catch (SQLException error) {
            if (!isMismatch(error)) {
                throw error;
            }
            found.add("the columns that '" + table + "' points to aren't a key there: " + error.getMessage());
        }
    }
}
