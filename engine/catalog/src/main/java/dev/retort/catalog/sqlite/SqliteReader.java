package dev.retort.catalog.sqlite;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.ObjectTree;
import dev.retort.catalog.PathText;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.sql.Query;
import dev.retort.sql.sqlite.IndexText;
import dev.retort.sql.sqlite.ObjectText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
        return options.settings() ? Settings.addedTo(objects, connection) : objects;
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
                case "index" -> add(table, index(inside, statement.sql()));
                case "trigger" -> add(table, trigger(inside, statement.sql()));
                case "view" -> tree.add(Optional.empty(), view(table, statement.sql()));
                default -> {}
            }
        }
    }

    private void add(ObjectPath holder, SchemaObject object) {
        tree.add(Optional.of(holder), object);
    }

    /** A view of something that is gone has no columns, but a message that SQLite gives for each use. */
    private SchemaObject view(ObjectPath path, String sql) {
        SqliteObject view = new SqliteObject(ObjectKind.VIEW, path)
                .with(SqliteAttribute.DEFINITION, ObjectText.read(sql).body());
        try {
            return view.build(new SqliteColumns(path, Optional.empty()).read(connection));
        } catch (SQLException e) {
            return view.with(SqliteAttribute.BROKEN, String.valueOf(e.getMessage()))
                    .build();
        }
    }

    private static SchemaObject trigger(ObjectPath path, String sql) {
        return new SqliteObject(ObjectKind.TRIGGER, path)
                .with(SqliteAttribute.DEFINITION, ObjectText.read(sql).body())
                .build();
    }

    private static SchemaObject index(ObjectPath path, String sql) {
        IndexText index = IndexText.read(sql);
        return new SqliteObject(ObjectKind.INDEX, path)
                .with(SqliteAttribute.IS_UNIQUE, index.head().unique())
                .with(SqliteAttribute.COLUMNS, String.join(", ", index.columns()))
                .with(SqliteAttribute.KEYS, PathText.list(index.bareKeys()))
                .with(SqliteAttribute.WHERE, index.where())
                .build();
    }

    private void readPositions() throws SQLException {
        if (options.sequencePositions() && hasSequenceTable()) {
            new Query(connection, "select name, seq from main.sqlite_sequence")
                    .each(row -> tree.amend(
                            ObjectPath.of(row.getString(1)),
                            SqliteAttribute.SEQUENCE_POSITION.label(),
                            "after " + row.getString(2)));
        }
    }

    private boolean hasSequenceTable() throws SQLException {
        return new Query(connection, "select 1 from main.sqlite_schema where name = 'sqlite_sequence'").hasRows();
    }

    /** The settings that SQLite keeps in the file, see <a href="https://www.sqlite.org/pragma.html">its PRAGMAs</a>. */
    static final class Settings {

        static final List<String> KEPT =
                List.of("application_id", "auto_vacuum", "encoding", "journal_mode", "page_size", "user_version");

        private Settings() {}

        static List<SchemaObject> addedTo(List<SchemaObject> objects, Connection connection) throws SQLException {
            List<SchemaObject> more = new ArrayList<>(objects);
            more.addAll(read(connection));
            return more;
        }

        static List<SchemaObject> read(Connection connection) throws SQLException {
            List<SchemaObject> settings = new ArrayList<>();
            for (String name : KEPT) {
                Optional<String> value = new Query(connection, "pragma main." + name).first(row -> row.getString(1));
                settings.add(new SqliteObject(ObjectKind.SETTING, ObjectPath.of(name))
                        .with(SqliteAttribute.VALUE, value)
                        .build());
            }
            return settings;
        }
    }
}
