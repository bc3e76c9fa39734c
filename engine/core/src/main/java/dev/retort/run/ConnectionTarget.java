package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** Statements run on a connection. */
final class ConnectionTarget implements StatementTarget {

    private final Connection connection;
    private final boolean joined;

    /**
     * A target on a connection.
     *
     * @param joined whether the caller's transaction is open on it
     */
    ConnectionTarget(Connection connection, boolean joined) {
        this.connection = connection;
        this.joined = joined;
    }

    @Override
    public boolean isScript() {
        return false;
    }

    /** JDBC's own escapes in braces are switched off. */
    @Override
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Override
    public void changeVersionRow(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int count = statement.executeUpdate(sql);
            if (count != 1) {
                throw new CorruptVersionTableException(
                        Problem.of("corrupt-version-table", "a change to the version table affected " + count + " rows")
                                .with("statement", sql)
                                .with("expected", "1 row")
                                .cure(
                                        "check whether something else writes to the version table, or whether a row is in it twice; then run again"));
            }
        }
    }

    @Override
    public List<Row> query(String sql, Object... parameters) {
        return new JdbcCatalog(connection).query(sql, parameters);
    }

    @Override
    public List<Row> read(String sql, Object... parameters) {
        return query(sql, parameters);
    }

    @Override
    public Optional<List<Row>> ownRows(QualifiedName table, String sql) throws SQLException {
        return TableQuery.of(connection, joined, table, sql);
    }
}
