package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Transactions;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Step.RowChange;
import dev.retort.revision.VersionRows;
import dev.retort.script.ScriptCatalog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * An empty database of this process, brought to where a script begins, so that its catalogue can be read while the script
 * is written.
 */
record Scratch(Connection connection, RunSite site) implements AutoCloseable {

    static Scratch open(String url, Dialect dialect) throws SQLException {
        Connection connection = connect(url);
        try {
            Transactions.Session session = dialect.transactions().prepare(connection);
            return new Scratch(connection, RunSite.on(connection, dialect, session));
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connect(String url) {
        try {
            return DriverManager.getConnection(url);
        } catch (SQLException e) {
            throw new RetortException(
                    Problem.of("no-scratch-database", "the script needs a temporary database to work out the schema")
                            .with("url", url)
                            .with("cause", DatabaseException.serverMessage(e))
                            .cure("add the database's driver to the class path: org.xerial:sqlite-jdbc"),
                    e);
        }
    }

    /** Runs the history up to where a plan begins. */
    void bringTo(Plan plan, ScriptCatalog scripts, RunSettings settings) throws SQLException {
        RunSettings silent = settings.withListeners(List.of());
        Bookkeeping books = new Bookkeeping(site.target(), site.dialect(), silent);
        books.ensureTables(site.transaction(settings.timeouts()));
        VersionRows rows = VersionRows.empty();
        if (plan.steps().stream().anyMatch(step -> step.direction() != Direction.STAMP)) {
            rows = replay(plan.start(), scripts, silent);
        }
        for (String id : rows.ids()) {
            site.target().changeVersionRow(books.versions().statement(new RowChange.Delete(id)));
        }
        for (String id : plan.start().ids()) {
            site.target().changeVersionRow(books.versions().statement(new RowChange.Insert(id)));
        }
    }

    private VersionRows replay(VersionRows start, ScriptCatalog scripts, RunSettings settings) throws SQLException {
        VersionRows rows = VersionRows.empty();
        for (String id : start.ids()) {
            Plan before = scripts.graph().planUpgrade(id, rows);
            try {
                rows = VersionRows.of(
                        new PlanRun(site, scripts, settings).run(before).heads());
            } catch (MigrationFailedException e) {
                throw new RetortException(
                        Problem.of(
                                        "replay-failed",
                                        "the script can't be written: the revisions before it don't run on an empty database, which is how the schema is worked out")
                                .with("cause", e.getMessage())
                                .cure("have a revision create the tables that the others need, or run it online"),
                        e);
            }
        }
        return rows;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            site.session().close();
        }
    }
}
