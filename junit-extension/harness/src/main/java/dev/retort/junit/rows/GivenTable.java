package dev.retort.junit.rows;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.dialect.Dialect;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.schema.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as a person names it, as the database has it now.
 *
 * @param given the name that was given
 * @param sql the name in SQL
 * @param types its columns, each with its type
 */
record GivenTable(String given, String sql, Map<String, String> types) {

    /**
     * Looks it up.
     *
     * @throws RowsException if there is no such table, code {@code unknown-table}
     */
    static GivenTable of(String given, Connection connection, Dialect dialect) throws SQLException {
        String sql = name(given, dialect);
        boolean atomic = !connection.getAutoCommit();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + sql + " WHERE 1 = 0")) {
            ResultSetMetaData columns = none.getMetaData();
            Map<String, String> types = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                types.put(
                        columns.getColumnName(i),
                        String.valueOf(columns.getColumnTypeName(i)).toLowerCase(Locale.ROOT));
            }
            return new GivenTable(given, sql, types);
        } catch (SQLException e) {
            if (atomic) {
                connection.rollback();
            }
            throw unknown(given, connection, e);
        }
    }

    static String name(String given, Dialect dialect) {
        int dot = given.indexOf('.');
        return dialect.writer()
                .name(
                        dot < 0
                                ? QualifiedName.of(given)
                                : QualifiedName.of(given.substring(0, dot), given.substring(dot + 1)));
    }

    private static RowsException unknown(String given, Connection connection, SQLException refusal)
            throws SQLException {
        List<String> tables = SchemaSnapshot.of(connection).objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE || object.kind() == ObjectKind.VIEW)
                .filter(object -> !object.isOfTheEngine())
                .map(SchemaObject::name)
                .toList();
        return new RowsException(
                Problem.of("unknown-table", "there is no table '" + given + "' at this revision")
                        .with("there are", tables.isEmpty() ? "none" : String.join(", ", tables))
                        .cure(NearestName.cure(given, tables, "give rows at a revision at which it is there")),
                refusal);
    }

    /**
     * Sees that columns are there.
     *
     * @param at where they are named, for messages; empty if that isn't known
     * @throws RowsException if one isn't, code {@code unknown-column}
     */
    void check(List<String> columns, Optional<String> at) {
        for (String column : columns) {
            if (!types.containsKey(column)) {
                List<String> known = List.copyOf(types.keySet());
                Problem problem = Problem.of(
                                "unknown-column",
                                "there is no column '" + column + "' in " + given + " at this revision")
                        .with("there are", String.join(", ", known))
                        .cure(NearestName.cure(column, known, "name one that is there at this revision"));
                throw new RowsException(
                        at.map(place -> problem.with(RowsException.AT, place)).orElse(problem), null);
            }
        }
    }

    /** A text as a value of a column: SQLite keeps truths as numbers and takes a text for a text. */
    @Nullable
    Object value(String column, Optional<String> text, Dialect dialect) {
        boolean truth = dialect.name().equals("sqlite")
                && types.getOrDefault(column, "").startsWith("bool");
        return text.<Object>map(it -> truth && (it.equalsIgnoreCase("true") || it.equalsIgnoreCase("false"))
                        ? Boolean.valueOf(it)
                        : it)
                .orElse(null);
    }
}
