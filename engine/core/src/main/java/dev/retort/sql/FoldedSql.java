package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * SQL without the casts and words that say the same in another way, for comparing. On PostgreSQL, which keeps the casts that
 * an earlier type of a column has left on its constants, {@code character varying} without a length is {@code text}, a text
 * is cast to text once, the items of an array are cast instead of the array, whole numbers in a list have no width, and ANDs
 * of ANDs are one. All other casts stay, since they may change the value: those
 * to a length, to {@code "char"}, {@code character}, {@code name}, numbers, times. On SQLite {@code TRUE} and {@code FALSE}
 * are {@code 1} and {@code 0}, except behind IS, where they are not.
 */
public final class FoldedSql {

    private static final String ARRAY = "ARRAY [";
    private static final Set<String> QUANTIFIERS = Set.of("any", "all", "some");
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint", "numeric");
    private static final Set<String> TEXTS = Set.of("text", "character varying", "varchar", "pg_catalog.text");

    /** Words before a parenthesis that are no functions. */
    private static final Set<String> NO_FUNCTIONS = Set.of(
            "all",
            "and",
            "any",
            "as",
            "between",
            "by",
            "case",
            "check",
            "coalesce",
            "distinct",
            "else",
            "from",
            "greatest",
            "having",
            "in",
            "is",
            "join",
            "least",
            "like",
            "not",
            "nullif",
            "on",
            "or",
            "select",
            "some",
            "then",
            "using",
            "values",
            "when",
            "where");

    private FoldedSql() {}

    /**
     * The tokens in order with one space between two.
     *
     * @param sql an expression, a condition, a constraint, an index or a view as the server shows it
     */
    public static String of(String sql, DatabaseKind database) {
        List<Token> tokens = Tokenizer.tokens(sql, database);
        if (database == DatabaseKind.SQLITE) {
            return numbers(tokens);
        }
        try {
            TokenCursor cursor = new TokenCursor(tokens);
            return new Folding(cursor)
                    .pieces("", false).stream().map(Piece::text).collect(Collectors.joining(" "));
        } catch (IllegalArgumentException unreadable) {
            return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
        }
    }

    private static String numbers(List<Token> tokens) {
        List<String> texts = new ArrayList<>();
        boolean tested = false;
        for (Token token : tokens) {
            boolean yes = token.isWord("true");
            texts.add(!tested && (yes || token.isWord("false")) ? (yes ? "1" : "0") : token.text());
            tested = token.isWord("is") || (tested && token.isWord("not"));
        }
        return String.join(" ", texts);
    }

    /** A part of an expression. */
    private sealed interface Piece {

        String text();

        /** What is in parentheses that hold nothing else. */
        default Piece bare() {
            return this instanceof Group group && group.open.equals("(") && group.inside.size() == 1
                    ? group.inside.get(0).bare()
                    : this;
        }

        default boolean isText() {
            return bare() instanceof Cast cast && TEXTS.contains(cast.type);
        }
    }

    /** A token. */
    private record Leaf(String text) implements Piece {}

    /** What is in parentheses or brackets; a list in brackets has ARRAY before it. */
    private record Group(String open, List<Piece> inside) implements Piece {

        @Override
        public String text() {
            String all = inside.stream().map(Piece::text).collect(Collectors.joining(" "));
            return open.equals("(") ? "( " + all + " )" : open + " " + all + " ]";
        }

        /** Whether it is an array whose items are one piece each and no arrays. */
        boolean isFlatArray() {
            boolean comma = true;
            for (Piece piece : inside) {
                boolean item = !piece.text().equals(",");
                if (item != comma || (piece.bare() instanceof Group inner && !inner.open.equals("("))) {
                    return false;
                }
                comma = !item;
            }
            return open.equals(ARRAY) && !inside.isEmpty() && !comma;
        }

        private Group items(UnaryOperator<Piece> change) {
            return new Group(
                    open,
                    inside.stream()
                            .map(piece -> piece.text().equals(",") ? piece : change.apply(piece))
                            .toList());
        }
    }

    /** A cast; {@code exact} where a function may depend on which type of texts it is given. */
    private record Cast(Piece operand, String type, boolean exact) implements Piece {

        boolean isWholeNumber() {
            return INTEGERS.contains(type) && operand.bare().text().matches("\\d+");
        }

        @Override
        public String text() {
            String name = TEXTS.contains(type) && !exact ? "text" : type;
            String array = name.endsWith("[]") && TEXTS.contains(name.replace("[]", "")) && !exact ? "text[]" : name;
            return (operand.bare() instanceof Leaf literal ? literal.text : operand.text()) + " :: " + array;
        }
    }

