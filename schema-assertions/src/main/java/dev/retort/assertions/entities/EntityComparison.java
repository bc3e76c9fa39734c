package dev.retort.assertions.entities;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Two schemas, brought to what entities can say. */
final class EntityComparison {

    /** What Flyway and Liquibase keep their books in. */
    private static final Set<String> BOOKS =
            Set.of("flyway_schema_history", "databasechangelog", "databasechangeloglock");

    private final SchemaSnapshot from;
    private final SchemaSnapshot to;
    private final List<SchemaObject> wanted = new ArrayList<>();
    private final List<SchemaObject> actual = new ArrayList<>();

    EntityComparison(SchemaSnapshot from, SchemaSnapshot to) {
        this.from = from;
        this.to = to;
        from.objects().forEach(this::want);
        Set<ObjectPath> known = from.objects().stream().map(SchemaObject::path).collect(Collectors.toSet());
        to.objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE && !known.contains(object.path()))
                .filter(this::concernsEntities)
                .map(EntityComparison::whole)
                .forEach(actual::add);
    }

    SchemaSnapshot wanted() {
        return new SchemaSnapshot(from.database(), wanted);
    }

    SchemaSnapshot actual() {
        return new SchemaSnapshot(to.database(), actual);
    }

    private void want(SchemaObject object) {
        switch (object.kind()) {
            case TABLE -> wantTable(object);
            case ENUM -> want(object, "labels");
            case SEQUENCE -> want(object, "increment");
            default -> want(object, "definition");
        }
    }

    private void wantTable(SchemaObject table) {
        Optional<SchemaObject> there = find(table, ObjectKind.TABLE);
        Optional<SchemaObject> view = find(table, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW);
        if (there.isPresent()) {
            TablePair pair = new TablePair(from, to, table, there.get());
            wanted.add(pair.wanted());
            actual.add(pair.actual());
        } else if (view.isPresent()) {
            wanted.add(seen(table));
            actual.add(seen(view.get()));
        } else {
            wanted.add(whole(table));
        }
    }

    /** A table that the other side lacks. */
    private static SchemaObject whole(SchemaObject table) {
        return new SchemaObject(ObjectKind.TABLE, table.path(), Map.of(), table.children(), false);
    }

    /** An entity may be mapped to a view, which has columns and nothing else. */
    private static SchemaObject seen(SchemaObject holder) {
        List<SchemaObject> columns = holder.children(ObjectKind.COLUMN).stream()
                .map(column -> TablePair.leaf(column, column.name(), Map.of()))
                .toList();
        return new SchemaObject(ObjectKind.VIEW, holder.path(), Map.of(), columns, false);
    }

    private void want(SchemaObject object, String attribute) {
        wanted.add(only(object, attribute));
        find(object, object.kind()).ifPresent(found -> actual.add(only(found, attribute)));
    }

    /** Hibernate sorts the labels of an enum type, so their order is nobody's intent. */
    private static SchemaObject only(SchemaObject object, String attribute) {
        String value = object.attribute(attribute).orElse("");
        if (object.kind() == ObjectKind.ENUM) {
            value = Arrays.stream(value.split("\n")).sorted().collect(Collectors.joining("\n"));
        }
        return new SchemaObject(object.kind(), object.path(), Map.of(attribute, value), List.of(), false);
    }

    private Optional<SchemaObject> find(SchemaObject object, ObjectKind... kinds) {
        return to.objects().stream()
                .filter(other -> Arrays.asList(kinds).contains(other.kind())
                        && other.path().equals(object.path()))
                .findFirst();
    }

    /** A partition is a part of its table; a schema in which no entity has a table is another application's. */
    private boolean concernsEntities(SchemaObject table) {
        boolean ours = from.objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .anyMatch(object -> object.path().parent().equals(table.path().parent()));
        return ours && table.attribute("partition of").isEmpty() && !BOOKS.contains(table.name());
    }
}
