package dev.retort.dialect.sqlite.rebuild;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.SqliteDialect;
import dev.retort.dialect.sqlite.session.Pragmas;
import dev.retort.error.RetortException;
import dev.retort.operation.Operation;
import dev.retort.operation.Reversal;
import dev.retort.row.Row;
import dev.retort.schema.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A SQLite file that operations are applied to, as a run would do it. */
public final class TestDatabase implements AutoCloseable, CatalogReader {

    private final SqliteDialect dialect = new SqliteDialect();
    private final Connection connection;

    private TestDatabase(Connection connection) {
        this.connection = connection;
    }

    public static TestDatabase at(Path file) throws SQLException {
        return new TestDatabase(DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    public static TestDatabase inMemory() throws SQLException {
        return new TestDatabase(DriverManager.getConnection("jdbc:sqlite::memory:"));
    }

    public SqliteDialect dialect() {
        return dialect;
    }

    public Connection connection() {
        return connection;
    }

    public TestDatabase run(String... script) throws SQLException {
        for (String part : script) {
            for (SqlStatement statement : dialect.splitter().split(part)) {
                new Pragmas(connection).run(statement.sql());
            }
        }
        return this;
    }

    /** The statements for operations that are compiled as a run would: those that join together. */
    public List<String> compile(Operation... operations) {
        return dialect.compiler().compile(List.of(operations), this).stream()
                .map(SqlStatement::sql)
                .toList();
    }

    /** Applies operations in one transaction. */
    public void apply(Operation... operations) throws SQLException {
        try (var session = dialect.transactions().prepare(connection)) {
            session.begin();
            for (List<Operation> group : groups(Arrays.asList(operations))) {
                for (SqlStatement statement : dialect.compiler().compile(group, this)) {
                    run(statement);
                }
            }
            session.commit();
        }
    }

    /** Runs a statement, or the query that must find nothing. */
    void run(SqlStatement statement) throws SQLException {
        if (statement.ifFound().isEmpty()) {
            new Pragmas(connection).run(statement.sql());
            return;
        }
        statement.problem(query(statement.sql())).ifPresent(problem -> {
            throw new RetortException(problem);
        });
    }

    public void reverse(Operation operation) throws SQLException {
        Reversal.By by = (Reversal.By) operation.reverse();
        apply(by.operations().toArray(Operation[]::new));
    }

    List<List<Operation>> groups(List<Operation> operations) {
        List<List<Operation>> groups = new ArrayList<>();
        for (Operation operation : operations) {
            List<Operation> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (!last.isEmpty() && dialect.compiler().joins(last, operation)) {
                last.add(operation);
            } else {
                groups.add(new ArrayList<>(List.of(operation)));
            }
        }
        return groups;
    }

    /** The stored texts, by type and name. */
    public List<String> schema() {
        return texts("SELECT type || ' ' || name || ': ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
    }

    public String sqlOf(String name) {
        return texts("SELECT sql FROM sqlite_schema WHERE name = '" + name.replace("'", "''") + "'")
                .get(0);
    }

    /** The first column of a query's rows. */
    public List<String> texts(String sql) {
        return query(sql).stream()
                .map(row -> String.valueOf(row.asMap().values().iterator().next()))
                .toList();
    }

    public String text(String sql) {
        return texts(sql).get(0);
    }

    @Override
    public List<Row> query(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        } catch (SQLException error) {
            throw new IllegalStateException(sql, error);
        }
    }

    private static Row row(ResultSet result) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            values.add(result.getMetaData().getColumnLabel(i));
            values.add(result.getObject(i));
        }
        return Schema.row(values.toArray());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
