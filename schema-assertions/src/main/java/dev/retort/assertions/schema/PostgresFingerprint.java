package dev.retort.assertions.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a catalogue looked like, in one number for each object: made of where its rows lie and which transactions wrote
 * them, see <a href="https://www.postgresql.org/docs/current/ddl-system-columns.html">system columns</a>. Good for one
 * run of one server, whose databases and their clones share the count of transactions.
 *
 * @param numbers by what an object is, then by its own number: {@code relation}, {@code definer} (what may be named in a
 *     relation's texts: types, functions and so on), {@code name} (of schemas, roles and so on), {@code server}
 */
record PostgresFingerprint(Map<String, Map<Long, Long>> numbers) {

    static final int OLDEST_SERVER = 14;

    static PostgresFingerprint read(Connection connection) throws SQLException {
        Map<String, Map<Long, Long>> numbers = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CatalogQuery.named("fingerprint"));
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                numbers.computeIfAbsent(rows.getString(1), any -> new HashMap<>())
                        .merge(rows.getLong(2), rows.getLong(3), (one, other) -> one * 31 + other);
            }
        }
        return new PostgresFingerprint(numbers);
    }

    private Map<Long, Long> of(String what) {
        return numbers.getOrDefault(what, Map.of());
    }

    /** Whether so much is different that what was read before is of no use: another server, or a schema renamed. */
    boolean isIncomparable(PostgresFingerprint before) {
        return !of("server").equals(before.of("server"))
                || !of("name").entrySet().containsAll(before.of("name").entrySet());
    }

    /** The relations that are new or changed. */
    Set<Long> changedRelations(PostgresFingerprint before) {
        return changed(of("relation"), before.of("relation"));
    }

    /** The relations that are there. */
    Set<Long> relations() {
        return of("relation").keySet();
    }

    /** The types, functions and so on that were there before and changed. */
    Set<Long> changedDefiners(PostgresFingerprint before) {
        Set<Long> changed = changed(of("definer"), before.of("definer"));
        changed.retainAll(before.of("definer").keySet());
        return changed;
    }

    private static Set<Long> changed(Map<Long, Long> now, Map<Long, Long> then) {
        Set<Long> changed = new HashSet<>();
        now.forEach((number, mark) -> {
            if (!mark.equals(then.get(number))) {
                changed.add(number);
            }
        });
        return changed;
    }
}
