package dev.retort.junit.evidence;

import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlWriter;
import dev.retort.operation.AddConstraint;
import dev.retort.operation.Operations;
import dev.retort.revision.Direction;
import dev.retort.schema.MetaData;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.script.Checksum;
import dev.retort.script.RevisionScript;
import dev.retort.script.ScriptOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The model as a history of one revision that creates everything: types, sequences, tables (those that are referred to
 * first), the foreign keys that close a circle, views. So the engine itself builds the schema that it is compared with.
 *
 * @param model the model
 */
record ModelScript(MetaData model) implements RevisionScript {

    @Override
    public dev.retort.revision.Revision revision() {
        return new dev.retort.revision.Revision(
                "model", List.of(), List.of(), Set.of(), "what the model wants", Optional.empty());
    }

    @Override
    public ScriptOrigin origin() {
        return new ScriptOrigin("the model", Optional.empty());
    }

    @Override
    public Checksum checksum() {
        return new Checksum("model", String.valueOf(model.hashCode()));
    }

    @Override
    public boolean transactional() {
        return true;
    }

    @Override
    public Optional<String> irreversible() {
        return Optional.of("it is built anew each time");
    }

    @Override
    public boolean hasDowngrade() {
        return false;
    }

    @Override
    public void run(Direction direction, Operations op) {
        SqlWriter writer = Dialects.onClassPath().get(op.dialect()).writer();
        model.allEnums().forEach(op::createEnum);
        model.sequences().forEach(sequence -> op.executeOn("postgresql", create(sequence, writer)));
        Set<QualifiedName> made = new LinkedHashSet<>();
        List<AddConstraint> later = new ArrayList<>();
        for (Table table : inOrder()) {
            made.add(table.name());
            table.foreignKeys().stream()
                    .filter(key -> !made.contains(key.target()))
                    .forEach(key -> later.add(new AddConstraint(table.name(), key)));
            op.createTable(table.withConstraints(table.constraints().stream()
                    .filter(constraint -> later.stream()
                            .noneMatch(open -> open.table().equals(table.name())
                                    && open.constraint().equals(constraint)))
                    .toList()));
        }
        later.forEach(op::add);
        model.views().forEach(view -> create(view, op.dialect(), writer).ifPresent(op::execute));
    }

    /** The tables, each behind those that it refers to, as far as there is no circle. */
    private List<Table> inOrder() {
        Map<QualifiedName, Table> ordered = new LinkedHashMap<>();
        List<Table> open = new ArrayList<>(model.tables());
        while (!open.isEmpty()) {
            Table next = open.stream()
                    .filter(table -> open.stream().noneMatch(other -> refers(table, other)))
                    .findFirst()
                    .orElse(open.get(0));
            ordered.put(next.name(), next);
            open.remove(next);
        }
        return List.copyOf(ordered.values());
    }

    private static boolean refers(Table table, Table other) {
        return !table.equals(other)
                && table.foreignKeys().stream().anyMatch(key -> key.target().equals(other.name()));
    }

    private static Optional<String> create(View view, String dialect, SqlWriter writer) {
        String kind = view.materialized() ? "MATERIALIZED VIEW " : "VIEW ";
        return view.query()
                .forDialect(dialect)
                .map(query -> "CREATE " + kind + writer.name(view.name()) + " AS " + query);
    }

    private static String create(Sequence sequence, SqlWriter writer) {
        StringBuilder sql = new StringBuilder("CREATE SEQUENCE ").append(writer.name(sequence.name()));
        sequence.increment().ifPresent(value -> sql.append(" INCREMENT BY ").append(value));
        sequence.minimum().ifPresent(value -> sql.append(" MINVALUE ").append(value));
        sequence.maximum().ifPresent(value -> sql.append(" MAXVALUE ").append(value));
        sequence.start().ifPresent(value -> sql.append(" START WITH ").append(value));
        return sql.append(sequence.cycle() ? " CYCLE" : "").toString();
    }
}
