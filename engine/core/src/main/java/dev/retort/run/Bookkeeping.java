package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.SqlWriter;
import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.revision.Step;
import dev.retort.revision.Step.RowChange;
import dev.retort.revision.VersionRows;
import dev.retort.run.OwnTables.HistoryTable;
import dev.retort.run.OwnTables.VersionTable;
import dev.retort.schema.Table;
import dev.retort.script.Checksum;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the engine's own two tables. */
final class Bookkeeping {

    /** What the history calls it when an edit of an applied script was accepted. */
    static final String ACCEPTED = "accept";

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
            create(versions.definition());
        }
        if (!hasHistory) {
            create(history.definition());
        }
        transaction.commit();
    }

    private void create(Table table) throws SQLException {
        CreateTable operation = new CreateTable(table, Presence.OPTIONAL);
        for (SqlStatement statement : dialect.compiler().compile(List.of(operation), target)) {
            target.execute(statement.sql());
        }
    }

    void record(Step step, Optional<RevisionScript> script, long millis) throws SQLException {
        for (RowChange change : step.changes()) {
            target.changeVersionRow(versions.statement(change));
        }
        add(
                step.revision().map(dev.retort.revision.Revision::id).orElse(""),
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
        target.execute(history.insert(values));
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}
