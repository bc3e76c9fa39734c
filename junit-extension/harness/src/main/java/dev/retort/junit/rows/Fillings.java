package dev.retort.junit.rows;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which columns the statements of a step fill with values of which others: the {@code SET} of an {@code UPDATE}, and
 * {@code INSERT INTO … (…) SELECT …}.
 */
public final class Fillings {

    /** What ends the list of a {@code SET} or a {@code SELECT}. */
    private static final Set<String> ENDS =
            Set.of("from", "where", "returning", "group", "order", "union", "on", "limit");

    private record Filling(String table, String column, Set<String> names, Optional<String> source) {}

    /**
     * Columns of a table that get values of each other's names: {@code INSERT INTO t (a, b) SELECT b, a FROM s}.
     *
     * @param table the table, as it is called then
     * @param columns the columns in order, each filled from the column that is called as the next one, the last from the first
     */
    public record Exchange(String table, List<String> columns) {

        /** Copies the list. */
        public Exchange {
            columns = List.copyOf(columns);
        }
    }

    private final List<Filling> fillings = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();

    private Fillings() {}

    /** Reads the statements of one step; in code in dollar quotes too. */
    public static Fillings of(List<String> statements, DatabaseKind database) {
        Fillings fillings = new Fillings();
        for (String sql : statements) {
            TokenCursor cursor = new TokenCursor(Tokenizer.tokensWithCode(sql, database));
            while (!cursor.isAtEnd()) {
                if (cursor.take("update")) {
                    fillings.readUpdate(cursor);
                } else if (cursor.take("into")) {
                    fillings.readInsert(cursor);
                } else {
                    cursor.next();
                }
            }
        }
        return fillings;
    }

    /** Whether a column gets values that are made of another one, or of one of that name. */
    public boolean fills(String table, String column, String from) {
        return fillings.stream()
                .anyMatch(filling -> filling.table().equalsIgnoreCase(table)
                        && filling.column().equalsIgnoreCase(column)
                        && filling.names().contains(key(from)));
    }

    /** The tables that are filled, as they are called then. */
    public Set<String> tables() {
        return fillings.stream().map(Filling::table).collect(Collectors.toSet());
    }

    /** The table of whose rows those of another one are made. */
    public Optional<String> source(String table) {
        return fillings.stream()
                .filter(filling -> filling.table().equalsIgnoreCase(table))
                .flatMap(filling -> filling.source().stream())
                .findFirst();
    }

    /** Where a copy puts columns into each other's places, by their names. */
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private void readUpdate(TokenCursor cursor) {
        cursor.take("only");
        if (cursor.isAtEnd() || cursor.isAt("set") || cursor.isAt("on")) {
            return;
        }
        String table = cursor.nextName();
        cursor.takeSymbol("*");
        cursor.take("as");
        if (!cursor.isAt("set")
                && cursor.peek(1).filter(token -> token.isWord("set")).isPresent()) {
            cursor.next();
        }
        if (!cursor.take("set")) {
            return;
        }
        for (List<Token> assignment : TokenCursor.parted(list(cursor))) {
            int equals = indexOf(assignment, "=");
            Set<String> names = names(assignment.subList(Math.min(equals + 1, assignment.size()), assignment.size()));
            assignment.subList(0, equals).stream()
                    .filter(Fillings::isName)
                    .forEach(column -> fillings.add(new Filling(table, column.name(), names, Optional.empty())));
        }
    }

    private void readInsert(TokenCursor cursor) {
        if (cursor.isAtEnd()) {
            return;
        }
        String table = cursor.nextName();
        List<String> columns = !cursor.isAtSymbol("(")
                ? List.of()
                : TokenCursor.parted(group(cursor)).stream()
                        .map(part ->
                                part.isEmpty() ? "" : part.get(part.size() - 1).name())
                        .toList();
        cursor.take("overriding", "system", "value");
        cursor.take("overriding", "user", "value");
        if (!cursor.take("select")) {
            return;
        }
        List<List<Token>> values = TokenCursor.parted(list(cursor));
        Optional<String> source =
                cursor.take("from") && cursor.peek(0).filter(Fillings::isName).isPresent()
                        ? Optional.of(cursor.nextName())
                        : Optional.empty();
        fillings.add(new Filling(table, "", Set.of(), source));
        for (int i = 0; i < Math.min(columns.size(), values.size()); i++) {
            fillings.add(new Filling(table, columns.get(i), names(values.get(i)), source));
        }
        if (columns.size() == values.size()) {
            exchanges(table, columns, values.stream().map(Fillings::plain).toList());
        }
    }

    private void exchanges(String table, List<String> columns, List<String> sources) {
        Map<String, String> from = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            from.put(key(columns.get(i)), key(sources.get(i)));
        }
        Set<String> told = new HashSet<>();
        for (String first : from.keySet()) {
            Set<String> way = new LinkedHashSet<>();
            String next = first;
            while (!next.isEmpty() && way.add(next)) {
                next = from.getOrDefault(next, "");
            }
            if (way.size() > 1 && next.equals(first) && told.add(first)) {
                told.addAll(way);
                exchanges.add(new Exchange(table, List.copyOf(way)));
            }
        }
    }

    /** The name of the column that is all of a value; nothing if it is more than that. */
    private static String plain(List<Token> value) {
        boolean named = !value.isEmpty() && isName(value.get(value.size() - 1));
        boolean qualified = value.size() == 3 && value.get(1).isSymbol(".");
        return named && (value.size() == 1 || qualified)
                ? value.get(value.size() - 1).name()
                : "";
    }

    private static List<Token> group(TokenCursor cursor) {
        try {
            return cursor.group();
        } catch (IllegalArgumentException e) { // code that is put together may end anywhere
            return List.of();
        }
    }

    private static List<Token> list(TokenCursor cursor) {
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        while (!cursor.isAtEnd()) {
            Token token = cursor.peek(0).orElseThrow();
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            boolean ends = token.isSymbol(";") || depth < 0 || (depth == 0 && isEnd(token));
            if (ends) {
                return tokens;
            }
            tokens.add(cursor.next());
        }
        return tokens;
    }

    private static boolean isEnd(Token token) {
        return token.kind() == Token.Kind.WORD && ENDS.contains(key(token.text()));
    }

    private static int indexOf(List<Token> tokens, String symbol) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol(symbol)) {
                return i;
            }
        }
        return tokens.size();
    }

    private static Set<String> names(List<Token> tokens) {
        Stream<Token> names = tokens.stream().filter(Fillings::isName);
        return names.map(token -> key(token.name())).collect(HashSet::new, Set::add, Set::addAll);
    }

    private static boolean isName(Token token) {
        return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
