package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How objects and their differences read in a sentence. */
public final class SchemaWords {

    /** The attribute of a column whose value is yes or no. */
    static final String NULLABLE = "nullable";

    /** Attributes with an item in each line. */
    private static final Set<String> LISTS = Set.of("labels", "columns", "grants", "identity grants", "options");

    private static final int LONGEST = 200;
    private static final Set<ObjectKind> BY_PATH = Set.of(ObjectKind.COLUMN, ObjectKind.SEQUENCE, ObjectKind.FUNCTION);

    private SchemaWords() {}

    /** Such as {@code column users.phone} or {@code index ix_users_phone of users}. */
    static String label(ObjectKind kind, ObjectPath path) {
        String plain = plain(path);
        boolean inTable = !kind.equals(ObjectKind.TABLE) && plain.contains(".") && !BY_PATH.contains(kind);
        String noun = kind == ObjectKind.UNIQUE || kind == ObjectKind.CHECK ? " constraint " : " ";
        return kind.label()
                + noun
                + (inTable ? path.name() + " of " + plain(path.parent().orElseThrow()) : plain);
    }

    /** Whether a constraint has no name, as on SQLite: then it is called by its columns or its condition. */
    static boolean isNameless(ObjectKind kind, ObjectPath path) {
        return kind.isInTable() && kind != ObjectKind.COLUMN && path.name().startsWith("(");
    }

    /** The lines that show that something has another name. */
    static List<String> names(Rename rename, String expected, String actual) {
        return List.of(
                label(rename.kind(), rename.wanted()),
                "  " + expected + ": " + nameOf(rename.kind(), rename.wanted()),
                "  " + actual + ": " + nameOf(rename.kind(), rename.found()) + ", but for that the same");
    }

    private static String nameOf(ObjectKind kind, ObjectPath path) {
        return isNameless(kind, path) ? "without a name" : "the name " + path.name();
    }

    /** Such as {@code column users.phone}. */
    public static String label(Change change) {
        return label(change.objectKind(), change.path());
    }

    /** The path without the schema that is searched by default. */
    public static String plain(ObjectPath path) {
        String text = path.toString();
        return path.parts().size() > 1 && path.parts().get(0).equals("public")
                ? text.substring("public.".length())
                : text;
    }

    /** Such as {@code unique no instead of yes}; only the attribute's name if a value is long. */
    public static String attribute(Change change) {
        String name = change.attribute().orElse("definition");
        String expected = inLine(name, change.expectedWords());
        String actual = inLine(name, change.actualWords());
        boolean isShort = (expected + actual).length() <= LONGEST;
        return isShort ? name + " " + actual + " instead of " + expected : "a different " + name;
    }

    /** The lines of a list, such as labels, are its items; those of SQL are one text. */
    private static String inLine(String attribute, String text) {
        return LISTS.contains(attribute)
                ? text.replace("\n", ", ")
                : text.strip().replaceAll("\\s*\\n\\s*", " ");
    }

    /** Such as {@code with unique no instead of yes}, or {@code nullable instead of NOT NULL}. */
    static String different(Change change) {
        return change.attribute().equals(Optional.of(NULLABLE))
                ? nullability(change.actual()) + " instead of " + nullability(change.expected())
                : "with " + attribute(change);
    }

    static String nullability(Optional<String> nullable) {
        return nullable.equals(Optional.of("no")) ? "NOT NULL" : NULLABLE;
    }

    /** How many tables are in these together. */
    public static int tables(SchemaSnapshot... schemas) {
        return (int) Stream.of(schemas)
                .flatMap(schema -> schema.objects().stream())
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .map(SchemaObject::path)
                .distinct()
                .count();
    }

    /** The lines that show a change: the object, what was expected and what was found. */
    public static List<String> lines(Change change, String expected, String actual) {
        List<String> lines = new ArrayList<>();
        lines.add(label(change) + change.attribute().map(name -> ", " + name).orElse(""));
        add(lines, expected, orThere(change.expectedWords()));
        add(lines, actual, orThere(change.actualWords()));
        return lines;
    }

    private static String orThere(String text) {
        return text.isBlank() ? "there" : text;
    }

    private static void add(List<String> lines, String side, String text) {
        String margin = "  " + " ".repeat(side.length() + 2);
        lines.add("  " + side + ": " + text.strip().lines().collect(Collectors.joining("\n" + "  " + margin)));
    }

    /** A description on one line, for a cure. */
    static String oneLine(Optional<String> text) {
        String line = text.orElse("").strip().replaceAll("\\s*\\n\\s*", "; ");
        return line.length() <= 200 ? line : line.substring(0, 199) + "…";
    }
}
