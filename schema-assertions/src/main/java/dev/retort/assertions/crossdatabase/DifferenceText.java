package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.difference.Change;
import java.util.List;
import java.util.Optional;

/** Writes differences for somebody who has never seen this: what, on which database, and what to do. */
final class DifferenceText {

    private static final String INDENT = "\n" + " ".repeat(16);

    private final List<Change> changes;

    DifferenceText(List<Change> changes) {
        this.changes = changes;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(changes.size()).append(changes.size() == 1 ? " difference" : " differences");
        changes.forEach(change -> write(change, text));
        text.append("\nCorrect the schema that is wrong. If both are intended, add the rule with your reason.");
        if (changes.stream().anyMatch(DifferenceText::isOfWords)) {
            text.append("\nTypes, defaults and expressions that mean the same can be paired:")
                    .append(" .withType(…), .withDefault(…), .withExpression(…).");
        }
        return text.toString();
    }

    private static boolean isOfWords(Change change) {
        return change.kind() == Change.Kind.CHANGED;
    }

    private static void write(Change change, StringBuilder text) {
        String object = change.objectKind().label() + " " + change.path();
        text.append("\n  ").append(object).append(headline(change));
        if (change.kind() != Change.Kind.UNEXPECTED) {
            text.append("\n    SQLite:     ").append(shown(change.expected()));
        }
        if (change.kind() != Change.Kind.MISSING) {
            text.append("\n    PostgreSQL: ").append(shown(change.actual()));
        }
        String what = change.toString().replace("\\", "\\\\").replace("\"", "\\\"");
        text.append("\n    rule:       .allow(\"").append(what).append("\", \"…\")");
    }

    private static String headline(Change change) {
        return switch (change.kind()) {
            case MISSING -> " is only on SQLite";
            case UNEXPECTED -> " is only on PostgreSQL";
            case CHANGED -> " differs: " + change.attribute().orElse("");
        };
    }

    private static String shown(Optional<String> text) {
        return text.filter(some -> !some.isBlank()).orElse("none").strip().replace("\n", INDENT);
    }
}
