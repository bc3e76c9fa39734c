package dev.retort.catalog.sqlite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The stored statements by table or view, and which words are in them. A statement that mentions a name has all the
 * name's words, however it quotes it: letters, digits, {@code _}, {@code $} and all beyond ASCII make a word, as in
 * <a href="https://www.sqlite.org/src/file/src/tokenize.c">SQLite's tokenizer</a>.
 */
final class SqliteMentions {

    private final Map<String, Set<StoredStatement>> statements = new HashMap<>();
    private final Map<String, Set<String>> words = new HashMap<>();
    private final Map<String, Set<String>> tables = new HashMap<>();
    private final Set<String> virtual = new HashSet<>();

    void update(SqliteStatements.Changes changes) {
        changes.gone().forEach(statement -> of(statement.table()).remove(statement));
        changes.come().forEach(statement -> statements
                .computeIfAbsent(statement.table(), any -> new HashSet<>())
                .add(statement));
        changes.tables().forEach(this::note);
    }

    private void note(String table) {
        words.getOrDefault(table, Set.of())
                .forEach(word -> tables.getOrDefault(word, new HashSet<>()).remove(table));
        Set<String> now = new HashSet<>();
        of(table).forEach(statement -> addWords(statement.sql(), now));
        now.forEach(word -> tables.computeIfAbsent(word, any -> new HashSet<>()).add(table));
        words.put(table, now);
        virtual.remove(table);
        if (of(table).stream().anyMatch(StoredStatement::isVirtualTable)) {
            virtual.add(table);
        }
        if (now.isEmpty()) {
            words.remove(table);
            statements.remove(table);
        }
    }

    private static void addWords(String text, Set<String> words) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isWordPart(text.charAt(i))) {
                if (i > start) {
                    words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
                }
                start = i + 1;
            }
        }
    }

    private static boolean isWordPart(char c) {
        return c == '_' || c == '$' || c >= 128 || Character.isLetterOrDigit(c);
    }

    /** The statements of a table or view; none if it is gone. */
    Set<StoredStatement> of(String table) {
        return statements.getOrDefault(table, Set.of());
    }

    boolean isView(String table) {
        return of(table).stream().anyMatch(StoredStatement::isView);
    }

    boolean hasVirtualTables() {
        return !virtual.isEmpty();
    }

    /** These tables and views, and all whose statements mention one that is found so; perhaps more than need be. */
    Set<String> mentioning(Set<String> names) {
        Set<String> found = new HashSet<>(names);
        Set<String> newest = names;
        while (!newest.isEmpty()) {
            Set<String> next = new HashSet<>();
            for (String name : newest) {
                next.addAll(withAllWords(name));
            }
            next.removeIf(table -> !found.add(table) || !isView(table));
            newest = next;
        }
        return found;
    }

    private Set<String> withAllWords(String name) {
        Set<String> wanted = new HashSet<>();
        addWords(name, wanted);
        Iterator<String> each = wanted.iterator();
        if (!each.hasNext()) {
            return statements.keySet();
        }
        Set<String> found = new HashSet<>(tables.getOrDefault(each.next(), Set.of()));
        each.forEachRemaining(word -> found.retainAll(tables.getOrDefault(word, Set.of())));
        return found;
    }
}
