package dev.retort.catalog.sqlite;

import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaReader;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.catalog.SortedObjects;
import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads again the tables and views whose stored statements changed, and the views that mention one of them, since a
 * view's columns are those of its tables.
 */
public final class SqliteCatalog implements SchemaReader {

    private final SqliteStatements statements = new SqliteStatements();
    private final SqliteMentions mentions = new SqliteMentions();

    /** By names in small letters: there the case doesn't count. */
    private final Map<String, SchemaObject> written = new HashMap<>();

    private final Map<String, SchemaObject> shown = new HashMap<>();

    private SortedObjects sorted = SortedObjects.none();

    @Override
    public DatabaseKind database() {
        return DatabaseKind.SQLITE;
    }

    @Override
    public List<SchemaObject> readAll(Connection connection, SnapshotOptions options) throws SQLException {
        return new SqliteReader(connection, options).read();
    }

    @Override
    public SortedObjects readChanged(Connection connection, SnapshotOptions options) throws SQLException {
        if (options.sequencePositions()) {
            return SortedObjects.of(new SqliteReader(connection, options).read());
        }
        SqliteStatements.Changes changes = statements.update(connection);
        mentions.update(changes);
        Set<String> touched = changes.tables();
        if (!touched.isEmpty()) {
            update(new SqliteReader(connection, options), touched);
        }
        return options.settings() ? sorted.replaced(List.of(), SqliteReader.Settings.read(connection)) : sorted;
    }

    /** A table that only mentions one that changed keeps what was written, but its references may read otherwise. */
    private void update(SqliteReader reader, Set<String> touched) throws SQLException {
        Set<String> affected = mentions.mentioning(touched);
        List<StoredStatement> again = new ArrayList<>();
        List<SchemaObject> before = new ArrayList<>();
        for (String name : affected) {
            Optional.ofNullable(shown.remove(name)).ifPresent(before::add);
            if (touched.contains(name) || mentions.isView(name)) {
                written.remove(lower(name));
                again.addAll(mentions.of(name));
            }
        }
        reader.read(again, mentions.hasVirtualTables()).forEach(object -> written.put(lower(object.name()), object));
        List<SchemaObject> some = affected.stream()
                .map(SqliteCatalog::lower)
                .distinct()
                .flatMap(name -> Optional.ofNullable(written.get(name)).stream())
                .toList();
        List<SchemaObject> after = new SqliteReferences(written).shortened(some);
        after.forEach(object -> shown.put(object.name(), object));
        sorted = sorted.replaced(before, after);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
