package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.ValueKind;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.DatabaseKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The enums and domains of a PostgreSQL schema, by the name that a column's type shows. */
final class PostgresTypes {

    private final Map<String, List<String>> labels = new HashMap<>();
    private final Map<String, String> domains = new HashMap<>();

    PostgresTypes(SchemaSnapshot postgres) {
        for (SchemaObject object : postgres.objects()) {
            String name = Portable.type(object.path().toString());
            if (object.kind() == ObjectKind.ENUM) {
                labels.put(name, object.attribute("labels").orElse("").lines().toList());
            } else if (object.kind() == ObjectKind.DOMAIN) {
                domains.put(name, Portable.typeOf(object));
            }
        }
    }

    /** The labels of an enum in order; empty if the type is none. */
    Optional<List<String>> labels(String type) {
        return Optional.ofNullable(labels.get(Portable.type(type)));
    }

    ValueKind kind(String type) {
        if (labels(type).isPresent()) {
            return ValueKind.TEXT;
        }
        return ValueKind.ofType(domains.getOrDefault(Portable.type(type), type), DatabaseKind.POSTGRESQL);
    }
}