    /** Goes through the tokens of one expression. */
    private record Folding(TokenCursor cursor) {

        List<Piece> pieces(String end, boolean call) {
            List<Piece> pieces = new ArrayList<>();
            while (!cursor.isAtEnd() && !(!end.isEmpty() && cursor.isAtSymbol(end))) {
                if (!pieces.isEmpty() && cursor.takeSymbol("::")) {
                    String type = TypeName.read(cursor, DatabaseKind.POSTGRESQL).toString();
                    pieces.add(cast(pieces.remove(pieces.size() - 1), type));
                } else {
                    piece(pieces);
                }
            }
            if (!end.isEmpty()) {
                cursor.next();
            }
            return call ? exact(pieces) : joined(joined(pieces, "and", "or"), "or", "and");
        }

        /** {@code (a AND b) AND c} is {@code a AND b AND c}, as the server itself makes it when it reads it again. */
        private static List<Piece> joined(List<Piece> pieces, String connective, String other) {
            if (!has(pieces, connective) || has(pieces, other) || has(pieces, "between")) {
                return pieces;
            }
            List<Piece> all = new ArrayList<>();
            for (int i = 0; i < pieces.size(); i++) {
                boolean alone = (i == 0 || is(pieces.get(i - 1), connective))
                        && (i == pieces.size() - 1 || is(pieces.get(i + 1), connective));
                boolean same = alone
                        && pieces.get(i).bare() instanceof Group group
                        && group.open.equals("(")
                        && has(group.inside, connective)
                        && !has(group.inside, other)
                        && !has(group.inside, "between");
                all.addAll(same ? ((Group) pieces.get(i).bare()).inside : List.of(pieces.get(i)));
            }
            return all;
        }

        private static boolean has(List<Piece> pieces, String word) {
            return pieces.stream().anyMatch(piece -> is(piece, word));
        }

        private static boolean is(Piece piece, String word) {
            return piece instanceof Leaf leaf && leaf.text.equalsIgnoreCase(word);
        }

        private void piece(List<Piece> pieces) {
            boolean function = isFunction(pieces, cursor.peek(0));
            Token token = cursor.next();
            if (token.isSymbol("(")) {
                boolean list = !pieces.isEmpty()
                        && QUANTIFIERS.contains(
                                pieces.get(pieces.size() - 1).text().toLowerCase(Locale.ROOT));
                List<Piece> inside = pieces(")", function);
                pieces.add(new Group("(", list && inside.size() == 1 ? List.of(compared(inside.get(0))) : inside));
            } else if (token.isWord("array") && cursor.takeSymbol("[")) {
                pieces.add(new Group(ARRAY, pieces("]", false)));
            } else {
                pieces.add(new Leaf(token.text()));
            }
        }

        private static boolean isFunction(List<Piece> before, Optional<Token> next) {
            if (before.isEmpty() || next.filter(token -> token.isSymbol("(")).isEmpty()) {
                return false;
            }
            String name = before.get(before.size() - 1).text();
            return name.matches("[\\w$\"].*") && !NO_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT));
        }

        private static Piece cast(Piece operand, String type) {
            if (operand.bare() instanceof Cast wide && wide.isWholeNumber() && NUMBERS.contains(type)) {
                return new Cast(wide.operand, type, false);
            }
            if (TEXTS.contains(type) && operand.bare() instanceof Cast inner && operand.isText()) {
                return new Cast(inner.operand, type, false);
            }
            return type.endsWith("[]") && operand.bare() instanceof Group array && array.isFlatArray()
                    ? array.items(item -> cast(item, type.substring(0, type.length() - 2)))
                    : new Cast(operand, type, false);
        }

        /** In a list to compare with, a whole number is one whatever its width. */
        private static Piece compared(Piece list) {
            return list instanceof Group array && array.isFlatArray()
                    ? array.items(item ->
                            item.bare() instanceof Cast cast && cast.isWholeNumber() ? cast.operand.bare() : item)
                    : list;
        }

        /** An argument that is a cast and nothing else keeps its type. */
        private static List<Piece> exact(List<Piece> arguments) {
            List<Piece> exact = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                boolean alone = (i == 0 || arguments.get(i - 1).text().equals(","))
                        && (i == arguments.size() - 1
                                || arguments.get(i + 1).text().equals(","));
                exact.add(
                        alone && arguments.get(i) instanceof Cast cast
                                ? new Cast(cast.operand, cast.type, true)
                                : arguments.get(i));
            }
            return exact;
        }
    }
}
