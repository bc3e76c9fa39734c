package dev.retort.catalog.difference;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.error.NearestName;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pairs what is missing with what is there instead: of the same kind and in the same place, and the same but for the name,
 * wherever an object's own name stands in it. Tables come first, since the names of others are made of theirs.
 */
final class Twins {

    /** What a server names after the table, whatever it is called later; the names count once the table has its own. */
    private static final Set<ObjectKind> CONSTRAINTS = Set.of(
            ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.FOREIGN_KEY, ObjectKind.CHECK, ObjectKind.EXCLUSION);

    private static final Set<String> NAMES_AND_PLACES = Set.of(SchemaObject.POSITION, "not null constraint");

    private static final String OWN = "\u0001";

    private final Attributes attributes;
    private final DatabaseKind database;
    private final SchemaSnapshot expected;
    private final SchemaSnapshot actual;
    private final Map<String, String> expectedNames = new LinkedHashMap<>();

    Twins(SchemaSnapshot expected, SchemaSnapshot actual, Attributes attributes) {
        this.expected = expected;
        this.actual = actual;
        this.attributes = attributes;
        this.database = expected.database().kind();
    }

    /**
     * Tells changes in names.
     *
     * @param agree whether two objects that look the same, the expected and the actual one, are the same in what a schema
     *     doesn't say
     */
    Rename.Told told(List<Change> changes, BiPredicate<SchemaObject, SchemaObject> agree) {
        List<Change> rest = new ArrayList<>(changes);
        List<Rename> renames = new ArrayList<>();
        List<Change> missing = changes.stream()
                .filter(change -> change.kind() == Change.Kind.MISSING)
                .sorted(Comparator.comparing(Change::objectKind))
                .toList();
        for (Change change : missing) {
            twin(change, rest, agree).ifPresent(twin -> {
                renames.add(new Rename(change, twin));
                rest.removeAll(List.of(change, twin));
                expectedNames.put(plain(twin.path()), plain(change.path()));
            });
        }
        rest.removeIf(this::onlyFollows);
        return new Rename.Told(renames, rest);
    }

    private Optional<Change> twin(Change missing, List<Change> open, BiPredicate<SchemaObject, SchemaObject> agree) {
        Optional<SchemaObject> wanted = find(expected, missing);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        String shape = shape(wanted.get(), wanted.get().name(), UnaryOperator.identity());
        return open.stream()
                .filter(change ->
                        change.kind() == Change.Kind.UNEXPECTED && change.objectKind() == missing.objectKind())
                .filter(change -> change.path().parent().equals(missing.path().parent()))
                .filter(change -> find(actual, change)
                        .filter(it ->
                                shape(it, it.name(), this::inExpectedNames).equals(shape))
                        .filter(it -> agree.test(wanted.get(), it))
                        .isPresent())
                .min(Comparator.comparing(
                        change -> plain(change.path()), NearestName.byDistance(plain(missing.path()))));
    }

    private static Optional<SchemaObject> find(SchemaSnapshot schema, Change change) {
        return schema.allObjects()
                .filter(object ->
                        object.kind() == change.objectKind() && object.path().equals(change.path()))
                .findFirst();
    }

    /** A function's name without its arguments. */
    private static String plain(ObjectPath path) {
        return path.name().replaceFirst("\\(.*", "");
    }

    /** All that is known of an object, without the name of the outermost. */
    private String shape(SchemaObject object, String own, UnaryOperator<String> names) {
        boolean outermost = object.name().equals(own);
        String name = outermost || CONSTRAINTS.contains(object.kind()) ? "" : unnamed(object.name(), own, names);
        boolean constraint = CONSTRAINTS.contains(object.kind());
        String arguments = outermost && !constraint ? own.replaceFirst("^[^(]*", "") : "";
        String self =
                outermost && constraint ? "" : own; // it isn't in its own definition, where a keyword may look like it
        String known = attributes.meaningOf(object).entrySet().stream()
                .filter(entry -> !NAMES_AND_PLACES.contains(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + unnamed(entry.getValue(), self, names))
                .sorted()
                .collect(Collectors.joining("; "));
        String inside = object.children().stream()
                .map(child -> shape(child, own, names))
                .sorted()
                .collect(Collectors.joining(", "));
        return object.kind() + " " + name + arguments + " {" + known + " | " + inside + "}";
    }

    private String unnamed(String sql, String own, UnaryOperator<String> names) {
        String plain = own.replaceFirst("\\(.*", "");
        return Tokenizer.tokens(names.apply(sql), database).stream()
                .map(token -> !plain.isEmpty() && isName(token) && token.name().equalsIgnoreCase(plain)
                        ? OWN
                        : withName(token.text().toLowerCase(Locale.ROOT), plain.toLowerCase(Locale.ROOT), OWN))
                .collect(Collectors.joining(" "));
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
    }

    /** A name stands also in names that are made of it, such as {@code users_id_seq}. */
    private static String withName(String text, String from, String to) {
        if (from.isEmpty()) {
            return text;
        }
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(from) + "(?![\\p{L}\\p{N}])")
                .matcher(text)
                .replaceAll(Matcher.quoteReplacement(to));
    }

    private String inExpectedNames(String text) {
        String result = text;
        for (Map.Entry<String, String> name : expectedNames.entrySet()) {
            result = withName(result, name.getKey(), name.getValue());
        }
        return result;
    }

    private boolean onlyFollows(Change change) {
        return change.kind() == Change.Kind.CHANGED
                && !expectedNames.isEmpty()
                && change.objectKind() != ObjectKind.SETTING
                && change.expected().isPresent()
                && change.expected().equals(change.actual().map(this::inExpectedNames));
    }
}
