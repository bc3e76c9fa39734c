package dev.retort.junit.evidence;

import dev.retort.assertions.data.DataSnapshotException;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotException;
import dev.retort.catalog.postgresql.PostgresReading;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.TestDatabase;
import dev.retort.junit.database.TestDatabase.Template;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.generation.Fit;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.junit.generation.RowGenerator;
import dev.retort.junit.generation.WriteProbe;
import dev.retort.junit.generation.WriteProbe.Probed;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.history.Setup;
import dev.retort.junit.history.Setup.SetupDataSource;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.ReadRows;
import dev.retort.junit.rows.RowInserter;
import dev.retort.junit.rows.RowsException;
import dev.retort.junit.rows.UserCode;
import dev.retort.junit.witness.CrawlAgreement.Testimony;
import dev.retort.revision.Step;
import dev.retort.revision.VersionRows;
import dev.retort.run.RunListener;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Query;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A database on which steps are run, rows inserted and states read. Closing it removes the database. */
public final class Workplace implements AutoCloseable {

    /** What {@code ALTER} gives settings for sessions that begin later. */
    private static final List<String> FOR_NEW_SESSIONS = List.of("database", "role", "user", "system");

    private static final String FOR_READING = "set search_path = " + PostgresReading.PATH
            + "; set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off;"
            + " set enable_mergejoin = off";

    private final Site site;
    private final TestDatabase database;
    private final Sessions sessions;
    private final DataSource source;
    private @Nullable Connection reader;
    private @Nullable VersionRows rows;

    Workplace(Site site, TestDatabase database) {
        this.site = site;
        this.database = database;
        this.sessions = new Sessions(database.dataSource());
        boolean keeps = database.server().kind() == DatabaseKind.POSTGRESQL;
        this.source = new SetupDataSource(
                database.dataSource(),
                keeps ? sessions::open : database::connect,
                site.setups(Setup.When.EACH_CONNECTION));
    }

    /**
     * A workplace on a database that is new, not made from a template: it gets what is there before the first revision.
     *
     * @throws RetortException if that fails
     */
    static Workplace onNew(TestDatabase database, Site site) {
        List<Setup> setups = site.setups(Setup.When.NEW_DATABASE);
        if (!setups.isEmpty()) {
            try (Connection connection = database.connect()) {
                new SetupDataSource(database.dataSource(), () -> connection, setups).getConnection();
            } catch (SQLException e) {
                database.close();
                throw Site.unreachable(e);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
        }
        return new Workplace(site, database);
    }

    /**
     * Opens a connection and closes it.
     *
     * @throws RetortException if that fails
     */
    void tryOut() {
        try (Connection connection = source.getConnection()) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw Site.unreachable(e);
        }
    }

    /** Runs one step; a failure is kept in the result. */
    public StepRun run(Step step) {
        return run(List.of(step)).get(0);
    }

    /** Runs steps in a single run, at least one; a failure is kept in the last result. */
    List<StepRun> run(List<Step> steps) {
        return run(steps, new RunListener() {});
    }

    /** The same, while a listener is told what runs, and may end it by an exception. */
    List<StepRun> run(List<Step> steps, RunListener listener) {
        List<StepRun> runs = site.history().run(steps, source, listener);
        for (int i = 0; i < runs.size() && runs.get(i).succeeded(); i++) {
            rows = steps.get(i).after();
        }
        if (runs.stream().flatMap(run -> run.statements().stream()).anyMatch(this::isForNewSessions)) {
            endSessions();
        }
        return runs;
    }

    /** Whether the steps that were run here led to these version rows; true where none was run. */
    boolean isAt(VersionRows expected) {
        return rows == null || rows.equals(expected);
    }

    /** Whether a statement gives settings to sessions that begin later. */
    boolean isForNewSessions(StatementRun statement) {
        return isForNewSessions(statement.sql(), database.server().kind());
    }

