package dev.retort.assertions.schema;

import dev.retort.assertions.sqlitetext.BodyText;
import dev.retort.assertions.sqlitetext.IndexText;
import dev.retort.assertions.sqlitetext.TableText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the main schema of a SQLite database: {@code sqlite_schema}, the PRAGMAs and the stored statements. */
final class SqliteReader {

    private final Connection connection;
    private final SnapshotOptions options;
    private final ObjectTree tree = new ObjectTree();

    SqliteReader(Connection connection, SnapshotOptions options) {
        this.connection = connection;
        this.options = options;
    }

    List<SchemaObject> read() throws SQLException {
        List<StoredStatement> statements = StoredStatement.all(connection);
        add(SqliteTable.listed(statements, connection), statements);
        readPositions();
        List<SchemaObject> objects = SqliteReferences.among(tree.objects()).shortened(tree.objects());
        return options.settings() ? SqliteSettings.addedTo(objects, connection) : objects;
    }

    /**
     * What these statements made, with foreign keys as they were written.
     *
     * @param withShadows whether there are virtual tables, which may have shadows
     */
    List<SchemaObject> read(List<StoredStatement> statements, boolean withShadows) throws SQLException {
        boolean listed = withShadows || statements.size() > SqliteTable.FEW;
        add(listed ? SqliteTable.listed(statements, connection) : SqliteTable.written(statements), statements);
        return tree.objects();
    }

    private void add(List<SqliteTable> tables, List<StoredStatement> statements) throws SQLException {
        for (SqliteTable table : tables) {
            tree.add(Optional.empty(), table.object(connection));
        }
        for (StoredStatement statement : statements) {
            ObjectPath table = ObjectPath.of(statement.table());
            ObjectPath inside = table.child(statement.name());
            switch (statement.type()) {
                case "index" -> add(table, leaf(ObjectKind.INDEX, inside, index(statement.sql())));
                case "trigger" -> add(table, leaf(ObjectKind.TRIGGER, inside, definition(statement.sql())));
                case "view" -> tree.add(Optional.empty(), view(table, statement.sql()));
                default -> {}
            }
        }
    }

    private void add(ObjectPath holder, SchemaObject object) {
        tree.add(Optional.of(holder), object);
    }

    private static SchemaObject leaf(ObjectKind kind, ObjectPath path, Map<String, String> attributes) {
        return new SchemaObject(kind, path, attributes, List.of(), false);
    }

    /** A view of something that is gone has no columns, but a message that SQLite gives for each use. */
    private SchemaObject view(ObjectPath path, String sql) {
        Map<String, String> attributes = new LinkedHashMap<>(definition(sql));
        List<SchemaObject> columns = List.of();
        try {
            columns = new SqliteColumns(path, TableText.empty()).read(connection);
        } catch (SQLException e) {
            attributes.put("broken", String.valueOf(e.getMessage()));
        }
        return leaf(ObjectKind.VIEW, path, attributes).withChildren(columns);
    }

    private static Map<String, String> definition(String sql) {
        return Map.of("definition", BodyText.behindName(sql));
    }

    private static Map<String, String> index(String sql) {
        IndexText index = IndexText.parse(sql);
        Map<String, String> attributes = new LinkedHashMap<>();
        if (index.unique()) {
            attributes.put("unique", "yes");
        }
        attributes.put("columns", String.join(", ", index.columns()));
        index.where().ifPresent(where -> attributes.put("where", where));
        return attributes;
    }

    private void readPositions() throws SQLException {
        if (options.sequencePositions() && hasSequenceTable()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select name, seq from main.sqlite_sequence")) {
                while (rows.next()) {
                    tree.amend(ObjectPath.of(rows.getString(1)), "sequence position", "after " + rows.getString(2));
                }
            }
        }
    }

    private boolean hasSequenceTable() throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select 1 from main.sqlite_schema where name = 'sqlite_sequence'");
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }
}
