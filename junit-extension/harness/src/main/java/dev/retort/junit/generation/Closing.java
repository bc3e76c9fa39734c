package dev.retort.junit.generation;

import dev.retort.junit.generation.Rule.Reference;
import dev.retort.sql.Query;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives some rows the parents that weren't there when they were inserted; the others keep NULL. */
final class Closing {

    private static final int ROWS = 3;

    private final Session session;
    private final KnownRows known;
    private final Map<String, List<GeneratedRow>> rows;
    private final RowStatements statements;

    Closing(Session session, KnownRows known, Map<String, List<GeneratedRow>> rows) {
        this.session = session;
        this.known = known;
        this.rows = rows;
        this.statements = new RowStatements(session.database());
    }

    void close(List<TableOrder.Step> order) throws SQLException {
        for (TableOrder.Step step : order) {
            List<GeneratedRow> own = rows.getOrDefault(step.table().name(), List.of());
            for (Reference reference : step.later()) {
                for (int i = 0; i < Math.min(own.size(), ROWS); i++) {
                    close(reference, own, own.size() - 1 - i);
                }
            }
        }
    }

    private void close(Reference reference, List<GeneratedRow> own, int place) throws SQLException {
        GeneratedRow row = own.get(place);
        Optional<Map<String, Value>> parent = parent(reference, row, place);
        if (parent.isEmpty()) {
            return;
        }
        Map<String, Value> values = new LinkedHashMap<>(row.row());
        Set<String> columns = new LinkedHashSet<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            String column = reference.columns().get(i);
            if (row.row().getOrDefault(column, Value.NULL).isNull()) {
                values.put(column, parent.get().getOrDefault(reference.others().get(i), Value.NULL));
                columns.add(column);
            }
        }
        GeneratedRow closed = row.withLater(values, columns);
        try {
            session.guarded(() -> Query.run(session.connection(), statements.update(closed)));
        } catch (Session.TransactionLostException e) {
            throw e;
        } catch (SQLException staysOpen) {
            return;
        }
        columns.addAll(row.later());
        own.set(place, row.withLater(values, columns));
    }

    /** A parent that agrees in the columns that the row has already: another row where the table refers to itself. */
    private Optional<Map<String, Value>> parent(Reference reference, GeneratedRow row, int place) {
        List<Map<String, Value>> parents = known.of(reference.target());
        boolean empty = reference.columns().stream()
                .anyMatch(column -> row.row().getOrDefault(column, Value.NULL).isNull());
        for (int i = 0; empty && i < parents.size(); i++) {
            Map<String, Value> parent = parents.get((i + place) % parents.size());
            boolean itself = reference.others().stream().allMatch(column -> parent.getOrDefault(column, Value.NULL)
                    .equals(row.row().get(column)));
            if (fits(reference, parent, row) && !(itself && reference.target().equals(row.table()))) {
                return Optional.of(parent);
            }
        }
        return Optional.empty();
    }

    private static boolean fits(Reference reference, Map<String, Value> parent, GeneratedRow row) {
        for (int i = 0; i < reference.columns().size(); i++) {
            Value there = parent.getOrDefault(reference.others().get(i), Value.NULL);
            Value here = row.row().getOrDefault(reference.columns().get(i), Value.NULL);
            if (there.isNull() || !(here.isNull() || here.key(false).equals(there.key(false)))) {
                return false;
            }
        }
        return true;
    }
}
