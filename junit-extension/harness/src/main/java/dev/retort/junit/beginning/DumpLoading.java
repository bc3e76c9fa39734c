package dev.retort.junit.beginning;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.TestDatabase;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Runs a dump, as psql and sqlite3 do. Rows behind {@code COPY … FROM stdin} are handed over line by line, so that a dump may be
 * larger than the memory.
 *
 * @param state what the dump is of
 * @param database an empty database
 */
record DumpLoading(GivenState state, TestDatabase database) {

    /** As pg_dump writes it, always in one line. */
    private static final Pattern COPY = Pattern.compile("COPY .+ FROM stdin;");

    private static final String END_OF_ROWS = "\\.";
    private static final String UNKNOWN = "42704";

    void load(BufferedReader lines) throws IOException, SQLException {
        Dialect dialect = Dialects.onClassPath().get(state.kind().id());
        boolean copies = state.kind() == DatabaseKind.POSTGRESQL;
        try (Connection connection = database.connect()) {
            StringBuilder pending = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (copies && COPY.matcher(line).matches()) {
                    run(pending.toString(), dialect, connection);
                    pending.setLength(0);
                    new Rows(this, connection).copy(line, lines);
                } else {
                    pending.append(line).append('\n');
                }
            }
            run(pending.toString(), dialect, connection);
        }
    }

    private void run(String sql, Dialect dialect, Connection connection) {
        for (SqlStatement statement : dialect.splitter().split(sql)) {
            try {
                Query.run(connection, statement.sql());
            } catch (SQLException e) {
                if (!isSettingOfNewerServer(statement.sql(), e)) {
                    throw refused(statement.sql(), e);
                }
            }
        }
    }

    /** The settings at the top of a dump are those of the server that it is from. */
    private static boolean isSettingOfNewerServer(String sql, SQLException refusal) {
        return UNKNOWN.equals(refusal.getSQLState())
                && sql.strip().regionMatches(true, 0, "SET ", 0, 4)
                && String.valueOf(refusal.getMessage()).contains("configuration parameter");
    }

    private RetortException refused(String sql, SQLException refusal) {
        return new RetortException(
                Problem.of("state-unloadable", "the state can't be loaded into an empty database")
                        .with("state", state.shown())
                        .with("statement", sql.strip())
                        .with("database said", String.valueOf(refusal.getMessage()))
                        .cure(cure(refusal)),
                refusal);
    }

    private static String cure(SQLException refusal) {
        String said = String.valueOf(refusal.getMessage());
        if (UNKNOWN.equals(refusal.getSQLState()) && said.contains("role ")) {
            return "dump it without owners: pg_dump --no-owner --no-privileges";
        }
        if (said.contains("extension ")) {
            return "test on a server that has the extension: set retort.databases.postgresql.url, or an image that has it";
        }
        return "the dump must be whole, and of no newer version than the server that it is loaded into";
    }

    /** The rows of one table. Only loaded where PostgreSQL's driver is there. */
    private record Rows(DumpLoading loading, Connection connection) {

        void copy(String sql, BufferedReader lines) throws IOException {
            try {
                CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
                for (String line = lines.readLine();
                        line != null && !line.equals(END_OF_ROWS);
                        line = lines.readLine()) {
                    byte[] row = (line + "\n").getBytes(StandardCharsets.UTF_8);
                    copy.writeToCopy(row, 0, row.length);
                }
                copy.endCopy();
            } catch (SQLException e) {
                throw loading.refused(sql, e);
            }
        }
    }
}
