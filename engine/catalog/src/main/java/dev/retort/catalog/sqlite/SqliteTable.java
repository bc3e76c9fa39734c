package dev.retort.catalog.sqlite;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.PathText;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.Query;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ConstraintText;
import dev.retort.sql.sqlite.ObjectText;
import dev.retort.sql.sqlite.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One SQLite table: the PRAGMAs' facts and its stored statement.
 *
 * @param name without quotes
 * @param virtual whether a module serves it
 * @param strict whether it is STRICT
 * @param withoutRowid whether it is WITHOUT ROWID
 * @param sql the stored statement
 */
record SqliteTable(String name, boolean virtual, boolean strict, boolean withoutRowid, String sql) {

    /** Beyond so many it is cheaper to ask for all at once. */
    static final int FEW = 20;

    private static final String KINDS =
            """
            select name, type = 'virtual', strict, wr from %s
             where schema = 'main' and type in ('table', 'virtual')""";

    /**
     * The tables among some statements where nothing is virtual. {@code pragma_table_list} looks at all views each time
     * the schema changed, so it isn't asked.
     */
    static List<SqliteTable> written(List<StoredStatement> statements) {
        return statements.stream()
                .filter(statement -> statement.type().equals("table"))
                .map(statement -> {
                    Set<String> options = TableDefinition.read(statement.sql()).options();
                    return new SqliteTable(
                            statement.name(),
                            false,
                            options.contains("strict"),
                            options.contains("without rowid"),
                            statement.sql());
                })
                .toList();
    }

    /** The tables among some statements; a virtual table's shadows aren't tables of their own. */
    static List<SqliteTable> listed(List<StoredStatement> statements, Connection connection) throws SQLException {
        Map<String, String> sql = new HashMap<>();
        statements.stream()
                .filter(statement -> statement.type().equals("table"))
                .forEach(statement -> sql.put(statement.name(), statement.sql()));
        List<SqliteTable> tables = new ArrayList<>();
        if (sql.size() > FEW) {
            read(KINDS.formatted("pragma_table_list"), sql, connection, tables);
        } else {
            for (String name : sql.keySet()) {
                String one = "pragma_table_list('" + name.replace("'", "''") + "')";
                read(KINDS.formatted(one), sql, connection, tables);
            }
        }
        return tables;
    }

    private static void read(String query, Map<String, String> sql, Connection connection, List<SqliteTable> tables)
            throws SQLException {
        new Query(connection, query).each(row -> {
            String name = row.getString(1);
            if (sql.containsKey(name)) {
                tables.add(new SqliteTable(
                        name, row.getBoolean(2), row.getBoolean(3), row.getBoolean(4), sql.getOrDefault(name, "")));
            }
        });
    }

    SchemaObject object(Connection connection) throws SQLException {
        ObjectPath path = ObjectPath.of(name);
        Optional<TableDefinition> text = virtual ? Optional.empty() : Optional.of(TableDefinition.read(sql));
        List<ConstraintText> constraints =
                text.map(TableDefinition::constraints).orElse(List.of());
        List<SchemaObject> children = new ArrayList<>(new SqliteColumns(path, text).read(connection));
        children.addAll(SqliteConstraints.of(path, constraints));
        Optional<String> module = virtual ? Optional.of(ObjectText.read(sql).body()) : Optional.empty();
        return new SqliteObject(ObjectKind.TABLE, path)
                .with(SqliteAttribute.TYPE_OF_TABLE, virtual ? Optional.of("virtual") : Optional.empty())
                .with(SqliteAttribute.MODULE, module)
                .with(SqliteAttribute.STRICT, strict)
                .with(SqliteAttribute.WITHOUT_ROWID, withoutRowid)
                .build(children);
    }

    /**
     * The constraints of one SQLite table. One without a name is called by what it is: {@code (a, b)} by its columns, a
     * check by its text; a second one of the same name gets a number.
     */
    private static final class SqliteConstraints {

        private SqliteConstraints() {}

        static List<SchemaObject> of(ObjectPath table, List<ConstraintText> constraints) {
            Map<String, Integer> seen = new HashMap<>();
            List<SchemaObject> objects = new ArrayList<>();
            for (ConstraintText constraint : constraints) {
                String name = constraint.name().orElseGet(() -> describe(constraint));
                int count = seen.merge(constraint.type() + name, 1, Integer::sum);
                SqliteObject object = object(constraint, table.child(count == 1 ? name : name + " #" + count));
                objects.add(constraint.name().isEmpty() ? object.buildUnnamed() : object.build());
            }
            return objects;
        }

        private static SqliteObject object(ConstraintText constraint, ObjectPath path) {
            SqliteObject object = new SqliteObject(
                            ObjectKind.valueOf(constraint.type().name()), path)
                    .with(SqliteAttribute.DEFINITION, constraint.definition());
            switch (constraint.type()) {
                case PRIMARY_KEY ->
                    object.with(SqliteAttribute.KEY_COLUMNS, PathText.list(constraint.columns()))
                            .with(
                                    SqliteAttribute.DESCENDING,
                                    constraint.clause().isDescending())
                            .with(
                                    SqliteAttribute.AUTOINCREMENT,
                                    constraint.clause().isAutoincrement());
                case UNIQUE -> object.with(SqliteAttribute.KEY_COLUMNS, PathText.list(constraint.columns()));
                case CHECK -> object.with(SqliteAttribute.EXPRESSION, constraint.condition());
                case FOREIGN_KEY ->
                    constraint.clause().reference().ifPresent(reference -> foreignKey(object, constraint, reference));
            }
            return object;
        }

        private static void foreignKey(SqliteObject key, ConstraintText constraint, Clause.Reference reference) {
            key.with(SqliteAttribute.KEY_COLUMNS, PathText.list(constraint.columns()))
                    .with(
                            SqliteAttribute.REFERENCES,
                            ObjectPath.of(reference.target()).toString())
                    .with(SqliteAttribute.REFERENCED_COLUMNS, there(PathText.list(reference.columns())))
                    .with(SqliteAttribute.ON_DELETE, action(reference.onDelete()))
                    .with(SqliteAttribute.ON_UPDATE, action(reference.onUpdate()))
                    .with(SqliteAttribute.MATCH, reference.match())
                    .with(
                            SqliteAttribute.DEFERRABLE,
                            constraint.deferred() ? Optional.of("initially deferred") : Optional.empty());
        }

        /** What is at its default is left out. */
        private static Optional<String> action(String action) {
            return action.equals(Clause.NO_ACTION) ? Optional.empty() : Optional.of(action);
        }

        private static Optional<String> there(String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        private static String describe(ConstraintText constraint) {
            return constraint.type() == ConstraintText.Type.CHECK
                    ? "(" + constraint.condition().orElseThrow() + ")"
                    : "(" + String.join(", ", constraint.columns()) + ")";
        }
    }
}
