package dev.retort.assertions;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.error.NearestName;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What failed assertions say: what there is instead of what isn't there or isn't so. */
final class Wording {

    private static final int SHOWN = 20;

    private static final Set<ObjectKind> WITH_COLUMNS =
            EnumSet.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.COMPOSITE);

    private Wording() {}

    /** The message for an object that isn't there. */
    static String missing(SchemaSnapshot schema, ObjectKind kind, String path) {
        String holder = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        String wanted = "Expected %s %s but ".formatted(kind.label(), path);
        if (kind.isInTable() && !isHolder(schema, holder)) {
            return wanted + "there is no table " + holder + ", " + listed(paths(schema, ObjectKind.TABLE), holder);
        }
        List<String> names = paths(schema, kind);
        String there = listed(kind.isInTable() ? inside(names, holder) : names, path);
        return kinds(schema, path)
                .filter(found -> WITH_COLUMNS.contains(kind))
                .findFirst()
                .map(found -> wanted + "that is a " + found.label() + "; there is " + listed(names))
                .orElse(wanted + "there is " + there);
    }

    /** Whether that is a table, or something else with columns. */
    static boolean isHolder(SchemaSnapshot schema, String path) {
        return kinds(schema, path).findAny().isPresent();
    }

    private static Stream<ObjectKind> kinds(SchemaSnapshot schema, String path) {
        return WITH_COLUMNS.stream().filter(kind -> schema.find(kind, path).isPresent());
    }

    private static List<String> paths(SchemaSnapshot schema, ObjectKind kind) {
        return schema.allObjects()
                .filter(object -> object.kind() == kind)
                .map(object -> object.path().toString())
                .toList();
    }

    /** What is in the same table; the case of letters may differ where it doesn't count. */
    private static List<String> inside(List<String> names, String holder) {
        String prefix = holder.toLowerCase(Locale.ROOT) + ".";
        return names.stream()
                .filter(name -> {
                    String low = name.toLowerCase(Locale.ROOT);
                    return low.startsWith(prefix) || low.startsWith("public." + prefix);
                })
                .toList();
    }

    /** Names of which there may be many, and the one that was meant if another is nearly the same. */
    static String listed(Collection<String> names, String wanted) {
        return listed(names)
                + NearestName.of(plain(wanted), names, Wording::plain)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("");
    }

    /** The schema that isn't written is the default one. */
    private static String plain(String name) {
        return name.replaceFirst("(?i)^public\\.", "");
    }

    static String listed(Collection<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String more = names.size() > SHOWN ? " and %d more".formatted(names.size() - SHOWN) : "";
        return "only " + String.join(", ", names.stream().limit(SHOWN).toList()) + more;
    }

    /** The message for an object whose attribute isn't as expected. */
    static String otherAttribute(String object, SchemaObject found, String attribute, String wanted) {
        Optional<String> value = found.attribute(attribute);
        return "Expected %s with %s %s but it has %s"
                .formatted(
                        object,
                        attribute,
                        oneLine(wanted),
                        value.map(Wording::oneLine).orElseGet(() -> instead(found, attribute)));
    }

    private static String oneLine(String value) {
        return value.replace("\n", ", ");
    }

    /** Which attributes there are, if a misspelt name was meant to be one of them. */
    private static String instead(SchemaObject found, String attribute) {
        Set<String> names = found.attributes().keySet();
        return NearestName.of(attribute, names)
                .map(near -> "none; its attributes are " + String.join(", ", names) + "; did you mean " + near + "?")
                .orElse("none");
    }

    /** Why two schemas can't be compared word by word, which needs the same kind of database; empty if they can. */
    static Optional<String> otherDatabase(@Nullable SchemaSnapshot expected, SchemaSnapshot actual) {
        if (expected == null) {
            return Optional.of("Expected the schema of another snapshot but that snapshot is null");
        }
        return areSame(expected, actual)
                ? Optional.empty()
                : Optional.of(("Expected a schema of %s but this is one of %s.%n"
                                + "To compare SQLite with PostgreSQL use isEquivalentTo(other, rules).")
                        .formatted(expected.database().name(), actual.database().name()));
    }

    /** What is wrong with a connection that gave what was expected. */
    static Optional<String> otherConnection(SchemaSnapshot expected, SchemaSnapshot actual) {
        return areSame(expected, actual)
                ? Optional.empty()
                : Optional.of(("The schema is of %2$s but the connection, in which the model is built, is to %1$s.%n"
                                + "Give a connection to %2$s.")
                        .formatted(expected.database().name(), actual.database().name()));
    }

    static boolean areSame(SchemaSnapshot expected, SchemaSnapshot actual) {
        return expected.database().kind() == actual.database().kind();
    }
}
