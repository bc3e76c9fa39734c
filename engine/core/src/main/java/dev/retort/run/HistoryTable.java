package dev.retort.run;

import static dev.retort.schema.Column.column;
import static dev.retort.schema.SqlType.bigInteger;
import static dev.retort.schema.SqlType.string;
import static dev.retort.schema.SqlType.text;
import static dev.retort.schema.SqlType.timestampWithZone;

import dev.retort.dialect.SqlWriter;
import dev.retort.operation.Row;
import dev.retort.schema.PrimaryKey;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
        return Table.table(
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
                .constraint(PrimaryKey.primaryKey("id").named(name.name() + "_pkc"));
    }

    /** All entries, oldest first; empty if there is no such table. */
    Optional<List<HistoryEntry>> read(Connection connection) throws SQLException {
        return TableQuery.of(connection, name, "SELECT * FROM " + writer.name(name) + " ORDER BY id")
                .map(rows -> rows.stream().map(HistoryEntry::of).toList());
    }

    /** The newest entry of each revision, oldest first: revision, direction, checksum; empty without a table. */
    Optional<List<Row>> newest(Connection connection) throws SQLException {
        String table = writer.name(name);
        return TableQuery.of(
                connection,
                name,
                "SELECT revision, direction, checksum FROM " + table + " WHERE id IN (SELECT max(id) FROM " + table
                        + " GROUP BY revision) ORDER BY id");
    }

    /** The id of the newest entry, 0 if there is none. */
    long lastId(Connection connection) {
        return new JdbcCatalog(connection)
                .query("SELECT coalesce(max(id), 0) AS last FROM " + writer.name(name))
                .get(0)
                .number("last");
    }
}
