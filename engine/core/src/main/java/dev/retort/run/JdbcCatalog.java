package dev.retort.run;

import dev.retort.dialect.CatalogReader;
import dev.retort.row.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Queries over a connection, in whatever transaction it is. */
final class JdbcCatalog implements CatalogReader {

    private final Connection connection;

    JdbcCatalog(Connection connection) {
        this.connection = connection;
    }

    /**
     * Runs one query.
     *
     * @throws StatementFailedException if the database refuses it
     */
    @Override
    public List<Row> query(String sql, Object... parameters) {
        try {
            return parameters.length == 0 ? plain(sql) : prepared(sql, parameters);
        } catch (SQLException e) {
            throw StatementFailedException.query(sql, e);
        }
    }

    /** Without parameters a question mark is no placeholder, and must not be prepared. */
    private List<Row> plain(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement.executeQuery(sql)) {
                return ResultRows.read(result);
            }
        }
    }

    private List<Row> prepared(String sql, Object[] parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return ResultRows.read(result);
            }
        }
    }
}
