package dev.retort.junit.generation;

import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlWriter;
import dev.retort.sql.DatabaseKind;
import java.util.EnumMap;
import java.util.Map;

/** The writers of SQL, looked up once: a value is written thousands of times. */
final class Writers {

    private static final Map<DatabaseKind, SqlWriter> ALL = all();

    private Writers() {}

    static SqlWriter of(DatabaseKind database) {
        return ALL.getOrDefault(database, ALL.values().iterator().next());
    }

    private static Map<DatabaseKind, SqlWriter> all() {
        Map<DatabaseKind, SqlWriter> all = new EnumMap<>(DatabaseKind.class);
        Dialects dialects = Dialects.onClassPath();
        for (DatabaseKind database : DatabaseKind.values()) {
            all.put(database, dialects.get(database.id()).writer());
        }
        return all;
    }
}
