package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What another migration tool has noted in a database. Whoever finds it where there is no version table of ours must not
 * run the first revision: its tables are there.
 *
 * @param tool the tool's name, such as {@code Alembic}
 * @param table the table in which it keeps its notes, as it is called in this database
 * @param at what it applied last, in its own words; empty if that can't be read
 */
public record ForeignHistory(String tool, String table, List<String> at) {

    /**
     * Where a tool keeps its notes unless it is told otherwise.
     *
     * @param last a query for what was applied last
     */
    private record Place(String tool, String table, String last) {}

    private static final List<Place> PLACES = List.of(
            new Place("Alembic", "alembic_version", "SELECT version_num FROM %s ORDER BY version_num"),
            new Place(
                    "Flyway",
                    "flyway_schema_history",
                    "SELECT version FROM %s WHERE version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1"),
            new Place("Liquibase", "databasechangelog", "SELECT id FROM %s ORDER BY orderexecuted DESC LIMIT 1"),
            new Place("golang-migrate, dbmate or Rails", "schema_migrations", "SELECT max(version) FROM %s"),
            new Place("goose", "goose_db_version", "SELECT max(version_id) FROM %s WHERE is_applied"),
            new Place("Django", "django_migrations", "SELECT name FROM %s ORDER BY id DESC LIMIT 1"),
            new Place("Knex", "knex_migrations", "SELECT name FROM %s ORDER BY id DESC LIMIT 1"),
            new Place("Prisma", "_prisma_migrations", "SELECT migration_name FROM %s ORDER BY started_at DESC LIMIT 1"),
            new Place(
                    "Entity Framework",
                    "__efmigrationshistory",
                    "SELECT \"MigrationId\" FROM %s ORDER BY \"MigrationId\" DESC LIMIT 1"),
            new Place("MyBatis Migrations", "changelog", "SELECT max(id) FROM %s WHERE applied_at IS NOT NULL"));

    /** Copies the list. */
    public ForeignHistory {
        at = List.copyOf(at);
    }

    /**
     * Looks into the schema of a connection; nothing is changed, and a transaction that is open stays usable.
     *
     * @param inTransaction whether one is open although the driver doesn't know
     */
    static Optional<ForeignHistory> find(Connection connection, boolean inTransaction) throws SQLException {
        Set<String> tables = tables(connection);
        for (Place place : PLACES) {
            Optional<String> found = tables.stream()
                    .filter(table -> table.toLowerCase(Locale.ROOT).equals(place.table()))
                    .findFirst();
            if (found.isPresent()) {
                Optional<List<String>> at = last(connection, inTransaction, place, found.get());
                // MyBatis' table has an everyday name: it counts only with the tool's columns.
                if (at.isPresent() || !place.table().equals("changelog")) {
                    return Optional.of(new ForeignHistory(place.tool(), found.get(), at.orElse(List.of())));
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet found = connection.getMetaData().getTables(null, connection.getSchema(), "%", null)) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private static Optional<List<String>> last(
            Connection connection, boolean inTransaction, Place place, String table) {
        String query = place.last().formatted('"' + table.replace("\"", "\"\"") + '"');
        try {
            return new ConnectionTarget(connection, inTransaction)
                    .ownRows(QualifiedName.of(table), query)
                    .map(rows ->
                            rows.stream().flatMap(row -> value(row).stream()).toList());
        } catch (SQLException itHasOtherColumns) {
            return Optional.empty();
        }
    }

    private static Optional<String> value(Row row) {
        return row.asMap().values().stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst();
    }

    /** The refusal to begin at the first revision. */
    RetortException refusal() {
        return new RetortException(Problem.of(
                        "foreign-history", "the database is another tool's, and Retort has no version table in it yet")
                .with("found", this)
                .cure(cure()));
    }

    /** What to do to go on with Retort. */
    public String cure() {
        String stamp = "say at which revision the database is: retort stamp REVISION, or stamp(\"REVISION\") in Java";
        String beside = "; to run every revision all the same: retort ensure-version, or ensureVersionTable(), first";
        return tool.equals("Alembic")
                ? "go on with its table, version_table = \"" + table + "\", or " + stamp + beside
                : stamp + beside;
    }

    /** Such as {@code Flyway's table flyway_schema_history, at 7}. */
    @Override
    public String toString() {
        return tool + "'s table " + table + (at.isEmpty() ? "" : ", at " + String.join(", ", at));
    }
}
