package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What SQL can leave behind in a session.
 *
 * @param settings the roles, the time limits, and every setting that was made in the session, by their names
 * @param objects what exists only in the session, such as {@code temporary table x}, and the statement that removes it
 * @see <a href="https://www.postgresql.org/docs/current/view-pg-settings.html">pg_settings</a>
 */
record SessionState(Map<String, String> settings, Map<String, String> objects) {

    /** Begins the names of locks, which no look inside of a transaction tells from those that end with it. */
    static final String LOCK = "advisory lock";

    private static final List<String> LIMITS = List.of("lock_timeout", "statement_timeout");

    /** The roles stand first, because the one left behind may not be allowed to set the rest. */
    private static final String QUERY =
            """
            SELECT 'setting' AS kind, 'session_authorization' AS name, session_user::text AS value
            UNION ALL SELECT 'setting', 'role', current_setting('role')
            UNION ALL SELECT 'setting', name, current_setting(name) FROM pg_catalog.pg_settings
              WHERE (source = 'session' OR name IN ('lock_timeout', 'statement_timeout'))
                AND name NOT LIKE 'transaction\\_%'
            UNION ALL SELECT 'temporary ' || k.word, c.relname::text,
                'DROP ' || upper(k.word) || ' IF EXISTS pg_temp.' || quote_ident(c.relname)
              FROM (VALUES ('v', 'view'), ('r', 'table'), ('p', 'table'), ('f', 'table'), ('S', 'sequence')) k (kind, word)
              JOIN pg_catalog.pg_class c ON c.relkind = k.kind::"char"
              WHERE c.relnamespace = pg_my_temp_schema() AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i'))
            UNION ALL SELECT 'temporary function', p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
                'DROP ROUTINE IF EXISTS ' || p.oid::regprocedure
              FROM pg_catalog.pg_proc p WHERE p.pronamespace = pg_my_temp_schema()
            UNION ALL SELECT 'prepared statement', name, 'DEALLOCATE ' || quote_ident(name)
              FROM pg_catalog.pg_prepared_statements WHERE from_sql
            UNION ALL SELECT 'cursor', name, 'CLOSE ' || quote_ident(name)
              FROM pg_catalog.pg_cursors WHERE is_holdable
            UNION ALL SELECT 'listening to', c, 'UNLISTEN ' || quote_ident(c) FROM pg_listening_channels() c
            UNION ALL SELECT 'advisory lock', k.key || CASE mode WHEN 'ShareLock' THEN ' (shared)' ELSE '' END,
                'SELECT pg_advisory_unlock' || CASE mode WHEN 'ShareLock' THEN '_shared' ELSE '' END || '(' || k.key || ')'
              FROM pg_catalog.pg_locks, LATERAL (SELECT CASE objsubid
                  WHEN 1 THEN ((classid::bigint << 32) | objid::bigint)::text
                  ELSE classid::int4 || ', ' || objid::int4 END) k (key)
              WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid()
                AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())""";

    /** Copies the maps, in their order. */
    SessionState {
        settings = new LinkedHashMap<>(settings);
        objects = new LinkedHashMap<>(objects);
    }

    /**
     * The state as it is.
     *
     * @param custom names of settings that {@code pg_settings} doesn't list; one that isn't there is empty
     */
    static SessionState of(Connection connection, Collection<String> custom) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>(customs(connection, custom));
        Map<String, String> objects = new LinkedHashMap<>();
        new Query(connection, QUERY).each(row -> {
            if (row.getString(1).equals("setting")) {
                settings.put(row.getString(2), row.getString(3));
            } else {
                objects.put(row.getString(1) + " " + row.getString(2), row.getString(3));
            }
        });
        return new SessionState(settings, objects);
    }

    /** What settings are now that only their names tell of; empty is what resetting such a setting leaves, too. */
    static Map<String, String> customs(Connection connection, Collection<String> names) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        if (!names.isEmpty()) {
            String list = names.stream().map(Literals::text).collect(Collectors.joining(", "));
            String query =
                    "SELECT name, coalesce(current_setting(name, true), '') FROM unnest(ARRAY[" + list + "]) name";
            new Query(connection, query).each(row -> values.put(row.getString(1), row.getString(2)));
        }
        return values;
    }

    /** The same state with settings of which it doesn't know yet. */
    SessionState with(Map<String, String> customs) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        customs.forEach(all::putIfAbsent);
        return new SessionState(all, objects);
    }

    /** The limits of time that hold outside of a transaction, in which a run sets its own. */
    static Map<String, String> limits(Connection connection) throws SQLException {
        String query = LIMITS.stream()
                .map(name -> "current_setting('" + name + "')")
                .collect(Collectors.joining(", ", "SELECT ", ""));
        return new Query(connection, query).get(row -> {
            Map<String, String> limits = new LinkedHashMap<>();
            for (String name : LIMITS) {
                limits.put(name, row.getString(limits.size() + 1));
            }
            return limits;
        });
    }

    /** The same state with other limits. */
    SessionState limited(Map<String, String> others) {
        Map<String, String> changed = new LinkedHashMap<>(settings);
        LIMITS.forEach(name -> changed.put(name, others.getOrDefault(name, "0")));
        return new SessionState(changed, objects);
    }

    /** The names of settings that another state has otherwise, the roles first. */
    List<String> changedSettings(SessionState now) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(now.settings);
        return all.keySet().stream()
                .filter(name -> !Objects.equals(settings.get(name), now.settings.get(name)))
                .toList();
    }

    /** What is there in another state only. */
    List<String> addedObjects(SessionState now) {
        List<String> added = new ArrayList<>(now.objects.keySet());
        added.removeAll(objects.keySet());
        return added;
    }

    /** The locks that another state no longer has, with the statement that takes each again if it is free. */
    Map<String, String> lostLocks(SessionState now) {
        Map<String, String> lost = new LinkedHashMap<>();
        objects.forEach((what, release) -> {
            if (what.startsWith(LOCK) && !now.objects.containsKey(what)) {
                lost.put(what, release.replace("pg_advisory_unlock", "pg_try_advisory_lock"));
            }
        });
        return lost;
    }
}
