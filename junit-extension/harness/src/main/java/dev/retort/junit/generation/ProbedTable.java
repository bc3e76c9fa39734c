package dev.retort.junit.generation;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.dialect.SqlWriter;
import dev.retort.junit.generation.Refusal.Cause;
import dev.retort.junit.generation.Rule.Reference;
import dev.retort.junit.generation.Rule.UniqueKey;
import dev.retort.junit.generation.WriteProbe.WriteFault;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One table under probe, with rows that fit it; each attempt is undone. */
final class ProbedTable {

    private static final int LIMITS = 60;

    private final WriteProbe probe;
    private final Session session;
    private final Insertion insertion;
    private final SqlWriter writer;
    private final boolean sqlite;
    private final TableFacts facts;
    private final SchemaObject object;
    private final Map<String, Value> row;
    private final Optional<Map<String, Value>> second;
    private final Set<Reference> loose = new HashSet<>();

    /** A table with at least one row. */
    ProbedTable(WriteProbe probe, TableFacts facts, SchemaObject object, List<GeneratedRow> rows) {
        this.probe = probe;
        this.session = probe.session();
        this.insertion = new Insertion(session);
        this.writer = Writers.of(session.database());
        this.sqlite = session.database() == DatabaseKind.SQLITE;
        this.facts = facts;
        this.object = object;
        this.row = rows.get(0).row();
        this.second = rows.stream().skip(1).map(GeneratedRow::row).findFirst();
    }

    /** What the database said; empty if it did it. Nothing of it stays. */
    private Optional<Refusal> attempt(String sql) throws SQLException {
        List<Refusal> refused = new ArrayList<>();
        session.undone(() -> refusal(sql).ifPresent(refused::add));
        return refused.stream().findFirst();
    }

    private Optional<Refusal> refusal(String sql) throws SQLException {
        try {
            Query.run(session.connection(), sql);
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(Refusal.of(e, session.database()));
        }
    }

    private void fault(WriteFault.Kind kind, String about, String sql, String said) {
        probe.add(new WriteFault(kind, facts.name(), about, sql, said));
    }

    /** The insert of an application that leaves out what has a default. */
    void next() throws SQLException {
        Map<String, Value> given = new LinkedHashMap<>(row);
        Set<String> left = new HashSet<>();
        for (ColumnFacts column : facts.writable()) {
            if (column.filled() || hasDefault(column.name())) {
                given.remove(column.name());
                left.add(column.name());
            }
        }
        if (left.isEmpty()) {
            return;
        }
        String sql = insertion.sql(facts, List.of(given));
        Optional<Refusal> refused = attempt(sql);
        if (refused.isEmpty()) {
            return;
        }
        Refusal refusal = refused.get();
        if (WriteProbe.BROKEN.matcher(refusal.message()).matches()) {
            fault(WriteFault.Kind.BROKEN, "", sql, refusal.reason(facts));
        } else if (refusal.cause() == Cause.UNIQUE) {
            key(refusal)
                    .filter(columns ->
                            columns.size() == 1 && facts.column(columns.get(0)).filled())
                    .ifPresent(columns -> fault(WriteFault.Kind.COLLIDES, columns.get(0), sql, refusal.message()));
        } else if (refusal.cause() == Cause.CHECK || refusal.cause() == Cause.NOT_NULL) {
            refusedDefault(refusal, left)
                    .ifPresent(column -> fault(WriteFault.Kind.DEFAULT_REFUSED, column, sql, refusal.message()));
        }
    }

    private boolean hasDefault(String column) {
        return object.child(ObjectKind.COLUMN, column)
                .flatMap(it -> it.attribute("default"))
                .filter(text -> !text.toLowerCase(Locale.ROOT).startsWith("null"))
                .isPresent();
    }

    private Optional<List<String>> key(Refusal refusal) {
        return facts.keys().stream()
                .filter(key ->
                        key.name().equals(refusal.constraint()) || key.columns().equals(refusal.columns()))
                .map(UniqueKey::columns)
                .findFirst();
    }

    /** A condition of one column alone refuses its default whatever the other columns are. */
    private Optional<String> refusedDefault(Refusal refusal, Set<String> left) {
        return facts.rules().stream()
                .filter(rule -> rule.name().equals(refusal.constraint())
                        || rule.label().equals("CHECK (" + refusal.constraint() + ")"))
                .filter(rule -> rule.isOfOneColumn() && left.containsAll(rule.columns()))
                .map(rule -> rule.columns().iterator().next())
                .findFirst();
    }

