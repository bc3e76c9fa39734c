package dev.retort.catalog.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The stored statements of a SQLite schema as they were last seen. They are compared as one text, and only the
 * rows whose statements weren't there are read.
 * {@code PRAGMA schema_version} would not do: it comes back after a rollback.
 */
final class SqliteStatements {

    /** If more are new it is cheaper to read all that is between them too. */
    private static final int FEW = 16;

    private StatementText text = StatementText.empty();
    private List<StoredStatement> rows = List.of();

    /**
     * What came and went since the last look; a changed statement did both. Of SQLite's own tables nothing is told.
     *
     * @param gone as they were
     * @param come as they are
     */
    record Changes(Set<StoredStatement> gone, Set<StoredStatement> come) {

        /** Leaves out what is in both, and SQLite's own. */
        Changes {
            Set<StoredStatement> both = new HashSet<>(gone);
            both.retainAll(come);
            gone = without(gone, both);
            come = without(come, both);
        }

        private static Set<StoredStatement> without(Set<StoredStatement> all, Set<StoredStatement> left) {
            Set<StoredStatement> kept = new HashSet<>(all);
            kept.removeIf(statement -> left.contains(statement) || statement.isOfSqlite());
            return kept;
        }

        /** The tables and views that are new, gone or changed. */
        Set<String> tables() {
            Set<String> tables = new HashSet<>();
            gone.forEach(statement -> tables.add(statement.table()));
            come.forEach(statement -> tables.add(statement.table()));
            return tables;
        }
    }

    /** Looks at the schema. */
    Changes update(Connection connection) throws SQLException {
        byte[] now = StatementText.read(connection);
        if (text.isSame(now)) {
            return new Changes(Set.of(), Set.of());
        }
        Match match = new Match(text, rows, now);
        List<StoredStatement> read = match.rows();
        Set<StoredStatement> come = new HashSet<>();
        for (int place : match.unread()) {
            if (read.get(place).isUnread()) {
                readFrom(place, match.unread(), read, connection);
            }
            come.add(read.get(place));
        }
        if (come.stream().anyMatch(StoredStatement::isUnread)) {
            return changedMeanwhile(connection);
        }
        text = match.text();
        rows = read;
        return new Changes(match.gone(), come);
    }

    /** Reads the rows from that place on that are unread: those that follow each other, or if there are many, all. */
    private static void readFrom(int place, List<Integer> unread, List<StoredStatement> rows, Connection connection)
            throws SQLException {
        int end = unread.get(unread.size() - 1) + 1;
        if (unread.size() <= FEW) {
            for (end = place; end < rows.size() && rows.get(end).isUnread(); ) {
                end++;
            }
        }
        int at = place;
        for (StoredStatement read : StoredStatement.inPlaces(place, end - place, connection)) {
            if (at < end && rows.get(at).sql().equals(read.sql())) {
                rows.set(at, read);
            }
            at++;
        }
    }

    /** Another connection changed the schema between two queries, so that all is read by one. */
    private Changes changedMeanwhile(Connection connection) throws SQLException {
        Set<StoredStatement> before = new HashSet<>(rows);
        rows = StoredStatement.inPlaces(0, Integer.MAX_VALUE, connection);
        text = StatementText.of(rows);
        return new Changes(before, new HashSet<>(rows));
    }

    /**
     * Finds in a text of all stored statements those that were there before. What is the same at its beginning and at its
     * end is only compared as bytes, so that one change costs little in a large schema.
     */
    static final class Match {

        private final StatementText now;
        private final List<StoredStatement> rows;
        private final Set<StoredStatement> gone;
        private final List<Integer> unread = new ArrayList<>();

        Match(StatementText old, List<StoredStatement> before, byte[] bytes) {
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
}