    /** Whether a statement gives settings to sessions that begin later. */
    public static boolean isForNewSessions(String sql, DatabaseKind database) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokensWithCode(sql, database));
        while (!cursor.isAtEnd()) {
            if (cursor.take("alter") && FOR_NEW_SESSIONS.stream().anyMatch(cursor::isAt)) {
                return true;
            }
            cursor.skipUntil(token -> token.isWord("alter"));
        }
        return false;
    }

    /** Something that is read from a database. */
    @FunctionalInterface
    private interface Question<T> {
        T from(Connection connection) throws SQLException;
    }

    /**
     * The present state: on PostgreSQL as of one moment and in one transaction, unless that fails, since somebody holds locks
     * or has ended the session.
     */
    public State read() {
        if (database.server().kind() != DatabaseKind.POSTGRESQL) {
            return read(site::read);
        }
        try {
            Connection present = reader == null ? reader() : reader;
            PostgresReading all = PostgresReading.ofAll(present);
            try (all) {
                return site.read(present);
            }
        } catch (SnapshotException | DataSnapshotException | SQLException refused) {
            return read(site::read);
        }
    }

    /** The present rows, where the schema is known. */
    State read(SchemaSnapshot schema) {
        return read(connection -> site.read(connection, schema));
    }

    /** What SchemaCrawler says of the present state. */
    Testimony testimony(State present) {
        return read(connection -> {
            Set<String> own = site.ownTables(connection);
            return Testimony.of(connection, present.schema(), name -> own.stream()
                    .anyMatch(it -> it.equals(name) || it.endsWith("." + name)));
        });
    }

    private <T> T read(Question<T> question) {
        try {
            if (database.server().kind() == DatabaseKind.POSTGRESQL) {
                return question.from(reader());
            }
            try (Connection connection = source.getConnection()) {
                return question.from(connection);
            }
        } catch (SQLException e) {
            throw Site.unreachable(e);
        }
    }

    /**
     * The session that reads. It is no other's, so that it keeps what the server and the driver learnt about the
     * catalogue and the queries, which costs more than the queries themselves. It has the readers' search path from its
     * beginning, and each query is parsed and planned once: for catalogues that grow, so by their indexes.
     */
    private Connection reader() throws SQLException {
        Connection present = reader;
        if (present == null || !present.isValid(0)) {
            DataSource source = database.readerSource();
            present = new SetupDataSource(source, source::getConnection, site.setups(Setup.When.EACH_CONNECTION))
                    .getConnection();
            reader = present;
            Query.run(present, FOR_READING);
        }
        return present;
    }

    /** A new connection of its own, prepared like the others, which the caller closes. */
    public Connection newReader() throws SQLException {
        return new SetupDataSource(database.dataSource(), database::connect, site.setups(Setup.When.EACH_CONNECTION))
                .getConnection();
    }

    /** What is to be thrown if the database can't be used. */
    public static RetortException unreachable(SQLException cause) {
        return Site.unreachable(cause);
    }

    /** Connections to the database, each prepared as it was asked for. */
    public DataSource source() {
        return source;
    }

    /** Inserts the rows due at a revision, all or none; the result says why they were refused. */
    Optional<RetortException> insertRowsAt(String revision) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            RowInserter inserter = site.inserter(connection);
            Optional<RetortException> refused = inserted(site.rowsAt(revision), inserter);
            if (refused.isPresent()) {
                connection.rollback();
                return refused;
            }
            return committed(revision, connection);
        } catch (SQLException e) {
            return Optional.of(Site.unreachable(e));
        }
    }

    /** How the rows that are read at a revision differ from what is expected there. */
    List<Problem> rowsReadAt(String revision) {
        List<Problem> problems = new ArrayList<>();
        for (ReadRows read : site.readsAt(revision)) {
            try (Connection connection = source.getConnection()) {
                read.expectation().accept(site.reader(connection));
            } catch (SQLException e) {
                problems.add(Site.unreachable(e).problem());
            } catch (Exception | AssertionError | LinkageError e) {
                problems.add(RowsException.of(read, e).problem());
            }
        }
        return problems;
    }

    private static Optional<RetortException> inserted(List<GivenRows> rows, RowInserter inserter) {
        for (GivenRows given : rows) {
            try {
                given.rows().accept(inserter);
            } catch (Exception | AssertionError | LinkageError e) {
                return Optional.of(RowsException.of(given, e));
            }
        }
        return Optional.empty();
    }

    /** Constraints may wait for the end of the transaction, and then nobody knows which rows break them. */
    private Optional<RetortException> committed(String revision, Connection connection) throws SQLException {
        try {
            connection.commit();
            Counter.catchUp(connection);
            connection.commit();
            return Optional.empty();
        } catch (SQLException e) {
            connection.rollback();
            String givers = site.rowsAt(revision).stream()
                    .flatMap(given -> given.giver().stream())
                    .map(UserCode::shown)
                    .distinct()
                    .collect(Collectors.joining(", "));
            Problem problem = Problem.of("rows-refused", "the database refused the given rows at the end")
                    .with("database said", String.valueOf(e.getMessage()))
                    .cure("give rows that keep to the constraints, which are checked when all of them are there");
            return Optional.of(
                    new RowsException(givers.isEmpty() ? problem : problem.with(RowsException.AT, givers), e));
        }
    }

    /** The present state, in which others can begin; this one stays usable. The caller closes it. */
    public Ground ground() {
        return new Ground(site, freeze());
    }

    /**
     * Tries the next write to tables and undoes it all.
     *
     * @param present the state, with the schema
     * @param tables the names of the tables
     */
    Probed probe(State present, Set<String> tables, RowGenerator generator) {
        boolean sqlite = database.server().kind() == DatabaseKind.SQLITE;
        try (Connection connection = source.getConnection()) {
            Query.run(connection, sqlite ? "PRAGMA foreign_keys = ON" : "SET search_path = " + PostgresReading.PATH);
            Optional<String> restoring = Counter.restoring(connection);
            connection.setAutoCommit(false);
            try {
                if (!sqlite) {
                    Query.run(connection, "SET CONSTRAINTS ALL IMMEDIATE");
                }
                return WriteProbe.probe(connection, present.schema(), tables, generator, restoring);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                if (restoring.isPresent()) {
                    Query.run(connection, restoring.get());
                }
            }
        } catch (SQLException e) {
            return new Probed(List.of(), List.of("nothing can be written: " + e.getMessage()));
        }
    }

    /** Generates rows and inserts them. */
    GeneratedRows fill(RowGenerator generator, SchemaSnapshot schema, Fit fit) {
        try (Connection connection = source.getConnection()) {
            return generator.fill(connection, schema, fit);
        } catch (SQLException e) {
            throw Site.unreachable(e);
        }
    }

    /** Inserts rows by statements, all or none; the result says why they were refused. */
    Optional<SQLException> insert(List<String> statements) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (String sql : statements) {
                    Query.run(connection, sql);
                }
                connection.commit();
                return Optional.empty();
            } catch (SQLException e) {
                connection.rollback();
                return Optional.of(e);
            }
        } catch (SQLException e) {
            return Optional.of(e);
        }
    }

    /**
     * Takes rows away that were inserted since a state, and their numbers. Only tables that were empty are emptied.
     *
     * @return whether the database is in that state now, as far as anything can be read; false on SQLite, where a new one is
     *     cheaper, and where the schema is another one
     */
    boolean goBackTo(State past) {
        if (database.server().kind() != DatabaseKind.POSTGRESQL) {
            return false;
        }
        State present = read();
        if (!present.schema().equals(past.schema())) {
            return false;
        }
        List<String> filled = present.data().tables().values().stream()
                .filter(table -> !table.rows().isEmpty() && isEmpty(table.table(), past))
                .map(table -> quoted(ObjectPath.parse(table.table())))
                .toList();
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            Query.run(connection, "SET LOCAL session_replication_role = replica");
            for (String table : filled) {
                Query.run(connection, "DELETE FROM " + table);
            }
            Counter.goBack(connection, past.counters());
            connection.commit();
        } catch (SQLException e) {
            return false;
        }
        return read(past.schema()).equals(past);
    }

    private static String quoted(ObjectPath table) {
        return table.parts().stream().map(Identifiers::quoted).collect(Collectors.joining("."));
    }

    private static boolean isEmpty(String table, State state) {
        return state.data().find(table).filter(data -> data.rows().isEmpty()).isPresent();
    }

    Template freeze() {
        endSessions();
        return database.freeze();
    }

    /** Ends all sessions; the next use opens others. */
    void rest() {
        endSessions();
    }

    private void endSessions() {
        try {
            sessions.close();
            Connection present = reader;
            if (present != null) {
                present.close();
            }
            reader = null;
        } catch (SQLException e) {
            throw Site.unreachable(e);
        }
    }

    /**
     * Keeps the database when this is closed, for somebody to look at.
     *
     * @return how to connect to it
     */
    public String keep() {
        database.keep();
        return database.howToConnect();
    }

    @Override
    public void close() {
        endSessions();
        database.close();
    }
}