    void constraints() throws SQLException {
        for (ColumnFacts column : facts.writable()) {
            boolean required = object.child(ObjectKind.COLUMN, column.name())
                    .flatMap(it -> it.attribute("nullable"))
                    .equals(Optional.of("no"));
            if (required && !column.filled()) {
                refuses(
                        "NOT NULL of " + column.name(),
                        changed(column.name(), Value.NULL),
                        writer.name(column.name()) + " IS NULL");
            }
        }
        for (Rule rule : facts.rules()) {
            if (rule.label().startsWith("CHECK")) {
                breaking(rule).ifPresent(values -> refusesQuietly("check constraint " + rule.name(), values));
            }
        }
        for (UniqueKey key : facts.keys()) {
            unique(key);
        }
        for (Reference reference : facts.references()) {
            orphan(reference);
        }
    }

    private Map<String, Value> changed(String column, Value value) {
        Map<String, Value> values = new LinkedHashMap<>(row);
        values.put(column, value);
        return values;
    }

    private void refusesQuietly(String what, Map<String, Value> values) {
        try {
            refuses(what, values, "");
        } catch (SQLException e) {
            probe.untested(facts.name() + ": " + e.getMessage());
        }
    }

    /**
     * A row that a constraint must refuse.
     *
     * @param broken finds rows that break it, since a trigger may have mended it; empty if the insert alone tells
     */
    private void refuses(String what, Map<String, Value> values, String broken) throws SQLException {
        String sql = insertion.sql(facts, List.of(values));
        session.undone(() -> {
            if (refusal(sql).isEmpty() && (broken.isEmpty() || exists(facts.sql(), broken))) {
                fault(WriteFault.Kind.ACCEPTS, what, sql, "the row is accepted");
            }
        });
    }

    private boolean exists(String table, String condition) throws SQLException {
        return new Query(session.connection(), "SELECT 1 FROM " + table + " WHERE " + condition).hasRows();
    }

    /** A row that makes a condition false, as the database itself says. */
    private Optional<Map<String, Value>> breaking(Rule rule) throws SQLException {
        List<Map<String, Value>> candidates = new ArrayList<>();
        for (String column : rule.columns()) {
            ColumnFacts of = facts.column(column);
            if (of.isWritable()) {
                LinkedHashSet<Value> values = new LinkedHashSet<>(Constants.of(of, List.of(rule), session.database()));
                values.addAll(of.pool().values(4));
                values.stream().limit(LIMITS).forEach(value -> candidates.add(changed(column, value)));
            }
        }
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        List<boolean[]> met = new Judge(session).judge(facts, candidates, List.of(rule.sql()));
        for (int i = 0; i < candidates.size(); i++) {
            if (met.get(i).length == 1 && !met.get(i)[0] && isFalse(rule, candidates.get(i))) {
                return Optional.of(candidates.get(i));
            }
        }
        return Optional.empty();
    }

    /** What can't be computed counts as not met, and proves nothing. */
    private boolean isFalse(Rule rule, Map<String, Value> candidate) throws SQLException {
        return new Judge(session)
                .judge(facts, List.of(candidate), List.of("not (" + rule.sql() + ")"))
                .get(0)[0];
    }

    /** Twice the same key, in rows that differ otherwise. */
    private void unique(UniqueKey key) throws SQLException {
        boolean plain = key.predicate().isEmpty()
                && !key.columns().isEmpty()
                && key.columns().stream()
                        .allMatch(it -> row.containsKey(it)
                                && !row.getOrDefault(it, Value.NULL).isNull());
        if (second.isEmpty() || !plain) {
            return;
        }
        Map<String, Value> twin = new LinkedHashMap<>(second.get());
        key.columns().forEach(column -> twin.put(column, row.getOrDefault(column, Value.NULL)));
        String sql = insertion.sql(facts, List.of(twin));
        String same = condition(key.columns(), row);
        session.undone(() -> {
            boolean there = refusal(insertion.sql(facts, List.of(row))).isEmpty() && exists(facts.sql(), same);
            if (there && refusal(sql).isEmpty() && isTwice(same)) {
                fault(WriteFault.Kind.ACCEPTS, "key " + key.name(), sql, "a second row with the same key is accepted");
            }
        });
    }

