package dev.retort.junit.nightly;

import dev.retort.junit.finding.Marked;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.nightly.SameAnswers.Answer;
import dev.retort.sql.Identifiers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What both databases are asked about the rows of one table: each column becomes NULL, the value of another row, a value at
 * the edge, one that points nowhere; then the row is deleted. All of it is taken back.
 */
final class Questions {

    private static final int ROWS = 2;
    private static final int SHOWN = 3;

    private final TwinTable table;
    private final List<TwinTable> all;
    private final Connection sqlite;
    private final Connection postgresql;
    private final List<Answer> answers = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private int asked;

    Questions(TwinTable table, List<TwinTable> all, Connection sqlite, Connection postgresql) {
        this.table = table;
        this.all = all;
        this.sqlite = sqlite;
        this.postgresql = postgresql;
    }

    int asked() {
        return asked;
    }

    /** A value as each database takes it; empty for NULL. */
    private record Value(Optional<String> onPostgresql, Optional<Object> onSqlite) {

        static Value of(String text, Object value) {
            return new Value(Optional.of(text), Optional.of(value));
        }

        static Value none() {
            return new Value(Optional.empty(), Optional.empty());
        }

        String shown() {
            return onPostgresql.map(text -> Marked.value("'" + text + "'")).orElse("NULL");
        }
    }

    List<Answer> differences() throws SQLException {
        if (table.key().isEmpty()) {
            return List.of();
        }
        List<Map<String, Value>> rows = rows();
        for (Map<String, Value> row : rows.subList(0, Math.min(ROWS, rows.size()))) {
            for (Map.Entry<String, String> column : table.columns().entrySet()) {
                if (!table.key().contains(column.getKey())) {
                    for (Value value : values(column.getKey(), column.getValue(), rows)) {
                        change(row, column.getKey(), value);
                    }
                }
            }
            delete(row);
        }
        return answers;
    }

    private List<Map<String, Value>> rows() throws SQLException {
        List<Map<String, Value>> rows = new ArrayList<>();
        try (Statement statement = postgresql.createStatement();
                ResultSet row = statement.executeQuery(table.select())) {
            while (row.next()) {
                Map<String, Value> values = new LinkedHashMap<>();
                int i = 1;
                for (Map.Entry<String, String> column : table.columns().entrySet()) {
                    values.put(
                            column.getKey(),
                            new Value(
                                    Optional.ofNullable(row.getString(i)),
                                    PortableValue.forSqlite(row, i, column.getValue())));
                    i++;
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private static List<Value> values(String column, String type, List<Map<String, Value>> rows) {
        Stream<Value> edges =
                switch (type) {
                    case "int4", "int8" ->
                        Stream.of(Value.of("0", 0), Value.of("-1", -1), Value.of("987654321", 987654321));
                    case "numeric", "float8" -> Stream.of(Value.of("0", 0), Value.of("-1", -1));
                    case "text", "varchar" -> Stream.of(Value.of("", ""));
                    default -> Stream.of();
                };
        Stream<Value> others = rows.stream()
                .map(row -> row.getOrDefault(column, Value.none()))
                .distinct()
                .limit(ROWS);
        return Stream.of(Stream.of(Value.none()), edges, others)
                .flatMap(it -> it)
                .distinct()
                .toList();
    }

    private void change(Map<String, Value> row, String column, Value value) throws SQLException {
        String sql = "UPDATE " + Identifiers.quoted(table.name()) + " SET " + Identifiers.quoted(column) + " = ? WHERE "
                + condition();
        String what = table.name() + "." + column + " = " + value.shown();
        compare(what, sql, values(value, row), List.of(table));
    }

    private void delete(Map<String, Value> row) throws SQLException {
        String sql = "DELETE FROM " + Identifiers.quoted(table.name()) + " WHERE " + condition();
        compare("DELETE FROM " + table.name(), sql, keys(row), all);
    }

    private String condition() {
        return table.key().stream().map(it -> Identifiers.quoted(it) + " = ?").collect(Collectors.joining(" AND "));
    }

    private List<Value> values(Value first, Map<String, Value> row) {
        return Stream.concat(Stream.of(first), keys(row).stream()).toList();
    }

    private List<Value> keys(Map<String, Value> row) {
        return table.key().stream()
                .map(column -> row.getOrDefault(column, Value.none()))
                .toList();
    }

    /** Asks both, compares what they say and what the tables are then, and takes it back. */
    private void compare(String what, String sql, List<Value> values, List<TwinTable> seen) throws SQLException {
        asked++;
        Savepoint here = sqlite.setSavepoint();
        Savepoint there = postgresql.setSavepoint();
        try {
            Optional<String> onSqlite = refusal(sqlite, sql, values, true);
            Optional<String> onPostgresql = refusal(postgresql, sql, values, false);
            if (onSqlite.isPresent() != onPostgresql.isPresent()) {
                String refuses = onSqlite.isPresent()
                        ? "SQLite refuses and PostgreSQL accepts "
                        : "PostgreSQL refuses and SQLite accepts ";
                tell(
                        what,
                        refuses + what,
                        List.of(
                                "SQLite:     " + onSqlite.orElse("accepted"),
                                "PostgreSQL: " + onPostgresql.orElse("accepted")));
            } else if (onSqlite.isEmpty()) {
                compareRows(what, seen);
            }
        } finally {
            sqlite.rollback(here);
            postgresql.rollback(there);
        }
    }

    private void compareRows(String what, List<TwinTable> seen) throws SQLException {
        for (TwinTable one : seen) {
            List<Twins.Split> splits = Twins.compared(one, one.rows(sqlite), one.rows(postgresql));
            if (!splits.isEmpty()) {
                tell(
                        what,
                        what + " leaves other rows of " + one.name() + " on SQLite than on PostgreSQL",
                        splits.stream().limit(SHOWN).map(Twins.Split::line).toList());
            }
        }
    }

    private void tell(String what, String harm, List<String> lines) {
        if (told.add(Marked.plain(what).replaceFirst("(?<== )'.*'$", "…"))) {
            answers.add(new Answer(what, lines, harm));
        }
    }

    private static Optional<String> refusal(Connection connection, String sql, List<Value> values, boolean isSqlite) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                if (isSqlite) {
                    statement.setObject(i + 1, values.get(i).onSqlite().orElse(null));
                } else {
                    statement.setObject(i + 1, values.get(i).onPostgresql().orElse(null), Types.OTHER);
                }
            }
            statement.executeUpdate();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(ServerWords.marked(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse("refused")));
        }
    }
}
