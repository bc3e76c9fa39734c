package dev.retort.assertions;

import dev.retort.catalog.SchemaObject;
import dev.retort.error.NearestName;
import java.util.Optional;
import java.util.Set;

/** The message for an object whose attribute isn't as expected. */
final class AttributeMessage {

    private AttributeMessage() {}

    static String of(String object, SchemaObject found, String attribute, String wanted) {
        Optional<String> value = found.attribute(attribute);
        return "Expected %s with %s %s but it has %s"
                .formatted(
                        object,
                        attribute,
                        oneLine(wanted),
                        value.map(AttributeMessage::oneLine).orElseGet(() -> instead(found, attribute)));
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
}
