package dev.retort.junit.nightly;

import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlStatement;
import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Runs a script without the engine, as the database's own command-line program does: statement after statement in one
 * session, up to the first error. Of the program's commands it knows those that our scripts have.
 */
final class PlainScript {

    /** {@code SELECT … \gset prefix}: the first row becomes variables, <a href="https://www.postgresql.org/docs/current/app-psql.html">psql</a>. */
    private static final Pattern GSET = Pattern.compile("(?m)^(SELECT .*) \\\\gset(?: (\\w+))?$");

    private static final Pattern COMMAND = Pattern.compile("(?m)^(\\.bail|\\\\set) .*$");
    private static final Pattern VARIABLE = Pattern.compile(":'(\\w+)'");

    private final Connection connection;
    private final SqlSplitter splitter;
    private final Map<String, String> variables = new HashMap<>();

    private PlainScript(Connection connection, DatabaseKind kind) {
        this.connection = connection;
        this.splitter = Dialects.onClassPath().get(kind.id()).splitter();
    }

    /**
     * Where a script ended.
     *
     * @param statement the statement
     * @param error what the database said
     */
    record Stopped(String statement, SQLException error) {}

    /** Runs it with a connection of its own; the result is the first error, if there is one. */
    static Optional<Stopped> run(String text, DataSource database, DatabaseKind kind) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Optional<Stopped> stopped = new PlainScript(connection, kind).run(text);
            stopped.ifPresent(any -> rollBack(connection));
            return stopped;
        }
    }

    private static void rollBack(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException nothingIsOpen) {
            // the script ended outside of a transaction
        }
    }

    private Optional<Stopped> run(String text) {
        String sql = COMMAND.matcher(text).replaceAll("");
        Matcher query = GSET.matcher(sql);
        int from = 0;
        while (query.find()) {
            Optional<Stopped> stopped = statements(sql.substring(from, query.start()));
            if (stopped.isPresent()) {
                return stopped;
            }
            Optional<Stopped> unset =
                    set(query.group(1), Optional.ofNullable(query.group(2)).orElse(""));
            if (unset.isPresent()) {
                return unset;
            }
            from = query.end();
        }
        return statements(sql.substring(from));
    }

    private Optional<Stopped> statements(String sql) {
        for (SqlStatement statement : splitter.split(sql)) {
            try (Statement running = connection.createStatement()) {
                running.setEscapeProcessing(false);
                running.execute(statement.sql());
            } catch (SQLException e) {
                return Optional.of(new Stopped(statement.sql(), e));
            }
        }
        return Optional.empty();
    }

    private Optional<Stopped> set(String query, String prefix) {
        String filled = VARIABLE.matcher(query)
                .replaceAll(name -> Matcher.quoteReplacement(
                        "'" + variables.getOrDefault(name.group(1), "").replace("'", "''") + "'"));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(filled)) {
            boolean found = row.next();
            for (int i = 1; found && i <= row.getMetaData().getColumnCount(); i++) {
                variables.put(prefix + row.getMetaData().getColumnLabel(i), String.valueOf(row.getString(i)));
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(new Stopped(filled, e));
        }
    }
}
