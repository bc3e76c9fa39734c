package dev.retort.junit.mutation;

import dev.retort.run.OwnTables;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a database holds at one moment, as its own catalogue tells it. It is read in another way than the checks do, since
 * it judges what they miss.
 *
 * @param catalogue what there is, one line each, in order
 * @param rows the rows of each table, each value with its column
 * @param positions where counters stand, one line each
 */
record Dump(List<String> catalogue, Map<String, List<Map<String, String>>> rows, List<String> positions) {

    private static final Set<String> BOOKS = Set.of(OwnTables.VERSION, OwnTables.HISTORY);

    Dump {
        catalogue = List.copyOf(catalogue);
        positions = List.copyOf(positions);
    }

    /** Reads a database over a session of its own, in which nothing was set. */
    static Dump of(Connection connection, DatabaseKind database) throws SQLException {
        return database == DatabaseKind.POSTGRESQL ? PostgresDump.of(connection) : SqliteDump.of(connection);
    }

    /** What is set in a session, one line each. */
    static List<String> session(Connection connection, DatabaseKind database) throws SQLException {
        return database == DatabaseKind.POSTGRESQL ? PostgresDump.session(connection) : SqliteDump.session(connection);
    }

    static List<Map<String, String>> rows(Connection connection, String select) throws SQLException {
        return new Query(connection, select).list(row -> {
            Map<String, String> values = new TreeMap<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String text = row.getString(i);
                values.put(row.getMetaData().getColumnLabel(i), text == null ? "NULL" : text);
            }
            return values;
        });
    }

    /**
     * What differs in another dump, in one line; empty if nothing does.
     *
     * @param unsteady columns that differ between two runs of the same, as {@code table.column}
     */
    Optional<String> difference(Dump other, Set<String> unsteady) {
        return differing(catalogue, other.catalogue)
                .or(() -> differing(lines(unsteady), other.lines(unsteady)))
                .or(() -> differing(positions, other.positions));
    }

    /** The same without the rows in which the engine keeps its books: when it did what. */
    Dump withoutBooks() {
        Map<String, List<Map<String, String>>> others = new TreeMap<>(rows);
        others.keySet().removeIf(table -> BOOKS.contains(table.substring(table.lastIndexOf('.') + 1)));
        List<String> steps = positions.stream()
                .filter(line -> BOOKS.stream().noneMatch(line::contains))
                .toList();
        return new Dump(catalogue, others, steps);
    }

    /** The same without the rows of these tables. */
    Dump without(Set<String> tables) {
        Map<String, List<Map<String, String>>> others = new TreeMap<>(rows);
        others.keySet().removeAll(tables);
        return new Dump(catalogue, others, positions);
    }

    /** Tables that have more rows in a later dump, and all those that they have here. */
    List<String> growing(Dump later) {
        return rows.entrySet().stream()
                .filter(table -> {
                    List<Map<String, String>> then = later.rows.getOrDefault(table.getKey(), List.of());
                    return then.size() > table.getValue().size() && then.containsAll(table.getValue());
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same without the catalogue. */
    Optional<String> differenceOfData(Dump other, Set<String> unsteady) {
        return differing(lines(unsteady), other.lines(unsteady)).or(() -> differing(positions, other.positions));
    }

    /** The columns whose values differ in another dump of the same schema, as {@code table.column}. */
    List<String> columnsThatDiffer(Dump other) {
        List<String> differing = new ArrayList<>();
        rows.forEach((table, here) -> columns(here).forEach(column -> {
            List<Map<String, String>> there = other.rows.getOrDefault(table, List.of());
            if (!values(here, column).equals(values(there, column))) {
                differing.add(table + "." + column);
            }
        }));
        return differing;
    }

    private static List<String> columns(List<Map<String, String>> rows) {
        return rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).keySet());
    }

    private static List<String> values(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> row.getOrDefault(column, "")).sorted().toList();
    }

    private List<String> lines(Set<String> unsteady) {
        List<String> lines = new ArrayList<>();
        rows.forEach((table, all) -> all.forEach(row -> {
            Map<String, String> steady = new LinkedHashMap<>(row);
            steady.keySet().removeIf(column -> unsteady.contains(table + "." + column));
            lines.add("row of " + table + " " + steady);
        }));
        return lines.stream().sorted().toList();
    }

    static Optional<String> differing(List<String> here, List<String> there) {
        if (here.equals(there)) {
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>(here);
        there.forEach(missing::remove);
        List<String> more = new ArrayList<>(there);
        here.forEach(more::remove);
        String lost = missing.isEmpty() ? "" : "without " + missing.get(0);
        String won = more.isEmpty() ? "" : "with " + more.get(0);
        String text = lost.isEmpty() || won.isEmpty() ? lost + won : lost + ", " + won;
        return Optional.of(text.isEmpty() ? "in another order" : Drafts.oneLine(text));
    }
}
