package dev.retort.junit.generation;

import dev.retort.junit.generation.Refusal.Cause;
import dev.retort.junit.generation.Rule.Reference;
import dev.retort.junit.generation.Rule.UniqueKey;
import dev.retort.junit.generation.RuleSearch.Found;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fills one table: all rows in one statement; if the database refuses, row by row, and each is repaired by what it says. */
final class TableFilling {

    private static final int REPAIRS = 12;
    private static final int REPAIRS_OF_FIRST = 200;
    private static final int UNTIL_PLAIN = 60;

    private final TableFacts table;
    private final Drafting drafting;
    private final RuleSearch search;
    private final Insertion insertion;
    private final Session session;
    private final List<ColumnFacts> learned;
    private final List<Map<String, Value>> inserted = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private Optional<Refusal> last = Optional.empty();

    TableFilling(
            TableFacts table,
            Drafting drafting,
            RuleSearch search,
            Insertion insertion,
            Session session,
            List<ColumnFacts> learned) {
        this.table = table;
        this.drafting = drafting;
        this.search = search;
        this.insertion = insertion;
        this.session = session;
        this.learned = learned;
    }

    /** What the database said to each insert that it refused. */
    List<String> refusals() {
        return refusals;
    }

    /** The rows that are in the table now. */
    List<Map<String, Value>> inserted() {
        return inserted;
    }

    /** Fills the table; why it has no row, if it has none. */
    Optional<String> fill(int count) throws SQLException {
        Optional<Reference> orphan = drafting.findOrphan();
        if (orphan.isPresent()) {
            return Optional.of("it needs a row of " + orphan.get().target() + " (foreign key "
                    + orphan.get().name() + ")");
        }
        Optional<String> hopeless = findHopeless();
        if (hopeless.isPresent()) {
            return hopeless;
        }
        List<Found> found = search.draw(0, count);
        if (found.isEmpty()) {
            String rules = search.unmet().stream().map(Rule::label).distinct().collect(Collectors.joining(" and "));
            return Optional.of(
                    rules.isEmpty() ? "no row was found whose keys are free" : "no row was found that meets " + rules);
        }
        if (!insertAll(found)) {
            for (int i = 0; i < found.size(); i++) {
                insertOne(found.get(i).draft(), i);
            }
        }
        return inserted.isEmpty()
                ? Optional.of(last.map(refusal -> refusal.reason(table)).orElse("unknown"))
                : Optional.empty();
    }

    /** A column that must have a value, of which none meets the conditions on it. */
    private Optional<String> findHopeless() {
        return table.writable().stream()
                .filter(column -> !column.nullable() && !column.filled() && !table.isReferring(column.name()))
                .filter(column -> drafting.choices().of(column.name()).all().isEmpty())
                .findFirst()
                .map(column -> table.rules().stream()
                        .filter(rule -> rule.columns().contains(column.name()))
                        .map(Rule::label)
                        .collect(Collectors.joining(
                                ", ", "no value was found for " + column.name() + " that meets ", "")));
    }

    private boolean insertAll(List<Found> found) throws SQLException {
        List<Map<String, Value>> rows =
                found.stream().map(each -> each.draft().row()).toList();
        if (rows.get(0).isEmpty() && rows.size() > 1) {
            return false;
        }
        try {
            inserted.addAll(insertion.insert(table, rows, learned));
            return true;
        } catch (Session.TransactionLostException e) {
            throw e;
        } catch (SQLException e) {
            note(e);
            return false;
        }
    }

    private void insertOne(Draft first, int number) throws SQLException {
        Draft draft = first;
        int most = inserted.isEmpty() ? REPAIRS_OF_FIRST : REPAIRS;
        for (int failures = 0; failures <= most; ) {
            try {
                inserted.addAll(insertion.insert(table, List.of(draft.row()), learned));
                return;
            } catch (Session.TransactionLostException e) {
                throw e;
            } catch (SQLException e) {
                failures++;
                Optional<Draft> next = repaired(draft, note(e), number, failures);
                if (next.isEmpty()) {
                    return;
                }
                draft = next.get();
            }
        }
    }

    private Refusal note(SQLException failure) {
        Refusal refusal = failure instanceof Insertion.DroppedException
                ? Refusal.silent()
                : Refusal.of(failure, session.database());
        last = Optional.of(refusal);
        refusals.add(table.name() + ": " + refusal.reason(table));
        return refusal;
    }

    private Optional<Draft> repaired(Draft draft, Refusal refusal, int number, int failures) throws SQLException {
        boolean everything = failures % 10 == 0 || refusal.cause() == Cause.OTHER;
        if (everything) {
            int turn = failures > UNTIL_PLAIN ? 8 * (failures - UNTIL_PLAIN) : number + failures;
            return search.draw(turn, 1).stream().map(Found::draft).findFirst();
        }
        Draft next = new Draft(draft);
        switch (refusal.cause()) {
            case UNIQUE ->
                key(refusal).ifPresent(key -> {
                    drafting.guard().addTo(key, draft.row());
                    drafting.another(next, key.columns());
                });
            case CHECK ->
                byRule(refusal)
                        .ifPresentOrElse(
                                rule -> byChance(next, List.copyOf(rule.columns())),
                                () -> byChance(next, drafting.open(next)));
            case NOT_NULL ->
                refusal.columns().forEach(column -> next.row()
                        .put(column, drafting.choices().of(column).fresh(number + failures)));
            case EXCLUSION -> table.disjoint().forEach(column -> drafting.another(next, List.of(column)));
            case FOREIGN_KEY -> drafting.another(next, List.copyOf(next.fixed()));
            case OTHER -> throw new IllegalStateException("everything is drawn again");
        }
        drafting.unique(next, key -> key.predicate().isEmpty());
        return Optional.of(next);
    }

    private void byChance(Draft draft, List<String> columns) {
        for (String column : columns) {
            if (table.column(column).filled()) {
                draft.row().put(column, drafting.choices().of(column).any(drafting.random()));
            } else if (drafting.random().nextBoolean()) {
                drafting.mutate(draft, column, columns);
            }
        }
    }

    private Optional<UniqueKey> key(Refusal refusal) {
        return table.keys().stream()
                .filter(key ->
                        key.name().equals(refusal.constraint()) || key.columns().equals(refusal.columns()))
                .findFirst();
    }

    private Optional<Rule> byRule(Refusal refusal) {
        return table.rules().stream()
                .filter(rule -> rule.name().equals(refusal.constraint())
                        || rule.label().equals("CHECK (" + refusal.constraint() + ")"))
                .findFirst();
    }
}
