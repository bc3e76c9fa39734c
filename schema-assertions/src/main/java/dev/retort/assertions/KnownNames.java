package dev.retort.assertions;

import dev.retort.assertions.schema.ObjectKind;
import dev.retort.assertions.schema.SchemaObject;
import dev.retort.assertions.schema.SchemaSnapshot;
import java.util.List;

/** What there is instead of an object that isn't there. */
final class KnownNames {

    private static final int SHOWN = 20;

    private KnownNames() {}

    static String message(SchemaSnapshot schema, ObjectKind kind, String path) {
        List<String> names = schema.allObjects()
                .filter(object -> object.kind() == kind)
                .map(SchemaObject::path)
                .map(Object::toString)
                .toList();
        return "Expected %s %s but there is %s".formatted(kind.label(), path, listed(neighbours(names, path)));
    }

    /** A column's or an index's neighbours in the same table tell more than all there are. */
    private static List<String> neighbours(List<String> names, String path) {
        int dot = path.lastIndexOf('.');
        String holder = dot < 0 ? "" : path.substring(0, dot + 1);
        List<String> near = names.stream()
                .filter(name -> name.startsWith(holder) || name.startsWith("public." + holder))
                .toList();
        return near.isEmpty() ? names : near;
    }

    static String listed(List<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        String more = names.size() > SHOWN ? " and %d more".formatted(names.size() - SHOWN) : "";
        return "only " + String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + more;
    }
}