    private boolean isTwice(String same) throws SQLException {
        return new Query(session.connection(), "SELECT count(*) FROM " + facts.sql() + " WHERE " + same)
                        .get(found -> found.getLong(1))
                > 1;
    }

    private String condition(List<String> columns, Map<String, Value> values) {
        return columns.stream()
                .map(column -> writer.name(column) + " = "
                        + values.getOrDefault(column, Value.NULL).sql())
                .collect(Collectors.joining(" AND "));
    }

    private boolean isDeferred(Reference reference) {
        return sqlite && reference.deferrable();
    }

    /** A child without a parent. */
    private void orphan(Reference reference) throws SQLException {
        Optional<String> parent = sqlOf(reference.target());
        boolean others = reference.columns().size() == reference.others().size();
        if (parent.isEmpty() || !others || isDeferred(reference)) {
            return;
        }
        Map<String, Value> values = new LinkedHashMap<>(row);
        for (String column : reference.columns()) {
            values.put(column, facts.column(column).pool().plainValue(77_777));
        }
        String condition = pointed(reference, values);
        String sql = insertion.sql(facts, List.of(values));
        session.undone(() -> {
            if (refusal(sql).isEmpty()
                    && exists(facts.sql(), condition(reference.columns(), values))
                    && !exists(parent.get(), condition)) {
                fault(
                        WriteFault.Kind.ACCEPTS,
                        "foreign key " + reference.name(),
                        sql,
                        "a row without its parent is accepted");
                loose.add(reference);
            }
        });
    }

    private Optional<String> sqlOf(String table) {
        return probe.schema().find(ObjectKind.TABLE, table).map(found -> SchemaFacts.sql(found.path(), writer));
    }

    /** The condition that a parent of these values meets. */
    private String pointed(Reference reference, Map<String, Value> values) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            parts.add(writer.name(reference.others().get(i)) + " = "
                    + values.getOrDefault(reference.columns().get(i), Value.NULL)
                            .sql());
        }
        return String.join(" AND ", parts);
    }

    /** A parent goes: nothing may point to it then. */
    void actions() throws SQLException {
        for (Reference reference : facts.references()) {
            Optional<String> parent = sqlOf(reference.target());
            boolean points = reference.columns().size() == reference.others().size()
                    && reference.columns().stream()
                            .noneMatch(it -> row.getOrDefault(it, Value.NULL).isNull());
            boolean enforced = !loose.contains(reference);
            if (enforced
                    && parent.isPresent()
                    && points
                    && !isDeferred(reference)
                    && !reference.target().equals(facts.name())) {
                delete(reference, parent.get());
            }
        }
    }

    private void delete(Reference reference, String parent) throws SQLException {
        String action = object.child(ObjectKind.FOREIGN_KEY, reference.name())
                .flatMap(key -> key.attribute("on delete"))
                .orElse("");
        String condition = pointed(reference, row);
        String sql = "DELETE FROM " + parent + " WHERE " + condition;
        String child = condition(reference.columns(), row);
        session.undone(() -> {
            if (refusal(insertion.sql(facts, List.of(row))).isPresent() || !exists(facts.sql(), child)) {
                return;
            }
            List<Refusal> refused = new ArrayList<>();
            try {
                session.guarded(() -> Query.run(session.connection(), sql));
            } catch (SQLException e) {
                refused.add(Refusal.of(e, session.database()));
            }
            if (refused.isEmpty() && exists(facts.sql(), child) && !exists(parent, condition)) {
                fault(
                        WriteFault.Kind.ACTION,
                        "foreign key " + reference.name(),
                        sql,
                        "the row goes, and rows still point to it");
            } else if (action.equals("set null") && refused.stream().anyMatch(it -> isOfKey(it, reference))) {
                fault(
                        WriteFault.Kind.ACTION,
                        "foreign key " + reference.name(),
                        sql,
                        refused.get(0).message());
            }
        });
    }

    /** ON DELETE SET NULL of a column that can't be NULL. */
    private boolean isOfKey(Refusal refusal, Reference reference) {
        return refusal.cause() == Cause.NOT_NULL
                && (refusal.columns().isEmpty() || reference.columns().containsAll(refusal.columns()));
    }
}
