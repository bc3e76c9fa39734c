package dev.retort.catalog.model;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.Problem;
import dev.retort.operation.Operation;
import dev.retort.operation.writing.OperationSink;
import dev.retort.operation.writing.SourceLine;
import dev.retort.row.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs each operation at once on a connection, in whatever transaction it is. */
final class ConnectionSink implements OperationSink {

    private final Dialect dialect;
    private final Connection connection;

    ConnectionSink(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    @Override
    public void accept(Operation operation, Optional<SourceLine> source) {
        List<SqlStatement> statements =
                dialect.compiler().compile(List.of(operation), (sql, parameters) -> query(sql, List.of(parameters)));
        statements.forEach(statement -> run(operation, statement.sql()));
    }

    private void run(Operation operation, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw refused(e, "operation", operation.describe(), sql);
        }
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public List<Row> query(String sql, List<Object> parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet result = statement.executeQuery()) {
                return rows(result);
            }
        } catch (SQLException e) {
            throw refused(e, "operation", "query", sql);
        }
    }

    private static List<Row> rows(ResultSet result) throws SQLException {
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                values.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
            }
            rows.add(Row.of(values));
        }
        return rows;
    }

    private static ModelSchemaException refused(SQLException cause, String fact, String value, String sql) {
        return new ModelSchemaException(
                Problem.of("model-refused", "the database refused part of the model")
                        .with(fact, value)
                        .with("sql", sql)
                        .with("database said", String.valueOf(cause.getMessage())),
                cause);
    }

    @Override
    public String dialect() {
        return dialect.name();
    }
}
