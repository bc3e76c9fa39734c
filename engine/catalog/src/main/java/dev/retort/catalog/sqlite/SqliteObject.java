package dev.retort.catalog.sqlite;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An object of a SQLite schema while it is read; takes only the attributes that its kind is declared to have. */
final class SqliteObject {

    private final ObjectKind kind;
    private final ObjectPath path;
    private final Map<String, String> attributes = new LinkedHashMap<>();

    SqliteObject(ObjectKind kind, ObjectPath path) {
        this.kind = kind;
        this.path = path;
    }

    SqliteObject with(SqliteAttribute attribute, String value) {
        if (!attribute.kinds().contains(kind)) {
            throw new IllegalArgumentException(attribute + " isn't declared for " + kind.label());
        }
        attributes.put(attribute.label(), value);
        return this;
    }

    SqliteObject with(SqliteAttribute attribute, Optional<String> value) {
        value.ifPresent(text -> with(attribute, text));
        return this;
    }

    SqliteObject with(SqliteAttribute flag, boolean there) {
        return there ? with(flag, "yes") : this;
    }

    SchemaObject build() {
        return build(List.of());
    }

    SchemaObject build(List<SchemaObject> children) {
        return new SchemaObject(kind, path, attributes, children, false);
    }

    /** The same, but nobody chose its name. */
    SchemaObject buildUnnamed() {
        return new SchemaObject(kind, path, attributes, List.of(), true);
    }
}
