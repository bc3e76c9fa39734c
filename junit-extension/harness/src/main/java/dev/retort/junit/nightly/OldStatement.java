package dev.retort.junit.nightly;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A statement of the previous release.
 *
 * @param table the table that it is about, without the default schema; empty if it was given
 * @param columns the columns that it names; none if it was given
 * @param sql its text
 */
record OldStatement(String table, List<String> columns, String sql) {

    /** Copies the columns. */
    OldStatement {
        columns = List.copyOf(columns);
    }

    /** What a release may do with the tables of its schema: for each an INSERT with a row's values, an UPDATE, a SELECT. */
    static List<OldStatement> derived(SchemaSnapshot schema, DataSnapshot data, DatabaseKind kind) {
        List<OldStatement> all = new ArrayList<>();
        schema.objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .forEach(table -> all.addAll(of(table, data, kind)));
        return all;
    }

    private static List<OldStatement> of(SchemaObject table, DataSnapshot data, DatabaseKind kind) {
        String path = table.path().toString();
        List<String> columns = table.children(ObjectKind.COLUMN).stream()
                .filter(OldStatement::isWritten)
                .map(SchemaObject::name)
                .toList();
        if (columns.isEmpty()) {
            return List.of();
        }
        String name = table.path().parts().stream().map(Identifiers::quoted).collect(Collectors.joining("."));
        String list = columns.stream().map(Identifiers::quoted).collect(Collectors.joining(", "));
        // SQLite takes a name in quotes that isn't there for a text, unless it has its table before it
        String read = columns.stream()
                .map(column -> "old." + Identifiers.quoted(column))
                .collect(Collectors.joining(", "));
        String set = columns.stream()
                .map(Identifiers::quoted)
                .map(column -> column + " = " + column)
                .collect(Collectors.joining(", "));
        List<OldStatement> all = new ArrayList<>();
        String plain = path.startsWith("public.") ? path.substring("public.".length()) : path;
        data.find(path)
                .filter(rows -> !rows.rows().isEmpty())
                .ifPresent(rows -> all.add(new OldStatement(
                        plain,
                        columns,
                        "INSERT INTO " + name + " (" + list + ") VALUES (" + values(rows, columns, kind) + ")")));
        all.add(new OldStatement(plain, columns, "UPDATE " + name + " SET " + set + " WHERE 1 = 0"));
        all.add(new OldStatement(plain, columns, "SELECT " + read + " FROM " + name + " old WHERE 1 = 0"));
        return all;
    }

    private static boolean isWritten(SchemaObject column) {
        return column.attribute("generated").isEmpty()
                && column.attribute("identity")
                        .filter(identity -> identity.contains("always"))
                        .isEmpty();
    }

    private static String values(TableData table, List<String> columns, DatabaseKind kind) {
        Row row = table.rows().get(0);
        return columns.stream()
                .map(column -> literal(table.value(row, column), kind))
                .collect(Collectors.joining(", "));
    }

    /** A snapshot has SQLite's values as literals, and PostgreSQL's as the text that is a literal of any type. */
    private static String literal(Optional<String> value, DatabaseKind kind) {
        return value.map(text -> kind == DatabaseKind.SQLITE ? text : "'" + text.replace("'", "''") + "'")
                .orElse("NULL");
    }
}
