package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a statement does only if it can: with {@code IF EXISTS}, {@code IF NOT EXISTS} or {@code OR REPLACE}.
 *
 * @param deed what
 * @param condition which of the three
 */
record ConditionalDeed(Deed deed, Condition condition) {

    /** The words. */
    enum Condition {
        IF_EXISTS,
        IF_NOT_EXISTS,
        OR_REPLACE
    }

    private static final Set<ObjectKind> CONSTRAINTS = Set.of(
            ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.FOREIGN_KEY, ObjectKind.CHECK, ObjectKind.EXCLUSION);

    /** The kinds that a snapshot has under the word of a statement; schemas and extensions may be the platform's. */
    private static final Map<String, Set<ObjectKind>> KINDS = Map.ofEntries(
            Map.entry("table", Set.of(ObjectKind.TABLE)),
            Map.entry("index", Set.of(ObjectKind.INDEX)),
            Map.entry("view", Set.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW)),
            Map.entry("sequence", Set.of(ObjectKind.SEQUENCE)),
            Map.entry("trigger", Set.of(ObjectKind.TRIGGER)),
            Map.entry("function", Set.of(ObjectKind.FUNCTION)),
            Map.entry("procedure", Set.of(ObjectKind.PROCEDURE)),
            Map.entry("type", Set.of(ObjectKind.ENUM, ObjectKind.COMPOSITE, ObjectKind.RANGE, ObjectKind.DOMAIN)),
            Map.entry("domain", Set.of(ObjectKind.DOMAIN)),
            Map.entry("column", Set.of(ObjectKind.COLUMN)),
            Map.entry("constraint", CONSTRAINTS),
            Map.entry("policy", Set.of(ObjectKind.POLICY)),
            Map.entry("rule", Set.of(ObjectKind.RULE)));

    /** Those of a statement, in order; none of what ends with the session. */
    static List<ConditionalDeed> of(String sql, DatabaseKind database) {
        List<Token> tokens = Tokenizer.tokens(sql, database);
        boolean defines = !tokens.isEmpty()
                && (tokens.get(0).isWord("create")
                        || tokens.get(0).isWord("drop")
                        || tokens.get(0).isWord("alter"));
        boolean temporary = tokens.stream()
                .limit(8)
                .anyMatch(token -> token.isWord("temp") || token.isWord("temporary") || token.isWord("pg_temp"));
        if (!defines || temporary) {
            return List.of();
        }
        List<ConditionalDeed> found = new ArrayList<>();
        for (Deed deed : Deed.of(sql, database)) {
            condition(deed, tokens)
                    .filter(any -> KINDS.containsKey(deed.kind()))
                    .ifPresent(condition -> found.add(new ConditionalDeed(deed, condition)));
        }
        return found;
    }

    private static Optional<Condition> condition(Deed deed, List<Token> tokens) {
        boolean create = deed.verb() == Deed.Verb.CREATE;
        boolean drop = deed.verb() == Deed.Verb.DROP;
        if (create && tokens.get(0).isWord("create") && isAt(tokens, 1, "or", "replace")) {
            return Optional.of(Condition.OR_REPLACE);
        }
        if (drop && tokens.get(0).isWord("drop")) {
            return IntStream.range(1, Math.min(5, tokens.size())).anyMatch(i -> isAt(tokens, i, "if", "exists"))
                    ? Optional.of(Condition.IF_EXISTS)
                    : Optional.empty();
        }
        if (create && isBehind(tokens, deed.name(), "not")) {
            return Optional.of(Condition.IF_NOT_EXISTS);
        }
        return drop && isBehind(tokens, deed.name(), "if") ? Optional.of(Condition.IF_EXISTS) : Optional.empty();
    }

    private static boolean isAt(List<Token> tokens, int place, String one, String two) {
        return place + 1 < tokens.size()
                && tokens.get(place).isWord(one)
                && tokens.get(place + 1).isWord(two);
    }

    /** Whether a name, perhaps with its schema, stands behind {@code word EXISTS}. */
    private static boolean isBehind(List<Token> tokens, String name, String word) {
        return IntStream.range(0, tokens.size() - 2)
                .filter(i -> isAt(tokens, i, word, "exists"))
                .anyMatch(i -> tokens.get(i + 2).name().equalsIgnoreCase(name)
                        || (i + 4 < tokens.size()
                                && tokens.get(i + 3).isSymbol(".")
                                && tokens.get(i + 4).name().equalsIgnoreCase(name)));
    }

    /** The objects that it may mean, in a schema. */
    List<SchemaObject> objects(SchemaSnapshot schema) {
        return schema.allObjects().filter(this::isMeant).toList();
    }

    private boolean isMeant(SchemaObject object) {
        if (deed.kind().equals("constraint") && object.kind() == ObjectKind.COLUMN) {
            return deed.name().matches(".*_not_null\\d*")
                    || object.attribute("not null constraint")
                            .filter(told -> told.contains("called " + deed.name()))
                            .isPresent();
        }
        boolean inTable = !object.kind().isInTable()
                || deed.table().isEmpty()
                || object.path()
                        .parent()
                        .filter(table ->
                                table.name().equalsIgnoreCase(deed.table().orElse(table.name())))
                        .isPresent();
        return inTable
                && KINDS.getOrDefault(deed.kind(), Set.of()).contains(object.kind())
                && plain(object).equalsIgnoreCase(deed.name());
    }

    /** The names of objects of this kind, in the same table if it is in one. */
    List<String> names(SchemaSnapshot schema) {
        Stream<SchemaObject> same = schema.allObjects()
                .filter(object -> KINDS.getOrDefault(deed.kind(), Set.of()).contains(object.kind()));
        return same.filter(object -> !object.kind().equals(ObjectKind.COLUMN)
                        || object.path()
                                .parent()
                                .filter(table -> table.name()
                                        .equalsIgnoreCase(deed.table().orElse("")))
                                .isPresent())
                .map(ConditionalDeed::plain)
                .distinct()
                .toList();
    }

    boolean isOfKind(ObjectKind kind) {
        return KINDS.getOrDefault(deed.kind(), Set.of()).contains(kind);
    }

    /** A function's name without its arguments. */
    private static String plain(SchemaObject object) {
        return object.name().replaceFirst("\\(.*", "");
    }

    /** Such as {@code index ix_users_name}. */
    String label() {
        String in = deed.kind().equals("column") || deed.kind().equals("constraint")
                ? deed.table().map(table -> " of " + table).orElse("")
                : "";
        return deed.kind() + " " + deed.name() + in;
    }
}
