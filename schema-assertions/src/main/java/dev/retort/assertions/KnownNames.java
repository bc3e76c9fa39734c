package dev.retort.assertions;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.error.NearestName;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What there is instead of an object that isn't there. */
final class KnownNames {

    private static final int SHOWN = 20;

    private static final Set<ObjectKind> INSIDE = EnumSet.of(
            ObjectKind.COLUMN,
            ObjectKind.PRIMARY_KEY,
            ObjectKind.UNIQUE,
            ObjectKind.FOREIGN_KEY,
            ObjectKind.CHECK,
            ObjectKind.EXCLUSION,
            ObjectKind.INDEX,
            ObjectKind.TRIGGER);

    private static final Set<ObjectKind> WITH_COLUMNS =
            EnumSet.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.COMPOSITE);

    private KnownNames() {}

    static String message(SchemaSnapshot schema, ObjectKind kind, String path) {
        String holder = path.substring(0, Math.max(0, path.lastIndexOf('.')));
        String wanted = "Expected %s %s but ".formatted(kind.label(), path);
        if (INSIDE.contains(kind) && !isHolder(schema, holder)) {
            return wanted + "there is no table " + holder + ", " + listed(paths(schema, ObjectKind.TABLE), holder);
        }
        List<String> names = paths(schema, kind);
        String there = listed(INSIDE.contains(kind) ? inside(names, holder) : names, path);
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
                + NearestName.of(plain(wanted), names, KnownNames::plain)
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
}
