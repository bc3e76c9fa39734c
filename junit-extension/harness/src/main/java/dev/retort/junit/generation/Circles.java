package dev.retort.junit.generation;

import dev.retort.junit.generation.Rule.Reference;
import dev.retort.junit.generation.RuleSearch.Found;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tables that refer to one another in a circle that no NULL opens: keys of the parents are promised, the children inserted
 * first, with their constraints deferred; where these can't be, all rows of the circle are held back and inserted by one
 * statement.
 */
final class Circles {

    private static final String SAVEPOINT = "retort_circle";
    private static final int PROMISES = 2;

    private final Filling filling;
    private final Session session;
    private final Map<String, Integer> members = new LinkedHashMap<>();
    private final Map<String, Set<String>> awaited = new HashMap<>();
    private final Map<TableFacts, List<Map<String, Value>>> held = new LinkedHashMap<>();
    private final Set<String> heldNames = new HashSet<>();
    private boolean holds;
    private int number;

    Circles(Filling filling, Session session) {
        this.filling = filling;
        this.session = session;
    }

    /** Opens a circle if the table refers to rows that are still to come. */
    void before(TableOrder.Step step) throws SQLException {
        for (Reference reference : step.promised()) {
            if (!reference.target().equals(step.table().name())) {
                open(reference);
            }
        }
        if (!awaited.isEmpty()) {
            members.put(
                    step.table().name(), filling.known().of(step.table().name()).size());
        }
    }

    private void open(Reference reference) throws SQLException {
        boolean sqlite = session.database() == DatabaseKind.SQLITE;
        if (awaited.isEmpty()) {
            number++;
            Query.run(session.connection(), "SAVEPOINT " + SAVEPOINT);
            Query.run(session.connection(), RowStatements.defer(session.database()));
        }
        holds |= !sqlite && !reference.deferrable();
        awaited.computeIfAbsent(reference.target(), any -> new HashSet<>()).addAll(reference.others());
        TableFacts target = filling.table(reference.target());
        Choices choices = filling.choices(target);
        for (int i = 0; i < PROMISES; i++) {
            Drafting.promise(target, choices, reference.others(), i)
                    .ifPresent(key -> filling.known().promise(target.name(), key));
        }
    }

    /** Columns whose values must be chosen, though the database could fill them. */
    Set<String> explicit(TableOrder.Step step) {
        Set<String> explicit = new HashSet<>(awaited.getOrDefault(step.table().name(), Set.of()));
        step.promised().stream()
                .filter(reference -> reference.target().equals(step.table().name()))
                .forEach(reference -> explicit.addAll(reference.others()));
        if (holds) {
            step.table().columns().stream().filter(ColumnFacts::filled).forEach(column -> explicit.add(column.name()));
        }
        return explicit;
    }

    /** Whether rows are held back for the moment. */
    boolean holds() {
        return holds;
    }

    /** Whether the table has rows that are held back. */
    boolean isHeld(String table) {
        return heldNames.contains(table);
    }

    Optional<String> hold(TableFacts table, Drafting drafting, RuleSearch search, int count) throws SQLException {
        Optional<Reference> orphan = drafting.findOrphan();
        List<Found> found = orphan.isPresent() ? List.of() : search.draw(0, Math.min(count, 2 * PROMISES));
        List<Map<String, Value>> rows =
                found.stream().map(each -> each.draft().row()).toList();
        if (rows.isEmpty()) {
            return Optional.of("no row was found for a circle of foreign keys");
        }
        held.put(table, new ArrayList<>(rows));
        heldNames.add(table.name());
        rows.forEach(row -> filling.known().add(table.name(), row));
        return Optional.empty();
    }

    /** Closes the circle if all that was promised is there. */
    void after(TableOrder.Step step) throws SQLException {
        if (step.promised().stream()
                .anyMatch(reference -> reference.target().equals(step.table().name()))) {
            moveSequences(Set.of(step.table().name()));
        }
        if (awaited.remove(step.table().name()) == null || !awaited.isEmpty()) {
            return;
        }
        try {
            session.guarded(() -> {
                if (holds) {
                    insertHeld();
                }
                if (session.database() == DatabaseKind.POSTGRESQL) {
                    Query.run(session.connection(), "SET CONSTRAINTS ALL IMMEDIATE");
                }
            });
            requireKept(step.table().name());
            moveSequences(members.keySet());
            Query.run(session.connection(), "RELEASE SAVEPOINT " + SAVEPOINT);
        } catch (Session.TransactionLostException e) {
            throw e;
        } catch (SQLException e) {
            giveUp(Refusal.of(e, session.database()).message());
        }
        if (session.database() == DatabaseKind.SQLITE) {
            Query.run(session.connection(), "PRAGMA defer_foreign_keys = OFF");
        }
        held.clear();
        heldNames.clear();
        members.clear();
        holds = false;
    }

    private void requireKept(String target) throws SQLException {
        List<Map<String, Value>> rows = filling.known().of(target);
        for (Map<String, Value> promise : filling.known().promises(target)) {
            if (rows.stream().noneMatch(row -> row.entrySet().containsAll(promise.entrySet()))) {
                throw new SQLException("no row of " + target + " could be inserted with the key that others refer to");
            }
        }
    }

    private void insertHeld() throws SQLException {
        Insertion insertion = new Insertion(session);
        List<String> inserts = new ArrayList<>();
        held.forEach((table, rows) -> inserts.add(insertion.sql(table, rows)));
        Query.run(session.connection(), new RowStatements(session.database()).joined(inserts));
        held.forEach((table, rows) -> {
            filling.known().keepFirst(table.name(), members.getOrDefault(table.name(), 0));
            rows.forEach(row -> filling.add(table, row, number));
        });
    }

    private void moveSequences(Set<String> tables) throws SQLException {
        for (String table : tables) {
            for (String sql : new RowStatements(session.database()).sequences(filling.rows(table))) {
                Query.run(session.connection(), sql);
            }
        }
    }

    private void giveUp(String reason) throws SQLException {
        Query.run(session.connection(), "ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        Query.run(session.connection(), "RELEASE SAVEPOINT " + SAVEPOINT);
        String tables = String.join(", ", members.keySet());
        members.forEach((table, before) ->
                filling.forget(table, before, "the foreign keys of " + tables + " make a circle: " + reason));
    }
}
