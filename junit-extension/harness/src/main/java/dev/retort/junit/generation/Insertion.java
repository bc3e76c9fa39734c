package dev.retort.junit.generation;

import dev.retort.dialect.SqlWriter;
import dev.retort.sql.DatabaseKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Inserts rows of one table in one statement and reads back what only the database knows of them. */
final class Insertion {

    private final Session session;
    private final SqlWriter writer;
    private final boolean sqlite;

    Insertion(Session session) {
        this.session = session;
        this.writer = Writers.of(session.database());
        this.sqlite = session.database() == DatabaseKind.SQLITE;
    }

    /**
     * Inserts them all or none.
     *
     * @param rows each with the same columns
     * @param learned columns that are read back
     * @return the rows as they are now
     * @throws SQLException if the database refuses one of them
     */
    List<Map<String, Value>> insert(TableFacts table, List<Map<String, Value>> rows, List<ColumnFacts> learned)
            throws SQLException {
        String sql = sql(table, rows) + returning(learned);
        List<Map<String, Value>> inserted = new ArrayList<>();
        session.guarded(() -> {
            try (Statement statement = session.connection().createStatement()) {
                if (statement.execute(sql)) {
                    read(statement, rows, learned, inserted);
                } else if (statement.getUpdateCount() == rows.size()) {
                    inserted.addAll(rows);
                }
            }
            if (inserted.size() != rows.size()) {
                throw new DroppedException();
            }
        });
        return inserted;
    }

    /** A trigger or a rule let a row vanish. */
    static final class DroppedException extends SQLException {

        private static final long serialVersionUID = 1L;

        DroppedException() {
            super("the row was dropped without an error");
        }
    }

    private void read(
            Statement statement,
            List<Map<String, Value>> rows,
            List<ColumnFacts> learned,
            List<Map<String, Value>> inserted)
            throws SQLException {
        try (ResultSet returned = statement.getResultSet()) {
            while (returned.next() && inserted.size() < rows.size()) {
                Map<String, Value> row = new LinkedHashMap<>(rows.get(inserted.size()));
                for (int i = 0; i < learned.size(); i++) {
                    ColumnFacts column = learned.get(i);
                    row.put(column.name(), Value.read(returned.getString(i + 1), column, session.database()));
                }
                inserted.add(row);
            }
        }
    }

    private String returning(List<ColumnFacts> learned) {
        return learned.isEmpty()
                ? ""
                : learned.stream()
                        .map(column -> shown(writer.name(column.name())))
                        .collect(Collectors.joining(", ", " RETURNING ", ""));
    }

    /** A column as exact text, on SQLite as a literal. */
    private String shown(String name) {
        return sqlite ? "quote(" + name + ")" : "cast(" + name + " as text)";
    }

    /** The rows of a table, up to a number. */
    String select(TableFacts table, List<ColumnFacts> columns, int most) {
        return columns.stream()
                        .map(column -> shown(writer.name(column.name())))
                        .collect(Collectors.joining(", ", "SELECT ", " FROM "))
                + table.sql() + " LIMIT " + most;
    }

    /** One INSERT for all rows; values that only force can give are given by force. */
    String sql(TableFacts table, List<Map<String, Value>> rows) {
        List<String> columns = table.writable().stream()
                .map(ColumnFacts::name)
                .filter(rows.get(0)::containsKey)
                .toList();
        if (columns.isEmpty()) {
            return "INSERT INTO " + table.sql() + " DEFAULT VALUES";
        }
        boolean forced =
                columns.stream().anyMatch(column -> table.column(column).always());
        String names = columns.stream().map(writer::name).collect(Collectors.joining(", ", " (", ")"));
        String values = rows.stream()
                .map(row -> columns.stream()
                        .map(column -> row.getOrDefault(column, Value.NULL).sql())
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        return "INSERT INTO " + table.sql() + names + (forced ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES " + values;
    }
}
