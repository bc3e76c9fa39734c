package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What differs between a SQLite schema and a PostgreSQL schema beyond spelling and what is allowed. */
public final class CrossDatabaseDifference {

    private static final String INDENT = "\n" + " ".repeat(16);

    private final List<Change> changes;
    private final List<CrossDatabaseRules.AllowedDifference> unused;

    private CrossDatabaseDifference(List<Change> changes, List<CrossDatabaseRules.AllowedDifference> unused) {
        this.changes = List.copyOf(changes);
        this.unused = List.copyOf(unused);
    }

    /**
     * Compares in either order; in each change SQLite's side is the expected one.
     *
     * @throws IllegalArgumentException if not one is of SQLite and one of PostgreSQL
     */
    public static CrossDatabaseDifference between(SchemaSnapshot one, SchemaSnapshot other, CrossDatabaseRules rules) {
        Objects.requireNonNull(other, "other");
        if (one.database().kind() == other.database().kind()) {
            throw new IllegalArgumentException("one schema must be of SQLite and one of PostgreSQL, but both are of "
                    + one.database().name());
        }
        return one.database().isPostgresql() ? compared(other, one, rules) : compared(one, other, rules);
    }

    private static CrossDatabaseDifference compared(
            SchemaSnapshot sqlite, SchemaSnapshot postgres, CrossDatabaseRules rules) {
        List<Change> all = new SchemaPair(sqlite, postgres, rules).changes();
        List<CrossDatabaseRules.AllowedDifference> unused = rules.allowed().stream()
                .filter(allowed -> all.stream().noneMatch(allowed::covers))
                .toList();
        List<Change> left = all.stream()
                .filter(change -> rules.allowed().stream().noneMatch(allowed -> allowed.covers(change)))
                .toList();
        return new CrossDatabaseDifference(left, unused);
    }

    /** Whether nothing differs that isn't allowed. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /**
     * The differences that aren't allowed. What is expected is on SQLite, what is actual on PostgreSQL, both as the
     * database shows it.
     */
    public List<Change> changes() {
        return changes;
    }

    /** The allowed differences that aren't there any more, which the register had better lose. */
    public List<CrossDatabaseRules.AllowedDifference> unused() {
        return unused;
    }

    /** Each difference with both databases' texts and the line that would allow it; empty if nothing differs. */
    public String toText() {
        if (isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        text.append(changes.size()).append(changes.size() == 1 ? " difference" : " differences");
        changes.forEach(change -> write(change, text));
        text.append("\nCorrect the schema that is wrong. If both are intended, add the rule with your reason.");
        if (changes.stream().anyMatch(change -> change.kind() == Change.Kind.CHANGED)) {
            text.append("\nTypes, defaults and expressions that mean the same can be paired:")
                    .append(" .withType(…), .withDefault(…), .withExpression(…).");
        }
        return text.toString();
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

    /** The allowances that are to be taken out of the rules, each on a line that begins a new one; empty if none. */
    public String unusedText() {
        return unused.isEmpty()
                ? ""
                : unused.stream()
                        .map(allowed -> "\n  " + allowed)
                        .collect(Collectors.joining(
                                "", "\nThese allowed differences no longer occur; remove them from the rules:", ""));
    }

    @Override
    public String toString() {
        return isEmpty() ? "no differences" : toText();
    }
}
