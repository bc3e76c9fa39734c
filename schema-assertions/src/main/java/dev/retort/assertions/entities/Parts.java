package dev.retort.assertions.entities;

import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Parts of a table on both sides, matched by what they are and not by their names. */
final class Parts {

    private Parts() {}

    /** A part with another name and only these attributes. */
    static SchemaObject leaf(SchemaObject part, String name, Map<String, String> attributes) {
        ObjectPath path = part.path().parent().orElseThrow().child(name);
        return new SchemaObject(part.kind(), path, attributes, List.of(), false);
    }

    /** Those of some for which there is none among others that is the same. */
    static <K> List<SchemaObject> without(
            List<SchemaObject> some, List<SchemaObject> others, Function<SchemaObject, K> identity) {
        List<K> there = others.stream().map(identity).toList();
        return some.stream()
                .filter(part -> !there.contains(identity.apply(part)))
                .toList();
    }

    /** An expression without the brackets around all of it. */
    static String unwrapped(String expression) {
        int depth = 0;
        for (int i = 0; i < expression.length() - 1; i++) {
            char letter = expression.charAt(i);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth == 0) {
                return expression;
            }
        }
        return expression.startsWith("(")
                ? unwrapped(expression.substring(1, expression.length() - 1).strip())
                : expression;
    }
}
