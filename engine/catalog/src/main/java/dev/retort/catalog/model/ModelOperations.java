package dev.retort.catalog.model;

import static dev.retort.schema.Schema.POSTGRESQL;

import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlWriter;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.writing.Operations;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.MetaData;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates all of a model: types, sequences, tables, the foreign keys that close a circle, views. */
final class ModelOperations {

    private final MetaData model;
    private final Operations op;
    private final SqlWriter writer;
    private final List<AddConstraint> later = new ArrayList<>();

    ModelOperations(MetaData model, Operations op) {
        this.model = model;
        this.op = op;
        this.writer = Dialects.onClassPath().get(op.database().id()).writer();
    }

    void create() {
        model.allEnums().forEach(op::createEnum);
        if (op.database() == POSTGRESQL) { // SQLite has none, and refuses them
            model.sequences().forEach(op::createSequence);
        }
        Set<QualifiedName> made = new LinkedHashSet<>();
        for (Table table : inOrder()) {
            made.add(table.name());
            create(table, made);
        }
        later.forEach(op::add);
        model.views().forEach(view -> create(view).ifPresent(op::execute));
        op.flush();
    }

    private void create(Table table, Set<QualifiedName> made) {
        List<Constraint> now = new ArrayList<>();
        for (Constraint constraint : table.constraints()) {
            if (constraint instanceof ForeignKey key && !made.contains(key.target())) {
                later.add(new AddConstraint(table.name(), key));
            } else {
                now.add(constraint);
            }
        }
        op.createTable(table.withConstraints(now));
    }

    /** The tables, each behind those that it refers to, as far as there is no circle. */
    private List<Table> inOrder() {
        List<Table> ordered = new ArrayList<>();
        List<Table> open = new ArrayList<>(model.tables());
        while (!open.isEmpty()) {
            Table next = open.stream()
                    .filter(table -> open.stream().noneMatch(other -> refers(table, other)))
                    .findFirst()
                    .orElse(open.get(0));
            ordered.add(next);
            open.remove(next);
        }
        return ordered;
    }

    private static boolean refers(Table table, Table other) {
        return !table.equals(other)
                && table.foreignKeys().stream().anyMatch(key -> key.target().equals(other.name()));
    }

    private Optional<String> create(View view) {
        String kind = view.materialized() ? "MATERIALIZED VIEW " : "VIEW ";
        return view.query()
                .forDialect(op.database().id())
                .map(query -> "CREATE " + kind + writer.name(view.name()) + " AS " + query);
    }
}
