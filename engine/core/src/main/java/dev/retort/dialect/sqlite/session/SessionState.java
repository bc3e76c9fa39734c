package dev.retort.dialect.sqlite.session;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.sqlite.text.Literals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
        try (Statement statement = pragmas.connection().createStatement()) {
            for (String name : PRAGMAS) {
                value(statement, "PRAGMA " + name).ifPresent(value -> settings.put(name, value));
            }
            for (String name : more) {
                value(statement, "PRAGMA " + name).ifPresent(value -> settings.put(name, value));
            }
            // This one can't be asked for.
            settings.put(
                    CASE_SENSITIVE, value(statement, "SELECT NOT 'a' LIKE 'A'").orElse(""));
            addObjects(statement, objects);
        }
        return new SessionState(settings, objects);
    }

    private static Optional<String> value(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    private static void addObjects(Statement statement, Map<String, String> objects) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT type, name FROM sqlite_temp_schema"
                + " WHERE type <> 'index' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type DESC")) {
            while (rows.next()) {
                String kind = rows.getString(1);
                String name = rows.getString(2);
                objects.put(
                        "temporary " + kind + " " + name,
                        "DROP " + kind.toUpperCase(Locale.ROOT) + " IF EXISTS temp." + SQLITE.quote(name));
            }
        }
        try (ResultSet rows =
                statement.executeQuery("SELECT name FROM pragma_database_list WHERE name NOT IN ('main', 'temp')")) {
            while (rows.next()) {
                objects.put("attached file " + rows.getString(1), detach(rows.getString(1)));
            }
        }
    }

    private static String detach(String name) {
        return "DETACH " + SQLITE.quote(name);
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
