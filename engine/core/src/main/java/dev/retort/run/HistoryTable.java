package dev.retort.run;

import static dev.retort.schema.Schema.*;

import dev.retort.dialect.SqlWriter;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The log of what was done to a database. Runs write it while they hold the lock, so that ids can be counted on. */
final class HistoryTable {

    private final QualifiedName name;
    private final SqlWriter writer;

    HistoryTable(QualifiedName name, SqlWriter writer) {
        this.name = name;
        this.writer = writer;
    }

    QualifiedName name() {
        return name;
    }

    Table definition() {
        return definition(name);
    }

    static Table definition(QualifiedName name) {
        return table(
                        name,
                        column("id", bigInteger()).notNull(),
                        column("revision", string(32)).notNull(),
                        column("direction", string(16)).notNull(),
                        column("heads", text()).notNull(),
                        column("applied_at", timestampWithZone()).notNull(),
                        column("applied_by", string(200)).notNull(),
                        column("duration_millis", bigInteger()).notNull(),
                        column("checksum", string(128)),
                        column("tool_version", string(64)).notNull())
                .constraint(primaryKey("id").named(name.name() + OwnTables.KEY_SUFFIX));
    }

    /** Whether the table is there. */
    boolean exists(StatementTarget target) throws SQLException {
        return target.ownRows(name, "SELECT id FROM " + writer.name(name) + " WHERE id < 0")
                .isPresent();
    }

    /** All entries, oldest first; empty if there is no such table. */
    Optional<List<HistoryEntry>> read(StatementTarget target) throws SQLException {
        return target.ownRows(name, "SELECT * FROM " + writer.name(name) + " ORDER BY id")
                .map(rows -> rows.stream().map(HistoryEntry::of).toList());
    }

    /** The newest entry of each revision, oldest first: revision, direction, checksum; empty without a table. */
    Optional<List<Row>> newest(StatementTarget target) throws SQLException {
        String table = writer.name(name);
        return target.ownRows(
                name,
                "SELECT revision, direction, checksum FROM " + table + " WHERE id IN (SELECT max(id) FROM " + table
                        + " GROUP BY revision) ORDER BY id");
    }

    /**
     * Adds an entry. Ids go on from the highest, which only the run that holds the lock can do.
     *
     * @param values SQL of the other columns, by their names
     */
    String insert(Map<String, String> values) {
        return "INSERT INTO " + writer.name(name) + " (id, " + String.join(", ", values.keySet())
                + ") SELECT coalesce(max(id), 0) + 1, " + String.join(", ", values.values()) + " FROM "
                + writer.name(name);
    }
}
