package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.Problem;
import dev.retort.operation.CreateTable;
import dev.retort.operation.InsertRows;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.Row;
import dev.retort.revision.RowChange;
import dev.retort.revision.Step;
import dev.retort.schema.Table;
import dev.retort.script.Checksum;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes the engine's own two tables. */
final class Bookkeeping {

    private static final String TOOL_VERSION = Optional.ofNullable(
                    Bookkeeping.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final Connection connection;
    private final Dialect dialect;
    private final VersionTable versions;
    private final HistoryTable history;
    private long lastId = -1;

    Bookkeeping(Connection connection, Dialect dialect, RunSettings settings) {
        this.connection = connection;
        this.dialect = dialect;
        this.versions = new VersionTable(settings.versionTable(), dialect.writer());
        this.history = new HistoryTable(settings.historyTable(), dialect.writer());
    }

    VersionTable versions() {
        return versions;
    }

    HistoryTable history() {
        return history;
    }

    /** Creates what isn't there, in a transaction of its own. */
    void ensureTables(CurrentTransaction transaction) throws SQLException {
        boolean hasVersions = versions.read(connection).isPresent();
        boolean hasHistory = history.newest(connection).isPresent();
        if (hasVersions && hasHistory) {
            return;
        }
        transaction.begin();
        if (!hasVersions) {
            create(versions.definition());
        }
        if (!hasHistory) {
            create(history.definition());
        }
        transaction.commit();
    }

    private void create(Table table) throws SQLException {
        run(new CreateTable(table, Presence.OPTIONAL));
    }

    void record(Step step, Optional<Checksum> checksum, long millis) throws SQLException {
        for (RowChange change : step.changes()) {
            change(change);
        }
        lastId = lastId < 0 ? history.lastId(connection) + 1 : lastId + 1;
        run(new InsertRows(
                history.name(),
                List.of(Row.row(
                        "id", lastId,
                        "revision",
                                step.revision()
                                        .map(dev.retort.revision.Revision::id)
                                        .orElse(""),
                        "direction", step.direction().name().toLowerCase(Locale.ROOT),
                        "heads", String.join(",", step.after().ids()),
                        "applied_at", OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
                        "applied_by", System.getProperty("user.name", "unknown"),
                        "duration_millis", millis,
                        "checksum", checksum.map(Checksum::toString).orElse(null),
                        "tool_version", TOOL_VERSION))));
    }

    /** After a rollback the ids have to be counted anew. */
    void forget() {
        lastId = -1;
    }

    private void change(RowChange change) throws SQLException {
        String sql = versions.statement(change);
        try (Statement statement = connection.createStatement()) {
            int count = statement.executeUpdate(sql);
            if (count != 1) {
                throw new CorruptVersionTableException(
                        Problem.of("corrupt-version-table", "a change of the version table met " + count + " rows")
                                .with("statement", sql)
                                .with("expected", "1 row")
                                .cure("see whether something else writes the version table, or whether a row is there"
                                        + " twice; then run again"));
            }
        }
    }

    private void run(Operation operation) throws SQLException {
        JdbcCatalog catalog = new JdbcCatalog(connection);
        for (SqlStatement statement : dialect.compiler().compile(List.of(operation), catalog)) {
            try (Statement jdbc = connection.createStatement()) {
                jdbc.setEscapeProcessing(false);
                jdbc.execute(statement.sql());
            }
        }
    }
}
