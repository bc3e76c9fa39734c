package dev.retort.catalog.sqlite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds in a text of all stored statements those that were there before. What is the same at its beginning and at its
 * end is only compared as bytes, so that one change costs little in a large schema.
 */
final class StatementMatch {

    private final StatementText now;
    private final List<StoredStatement> rows;
    private final Set<StoredStatement> gone;
    private final List<Integer> unread = new ArrayList<>();

    StatementMatch(StatementText old, List<StoredStatement> before, byte[] bytes) {
        int head = old.sameAtBeginning(bytes);
        int tail = old.sameAtEnd(bytes, head);
        this.now = old.replaced(head, tail, bytes);
        this.gone = new HashSet<>(before.subList(head, tail));
        this.rows = new ArrayList<>(now.size());
        rows.addAll(before.subList(0, head));
        Map<String, StoredStatement> bySql = new HashMap<>();
        gone.forEach(statement -> bySql.put(statement.sql(), statement));
        int end = now.size() - (before.size() - tail);
        for (int place = head; place < end; place++) {
            take(now.statement(place), bySql);
        }
        rows.addAll(before.subList(tail, before.size()));
    }

    private void take(String sql, Map<String, StoredStatement> bySql) {
        StoredStatement known = bySql.getOrDefault(sql, StoredStatement.unread(sql));
        if (!gone.remove(known)) {
            unread.add(rows.size());
        }
        rows.add(known);
    }

    StatementText text() {
        return now;
    }

    /** The statements in order; those that weren't there before are unread. */
    List<StoredStatement> rows() {
        return rows;
    }

    /** The places of the statements that are unread, in order. */
    List<Integer> unread() {
        return unread;
    }

    /** The statements that aren't there any more. */
    Set<StoredStatement> gone() {
        return gone;
    }
}
