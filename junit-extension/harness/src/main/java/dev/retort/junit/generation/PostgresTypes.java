package dev.retort.junit.generation;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL's types hold, those of the schema's own among them. */
final class PostgresTypes {

    private static final Pattern SUBTYPE = Pattern.compile("subtype (.*?)(?:, (?:collation|operator class) .*)?");
    private static final Pattern MULTIRANGE = Pattern.compile(".*multirange (.*)");

    private final Map<String, SchemaObject> own = new HashMap<>();
    private final Map<String, SchemaObject> multiranges = new HashMap<>();

    PostgresTypes(SchemaSnapshot schema) {
        schema.objects().stream()
                .filter(object -> switch (object.kind()) {
                    case ENUM, DOMAIN, COMPOSITE, RANGE -> true;
                    default -> false;
                })
                .forEach(object -> own.put(String.join(".", object.path().parts()), object));
        schema.objects().stream()
                .filter(object -> object.kind() == ObjectKind.RANGE)
                .forEach(range -> {
                    Matcher name =
                            MULTIRANGE.matcher(range.attribute("range of").orElse(""));
                    if (name.matches()) {
                        multiranges.put(plain(name.group(1)), range);
                    }
                });
    }

    /** The domain of that name; empty if it is no domain. */
    Optional<SchemaObject> findDomain(String type) {
        return Optional.ofNullable(own.get(plain(type))).filter(object -> object.kind() == ObjectKind.DOMAIN);
    }

    /** The type under all domains. */
    String base(String type) {
        return findDomain(type)
                .map(domain -> base(domain.attributes().getOrDefault("type", "text")))
                .orElse(type);
    }

    /** A type that takes every value of this one as it is: without a length, since a cast to one cuts silently. */
    String castable(String type) {
        String base = base(type);
        return base.startsWith("character varying(") && !base.endsWith("]")
                ? "character varying"
                : base.startsWith("character(") && !base.endsWith("]") ? "bpchar" : base;
    }

    Pool pool(String type) {
        TypeName name = TypeName.read(
                new TokenCursor(Tokenizer.tokens(type, DatabaseKind.POSTGRESQL)), DatabaseKind.POSTGRESQL);
        if (name.dimensions() > 0) {
            return array(pool(name.element().toString()));
        }
        SchemaObject object = own.get(plain(name.name()));
        if (object != null) {
            return own(object);
        }
        SchemaObject range = multiranges.get(plain(name.name()));
        return range != null ? PostgresValues.multirange(own(range)) : PostgresValues.of(name);
    }

    private Pool own(SchemaObject object) {
        return switch (object.kind()) {
            case ENUM ->
                PostgresValues.labels(
                        List.of(object.attributes().getOrDefault("labels", "").split("\n", -1)));
            case DOMAIN -> pool(object.attributes().getOrDefault("type", "text"));
            case RANGE -> {
                Matcher subtype = SUBTYPE.matcher(object.attributes().getOrDefault("range of", ""));
                yield PostgresValues.range(pool(subtype.matches() ? subtype.group(1) : "integer"));
            }
            default -> composite(object);
        };
    }

    private Pool composite(SchemaObject object) {
        List<Pool> fields = new ArrayList<>();
        object.children(ObjectKind.COLUMN)
                .forEach(column -> fields.add(pool(column.attributes().getOrDefault("type", "text"))));
        return Pool.quoted(
                Sort.OTHER,
                DatabaseKind.POSTGRESQL,
                number -> PostgresValues.composite(fields.stream()
                        .map(field -> field.plain().apply(number))
                        .toList()),
                List.of());
    }

    private static Pool array(Pool element) {
        return element.wrapped(
                Sort.ARRAY,
                each -> "{" + PostgresValues.element(each) + "}",
                List.of(
                        "{}",
                        "{NULL}",
                        "{" + PostgresValues.element(element.plain().apply(0)) + ","
                                + PostgresValues.element(element.plain().apply(1)) + "}"),
                DatabaseKind.POSTGRESQL);
    }

    /** A name as the server writes it, without quotes. */
    static String plain(String name) {
        return name.replace("\"", "");
    }
}
