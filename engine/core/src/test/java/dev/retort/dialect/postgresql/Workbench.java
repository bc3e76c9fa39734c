package dev.retort.dialect.postgresql;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.Problem;
import dev.retort.operation.InvalidOperationException;
import dev.retort.operation.Operation;
import dev.retort.operation.Reversal;
import dev.retort.operation.Row;
import dev.retort.testing.PostgresDatabase;
import dev.retort.testing.PostgresServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database and the dialect at work on it. */
final class Workbench implements AutoCloseable {

    private final PostgresDatabase database;
    private final Connection connection;

    private Workbench(PostgresDatabase database) throws SQLException {
        this.database = database;
        this.connection = database.connect();
    }

    static Workbench open() throws SQLException {
        return new Workbench(PostgresServer.createDatabase());
    }

    PostgresDatabase database() {
        return database;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void apply(Operation operation) throws SQLException {
        for (SqlStatement statement : new OperationCompiler().compile(List.of(operation), this::query)) {
            execute(statement.sql());
        }
    }

    void undo(Operation operation) throws SQLException {
        for (Operation back : ((Reversal.By) operation.reverse()).operations()) {
            apply(back);
        }
    }

    /** The schema as text, one line for each thing. */
    List<String> schema() {
        return query(SchemaQuery.TEXT).stream()
                .map(row -> row.text("line").orElseThrow())
                .toList();
    }

    List<String> column(String sql) throws SQLException {
        return database.column(sql);
    }

    /** What the failure of a statement is explained as; an error if it doesn't fail. */
    Problem failureOf(String sql) {
        try {
            execute(sql);
        } catch (SQLException error) {
            return new ServerErrors()
                    .explain(Problem.of("statement-failed", "a statement failed"), error, sql, catalog());
        }
        throw new AssertionError("didn't fail: " + sql);
    }

    CatalogReader catalog() {
        return this::query;
    }

    private List<Row> query(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return rows(result);
            }
        } catch (SQLException error) {
            throw new InvalidOperationException("a query failed: " + error.getMessage(), "see the query: " + sql);
        }
    }

    private static List<Row> rows(ResultSet result) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                values.add(result.getMetaData().getColumnLabel(i));
                values.add(result.getObject(i));
            }
            rows.add(Row.row(values.toArray()));
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
