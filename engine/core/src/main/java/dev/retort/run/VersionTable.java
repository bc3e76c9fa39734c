package dev.retort.run;

import static dev.retort.schema.Schema.*;

import dev.retort.dialect.SqlWriter;
import dev.retort.revision.RowChange;
import dev.retort.revision.VersionRows;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;

/** The version table: the same shape and meaning as Alembic's, so that such a database can be taken over. */
final class VersionTable {

    private static final String COLUMN = "version_num";

    private final QualifiedName name;
    private final SqlWriter writer;

    VersionTable(QualifiedName name, SqlWriter writer) {
        this.name = name;
        this.writer = writer;
    }

    Table definition() {
        return definition(name);
    }

    static Table definition(QualifiedName name) {
        return table(name, column(COLUMN, string(32)).notNull())
                .constraint(primaryKey(COLUMN).named(name.name() + OwnTables.KEY_SUFFIX));
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
        return "SELECT 1 WHERE " + count + ") <> " + rows.ids().size() + " OR " + count + " WHERE " + COLUMN + " IN ("
                + ids + ")) <> " + rows.ids().size();
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
