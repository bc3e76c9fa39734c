package dev.retort.run;

import static dev.retort.schema.Schema.*;

import dev.retort.dialect.SqlWriter;
import dev.retort.revision.Revision;
import dev.retort.revision.Step.RowChange;
import dev.retort.revision.VersionRows;
import dev.retort.row.Row;
import dev.retort.schema.Column;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The engine's own tables: what they are called if nobody says otherwise, and how to know them under another name. */
public final class OwnTables {

    /** The name of the version table, by default. */
    public static final String VERSION = "retort_version";

    /** The name of the history table, by default. */
    public static final String HISTORY = "retort_history";

    static final String KEY_SUFFIX = "_pkc";

    private OwnTables() {}

    /**
     * Whether a table is one of ours, or Alembic's version table: by its name, or if it has another by its columns and
     * its primary key's name.
     *
     * @param table its name, without a schema
     * @param columns their names, in order
     * @param primaryKey the name of its primary key; empty if it has none
     */
    public static boolean isOne(String table, List<String> columns, String primaryKey) {
        return table.equals(VERSION)
                || table.equals(HISTORY)
                || (primaryKey.equals(table + KEY_SUFFIX) && hasShapeOfOne(columns));
    }

    private static boolean hasShapeOfOne(List<String> columns) {
        return Stream.of(
                        VersionTable.definition(QualifiedName.of(VERSION)),
                        HistoryTable.definition(QualifiedName.of(HISTORY)))
                .anyMatch(table -> names(table).equals(columns));
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    /** The version table: the same shape and meaning as Alembic's, so that such a database can be taken over. */
    record VersionTable(QualifiedName name, SqlWriter writer) {

        private static final String COLUMN = "version_num";

        Table definition() {
            return definition(name);
        }

        static Table definition(QualifiedName name) {
            return table(name, column(COLUMN, string(Revision.LONGEST_ID)).notNull())
                    .constraint(primaryKey(COLUMN).named(name.name() + OwnTables.KEY_SUFFIX));
        }

        /** How long an id may be; empty where that isn't known, or not looked to by the database. */
        OptionalInt longestId(StatementTarget target) throws SQLException {
            return target.columnLength(name, COLUMN);
        }

        /** What makes the column as long as we make it. */
        String widening() {
            return "ALTER TABLE " + writer.name(name) + " ALTER COLUMN " + COLUMN + " TYPE varchar("
                    + Revision.LONGEST_ID + ")";
        }

        /** The rows; empty if there is no such table. */
        Optional<VersionRows> read(StatementTarget target) throws SQLException {
            return target.ownRows(name, "SELECT " + COLUMN + " FROM " + writer.name(name))
                    .map(rows -> VersionRows.of(rows.stream()
                            .map(VersionTable::id)
                            .flatMap(Optional::stream)
                            .toList()));
        }

        /** A query that finds a row if the version rows aren't these. */
        String otherThan(VersionRows rows) {
            String table = writer.name(name);
            if (rows.isEmpty()) {
                return "SELECT 1 FROM " + table;
            }
            String ids = rows.ids().stream().map(writer::literal).collect(Collectors.joining(", "));
            String count = "(SELECT count(*) FROM " + table;
            return "SELECT 1 WHERE " + count + ") <> " + rows.ids().size() + " OR " + count + " WHERE " + COLUMN
                    + " IN (" + ids + ")) <> " + rows.ids().size();
        }

        private static Optional<String> id(Row row) {
            return row.text(COLUMN);
        }

        String statement(RowChange change) {
            String table = writer.name(name);
            if (change instanceof RowChange.Insert insert) {
                return "INSERT INTO " + table + " (" + COLUMN + ") VALUES (" + writer.literal(insert.id()) + ")";
            }
            if (change instanceof RowChange.Update update) {
                return "UPDATE " + table + " SET " + COLUMN + " = " + writer.literal(update.to()) + " WHERE " + COLUMN
                        + " = " + writer.literal(update.from());
            }
            RowChange.Delete delete = (RowChange.Delete) change;
            return "DELETE FROM " + table + " WHERE " + COLUMN + " = " + writer.literal(delete.id());
        }
    }

    /** The log of what was done to a database. Runs write it while they hold the lock, so that ids can be counted on. */
    record HistoryTable(QualifiedName name, SqlWriter writer) {

        Table definition() {
            return definition(name);
        }

        static Table definition(QualifiedName name) {
            return table(
                            name,
                            column("id", bigInteger()).notNull(),
                            column("revision", string(Revision.LONGEST_ID)).notNull(),
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
}
