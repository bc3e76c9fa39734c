package dev.retort.assertions.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads again the tables and views whose stored statements changed, and the views that mention one of them, since a
 * view's columns are those of its tables.
 */
final class RememberedSqlite implements RememberedSchema {

    private final SnapshotOptions options;
    private final SqliteStatements statements = new SqliteStatements();
    private final Map<String, SchemaObject> written = new HashMap<>();
    private final Map<String, SchemaObject> shown = new HashMap<>();

    RememberedSqlite(SnapshotOptions options) {
        this.options = options;
    }

    @Override
    public List<SchemaObject> read(Connection connection) throws SQLException {
        if (options.sequencePositions()) {
            return new SqliteReader(connection, options).read();
        }
        Set<String> touched = statements.update(connection);
        if (!touched.isEmpty()) {
            update(connection, touched);
        }
        List<SchemaObject> objects = List.copyOf(shown.values());
        return options.settings() ? SqliteSettings.addedTo(objects, connection) : objects;
    }

    /** A table that only mentions one that changed keeps what was written, but its references may read otherwise. */
    private void update(Connection connection, Set<String> touched) throws SQLException {
        Set<String> affected = statements.mentioning(touched);
        List<StoredStatement> again = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (String name : affected) {
            Set<StoredStatement> own = statements.of(name);
            boolean view = own.stream().anyMatch(statement -> statement.type().equals("view"));
            if (view || touched.contains(name)) {
                again.addAll(own);
            } else {
                kept.add(name);
            }
        }
        affected.forEach(shown::remove);
        affected.stream().filter(name -> !kept.contains(name)).forEach(written::remove);
        new SqliteReader(connection, options).read(again).forEach(object -> written.put(object.name(), object));
        List<SchemaObject> some = affected.stream()
                .flatMap(name -> Optional.ofNullable(written.get(name)).stream())
                .toList();
        SqliteReferences.shortened(some, written.values()).forEach(object -> shown.put(object.name(), object));
    }
}
