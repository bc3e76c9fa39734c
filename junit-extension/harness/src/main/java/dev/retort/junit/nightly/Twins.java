package dev.retort.junit.nightly;

import dev.retort.junit.evidence.Workplace;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An SQLite database and a PostgreSQL database in which the same rows are.
 *
 * @param sqlite the one
 * @param postgresql the other
 */
record Twins(Workplace sqlite, Workplace postgresql) {

    /**
     * A value that isn't the same on both.
     *
     * @param table its table
     * @param column its column; empty for a row that only one of them has
     * @param row its row
     * @param onSqlite the value there
     * @param onPostgresql the value there
     */
    record Split(
            String table,
            Optional<String> column,
            String row,
            Optional<String> onSqlite,
            Optional<String> onPostgresql) {

        /** What of it would be declared. */
        String what() {
            return column.map(name -> table + "." + name).orElse(table);
        }

        String line() {
            return row + ": " + column.orElse("row") + " is " + Discrepancy.shown(onSqlite) + " on SQLite, "
                    + Discrepancy.shown(onPostgresql) + " on PostgreSQL";
        }
    }

    /**
     * Brings PostgreSQL's rows to SQLite, whose keys and triggers take no note of it.
     *
     * @return what SQLite said of a table of which it refuses a row; empty if it takes all
     */
    Optional<String> carryOver() throws SQLException {
        try (Connection there = postgresql.source().getConnection();
                Connection here = sqlite.source().getConnection()) {
            Query.run(here, "PRAGMA foreign_keys = OFF");
            List<String> triggers = new ArrayList<>();
            List<String> drops = new ArrayList<>();
            new Query(here, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").each(row -> {
                drops.add("DROP TRIGGER " + Identifiers.quoted(row.getString(1)));
                triggers.add(row.getString(2));
            });
            for (String drop : drops) {
                Query.run(here, drop);
            }
            Optional<String> refused = Optional.empty();
            for (TwinTable table : TwinTable.all(there, here)) {
                Optional<String> said = table.carryOver(there, here);
                refused = refused.isPresent() ? refused : said.map(it -> table.name() + ": " + it);
            }
            for (String trigger : triggers) {
                Query.run(here, trigger);
            }
            return refused;
        }
    }

    /** What isn't the same on both. */
    List<Split> splits() throws SQLException {
        try (Connection there = postgresql.source().getConnection();
                Connection here = sqlite.source().getConnection()) {
            List<Split> splits = new ArrayList<>();
            for (TwinTable table : TwinTable.all(there, here)) {
                splits.addAll(compared(table, table.rows(here), table.rows(there)));
            }
            return splits;
        }
    }

    /** What isn't the same in two tables. */
    static List<Split> compared(
            TwinTable table,
            Map<String, Map<String, Optional<String>>> here,
            Map<String, Map<String, Optional<String>>> there) {
        List<Split> splits = new ArrayList<>();
        Map<String, Map<String, Optional<String>>> all = new LinkedHashMap<>(here);
        all.putAll(there);
        for (String row : all.keySet()) {
            Map<String, Optional<String>> left = here.get(row);
            Map<String, Optional<String>> right = there.get(row);
            if (left == null || right == null) {
                Optional<String> is = Optional.of("there");
                Optional<String> isNot = Optional.of("not there");
                splits.add(new Split(
                        table.name(), Optional.empty(), row, left == null ? isNot : is, right == null ? isNot : is));
            } else {
                left.forEach((column, value) -> {
                    Optional<String> other = right.getOrDefault(column, Optional.empty());
                    if (!value.equals(other)) {
                        splits.add(new Split(table.name(), Optional.of(column), row, value, other));
                    }
                });
            }
        }
        return splits;
    }
}
