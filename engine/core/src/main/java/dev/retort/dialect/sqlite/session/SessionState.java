package dev.retort.dialect.sqlite.session;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What SQL can leave behind on a connection.
 *
 * @param settings pragmas that last as long as the connection, by their names
 * @param objects temporary objects and attached files, such as {@code temporary table x}, and what removes each
 * @see <a href="https://www.sqlite.org/pragma.html">Pragmas</a>
 */
record SessionState(Map<String, String> settings, Map<String, String> objects) {

    private static final String CASE_SENSITIVE = "case_sensitive_like";
    private static final String JOURNAL = "journal_mode";

    private static final List<String> PRAGMAS = List.of(
            "foreign_keys",
            "recursive_triggers",
            "legacy_alter_table",
            "ignore_check_constraints",
            "writable_schema",
            "query_only",
            "read_uncommitted",
            "reverse_unordered_selects",
            "trusted_schema",
            "cell_size_check",
            "automatic_index",
            "full_column_names",
            "short_column_names",
            "count_changes",
            "busy_timeout",
            "locking_mode",
            JOURNAL,
            "journal_size_limit",
            "wal_autocheckpoint",
            "synchronous",
            "fullfsync",
            "checkpoint_fullfsync",
            "secure_delete",
            "temp_store",
            "cache_size",
            "mmap_size",
            "max_page_count",
            "analysis_limit",
            "threads");

    /** Copies the maps, in their order. */
    SessionState {
        settings = new LinkedHashMap<>(settings);
        objects = new LinkedHashMap<>(objects);
    }

    /**
     * The present state.
     *
     * @param more pragmas that count here, too
     */
    static SessionState of(Pragmas pragmas, List<String> more) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, String> objects = new LinkedHashMap<>();
        for (String name : Stream.concat(PRAGMAS.stream(), more.stream()).toList()) {
            value(pragmas, "PRAGMA " + name).ifPresent(value -> settings.put(name, value));
        }
        // This one can't be asked for.
        settings.put(CASE_SENSITIVE, value(pragmas, "SELECT NOT 'a' LIKE 'A'").orElse(""));
        addObjects(pragmas.connection(), objects);
        return new SessionState(settings, objects);
    }

    private static Optional<String> value(Pragmas pragmas, String sql) throws SQLException {
        return new Query(pragmas.connection(), sql).first(row -> row.getString(1));
    }

    private static void addObjects(Connection connection, Map<String, String> objects) throws SQLException {
        String temporary = "SELECT type, name FROM sqlite_temp_schema"
                + " WHERE type <> 'index' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type DESC";
        new Query(connection, temporary).each(row -> {
            String kind = row.getString(1);
            String name = row.getString(2);
            objects.put(
                    "temporary " + kind + " " + name,
                    "DROP " + kind.toUpperCase(Locale.ROOT) + " IF EXISTS temp." + SQLITE.quote(name));
        });
        new Query(connection, "SELECT name FROM pragma_database_list WHERE name NOT IN ('main', 'temp')")
                .each(row ->
                        objects.put("attached file " + row.getString(1), "DETACH " + SQLITE.quote(row.getString(1))));
    }

    /** Whether a statement that puts something back can't run in a transaction. */
    static boolean needsNoTransaction(String sql) {
        return sql.startsWith("DETACH ");
    }

    /** The settings that differ in another state. A file that was turned to a write-ahead log stays so for good. */
    List<String> changedSettings(SessionState now) {
        return settings.keySet().stream()
                .filter(name -> !String.valueOf(settings.get(name)).equals(now.settings.get(name)))
                .filter(name ->
                        !name.equals(JOURNAL) || !(settings.containsValue("wal") || now.settings.containsValue("wal")))
                .toList();
    }

    /** What is there in another state only. */
    List<String> addedObjects(SessionState now) {
        return now.objects.keySet().stream()
                .filter(what -> !objects.containsKey(what))
                .toList();
    }

    String restoring(String name) {
        String value = String.valueOf(settings.get(name));
        return "PRAGMA " + name + " = " + (value.matches("-?\\d+") ? value : Literals.text(value));
    }
}
