package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.SqlWriter;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.revision.Step.RowChange;
import dev.retort.revision.VersionRows;
import dev.retort.run.OwnTables.HistoryTable;
import dev.retort.run.OwnTables.VersionTable;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import dev.retort.script.Checksum;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the engine's own two tables. */
final class Bookkeeping {

    /** What the history calls it when an edit of an applied script was accepted. */
    static final String ACCEPTED = "accept";

    private static final int ALWAYS_FITS = 32;

    private static final String TOOL_VERSION = Optional.ofNullable(
                    Bookkeeping.class.getPackage().getImplementationVersion())
            .orElse("development");

    private final StatementTarget target;
    private final Dialect dialect;
    private final VersionTable versions;
    private final HistoryTable history;

    Bookkeeping(StatementTarget target, Dialect dialect, RunSettings settings) {
        this.target = target;
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

    /** The version rows; none if there is no version table. */
    VersionRows rows() throws SQLException {
        return versions.read(target).orElse(VersionRows.empty());
    }

    boolean hasVersionTable() throws SQLException {
        return versions.read(target).isPresent();
    }

    /** What was done so far, oldest first. */
    List<HistoryEntry> log() throws SQLException {
        return history.read(target).orElse(List.of());
    }

    /** Creates what isn't there, in a transaction of its own. */
    void ensureTables(CurrentTransaction transaction) throws SQLException {
        boolean hasVersions = hasVersionTable();
        boolean hasHistory = history.exists(target);
        if (hasVersions && hasHistory) {
            return;
        }
        transaction.begin();
        if (!hasVersions) {
            create(versions.definition(), transaction);
        }
        if (!hasHistory) {
            create(history.definition(), transaction);
        }
        transaction.commit();
    }

    private void create(Table table, CurrentTransaction transaction) throws SQLException {
        CreateTable operation = new CreateTable(table, Presence.OPTIONAL);
        for (SqlStatement statement : dialect.compiler().compile(List.of(operation), target)) {
            try {
                target.execute(statement.sql());
            } catch (SQLException e) {
                transaction.rollback();
                throw failed("can't be created", table.name(), statement.sql(), e);
            }
        }
    }

    /** Explained after a rollback if it is ours to make, else by whoever rolls back. */
    private BookkeepingException failed(String what, QualifiedName table, String sql, SQLException error) {
        return BookkeepingException.of(what, table, sql, error, dialect, target);
    }

    /**
     * Refuses revisions whose ids the version table's column doesn't take, before anything is run. An older table, or
     * Alembic's, takes 32 characters; SQLite doesn't count them.
     *
     * @throws RetortException code {@code version-column-too-short}
     */
    void requireRoom(Plan plan) throws SQLException {
        Optional<String> longest = plan.steps().stream()
                .flatMap(step -> step.revision().stream())
                .map(Revision::id)
                .filter(id -> id.length() > ALWAYS_FITS)
                .max(Comparator.comparingInt(String::length));
        if (longest.isEmpty() || database() == DatabaseKind.SQLITE) {
            return;
        }
        int room = versions.longestId(target).orElse(Integer.MAX_VALUE);
        int needed = longest.get().length();
        if (room < needed) {
            throw new RetortException(Problem.of(
                            "version-column-too-short",
                            "the version table's column takes " + room + " characters, but an id has " + needed)
                    .with("table", versions.name())
                    .with("revision", longest.get())
                    .cure("make the column longer: " + versions.widening()));
        }
    }

    void record(Step step, Optional<RevisionScript> script, long millis) throws SQLException {
        for (RowChange change : step.changes()) {
            String sql = versions.statement(change);
            try {
                target.changeVersionRow(sql);
            } catch (SQLException e) {
                throw unwritten(versions.name(), sql, e);
            }
        }
        add(
                step.revision().map(Revision::id).orElse(""),
                step.direction().word(),
                step.after(),
                script.map(it -> it.checksum(database())),
                millis);
    }

    /** Records that a script is to be taken as it is now. */
    void accept(RevisionScript edited, VersionRows rows) throws SQLException {
        add(edited.revision().id(), ACCEPTED, rows, Optional.of(edited.checksum(database())), 0);
    }

    private DatabaseKind database() {
        return dialect.splitter().database();
    }

    private void add(String revision, String direction, VersionRows rows, Optional<Checksum> checksum, long millis)
            throws SQLException {
        SqlWriter writer = dialect.writer();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("revision", writer.literal(revision));
        values.put("direction", writer.literal(direction));
        values.put("heads", writer.literal(String.join(",", rows.ids())));
        values.put("applied_at", target.isScript() ? "CURRENT_TIMESTAMP" : writer.literal(now()));
        values.put("applied_by", writer.literal(System.getProperty("user.name", "unknown")));
        values.put("duration_millis", writer.literal(target.isScript() ? 0L : millis));
        values.put("checksum", writer.literal(checksum.map(Checksum::toString).orElse(null)));
        values.put("tool_version", writer.literal(TOOL_VERSION));
        String sql = history.insert(values);
        try {
            target.execute(sql);
        } catch (SQLException e) {
            throw unwritten(history.name(), sql, e);
        }
    }

    /** The tables were there when the run began. */
    private BookkeepingException unwritten(QualifiedName table, String sql, SQLException error) {
        return BookkeepingException.isOfSomethingGone(error)
                ? BookkeepingException.taken(table, sql, error, dialect, target)
                : failed("can't be written", table, sql, error);
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}
