package dev.retort.junit.mutation;

import dev.retort.junit.mutation.Drafts.Edit;
import dev.retort.junit.mutation.Passage.Sentence;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Changes what a statement does to rows: conditions, columns of a copy, constants, branches. */
final class DataMutations {

    private static final Set<String> BEHIND_WHERE = Set.of(
            "group", "order", "having", "limit", "offset", "returning", "union", "except", "intersect", "window", "on");

    /** What has numbers in parentheses that are no values. */
    private static final Set<String> TYPES = Set.of(
            "varchar",
            "char",
            "character",
            "varying",
            "nvarchar",
            "nchar",
            "bit",
            "numeric",
            "decimal",
            "float",
            "time",
            "timestamp",
            "timestamptz",
            "timetz",
            "interval",
            "datetime",
            "int",
            "integer",
            "tinyint");

    private final Drafts drafts;

    DataMutations(Drafts drafts) {
        this.drafts = drafts;
    }

    void find() {
        for (Sentence statement : drafts.passage().statements()) {
            conditions(statement);
            columns(statement);
            constants(statement);
            branches(statement);
        }
    }

    private void conditions(Sentence statement) {
        List<Token> tokens = statement.tokens();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("where") && !tokens.get(i - 1).isSymbol("(")) {
                int end = endOfCondition(tokens, i + 1);
                if (end > i + 1) {
                    drafts.add(
                            Operator.FORGET_WHERE,
                            statement,
                            Edit.without(
                                    tokens.get(i - 1).end(), tokens.get(end - 1).end()));
                    widen(statement, i + 1, end);
                }
            }
        }
    }

    /** The place behind a condition's last token. */
    private static int endOfCondition(List<Token> tokens, int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean ends = token.isSymbol(";") || BEHIND_WHERE.stream().anyMatch(token::isWord);
            if (depth == 0 && (ends || token.isSymbol(")"))) {
                return i;
            }
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
        }
        return tokens.size();
    }

    private void widen(Sentence statement, int from, int end) {
        List<Token> tokens = statement.tokens();
        List<Integer> ands = connectives(tokens, from, end);
        for (int place : ands) {
            int next = ands.indexOf(place) + 1 < ands.size() ? ands.get(ands.indexOf(place) + 1) : end;
            drafts.add(
                    Operator.WIDEN_WHERE,
                    statement,
                    Edit.without(
                            tokens.get(place - 1).end(), tokens.get(next - 1).end()));
        }
        if (!ands.isEmpty()) {
            drafts.add(
                    Operator.WIDEN_WHERE,
                    statement,
                    Edit.without(
                            tokens.get(from).start(),
                            tokens.get(ands.get(0) + 1).start()));
        }
        for (int i = from; i < end; i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("<") || token.isSymbol(">")) {
                drafts.add(Operator.WIDEN_WHERE, statement, Edit.of(token, token.text() + "="));
            }
        }
    }

    /** The places of the ANDs that join all of a condition; none if it isn't joined by ANDs alone. */
    private static List<Integer> connectives(List<Token> tokens, int from, int end) {
        List<Integer> ands = new ArrayList<>();
        int depth = 0;
        boolean between = false;
        for (int i = from; i < end; i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol("(") || token.isWord("case")
                    ? 1
                    : token.isSymbol(")") || token.isWord("end") ? -1 : 0;
            if (depth == 0 && token.isWord("or")) {
                return List.of();
            }
            if (depth == 0 && token.isWord("and") && !between) {
                ands.add(i);
            }
            between = depth == 0 && (token.isWord("between") || (between && !token.isWord("and")));
        }
        return ands;
    }

    /** Neighbours in the list behind the first SELECT of an INSERT. */
    private void columns(Sentence statement) {
        TokenCursor cursor = statement.cursor();
        if (!cursor.isAt("insert") && !cursor.isAt("replace")) {
            return;
        }
        cursor.skipUntil(token -> token.isWord("select"));
        if (cursor.isAtEnd()) {
            return;
        }
        cursor.next();
        if (!cursor.take("distinct")) {
            cursor.take("all");
        }
        List<List<Token>> selected = TokenCursor.parted(selected(cursor));
        for (int i = 0; i + 1 < selected.size(); i++) {
            List<Token> one = selected.get(i);
            List<Token> other = selected.get(i + 1);
            if (!one.isEmpty() && !other.isEmpty() && !text(one).equals(text(other))) {
                drafts.add(
                        Operator.SWAP_COLUMNS,
                        statement,
                        new Edit(one.get(0).start(), end(one), text(other)),
                        new Edit(other.get(0).start(), end(other), text(one)));
            }
        }
    }

    private static List<Token> selected(TokenCursor cursor) {
        int from = cursor.place();
        while (!cursor.isAtEnd() && !cursor.isAt("from") && !cursor.isAt("where") && !cursor.isAtSymbol(";")) {
            if (cursor.isAtSymbol("(")) {
                cursor.group();
            } else {
                cursor.next();
            }
        }
        return cursor.since(from);
    }

    private String text(List<Token> tokens) {
        return drafts.passage().part().file().substring(tokens.get(0).start(), end(tokens));
    }

    private static int end(List<Token> tokens) {
        return tokens.get(tokens.size() - 1).end();
    }

    private void constants(Sentence statement) {
        List<Token> tokens = statement.tokens();
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isSymbol("(")) {
                open.add(i);
            } else if (token.isSymbol(")") && !open.isEmpty()) {
                open.remove(open.size() - 1);
            } else if (token.kind() == Token.Kind.NUMBER && !isOfType(tokens, open)) {
                shiftNumber(statement, token);
            } else if (token.kind() == Token.Kind.STRING && token.text().startsWith("'")) {
                drafts.add(Operator.SHIFT_CONSTANT, statement, Edit.of(token, shifted(token.text())));
            }
        }
    }

    private static boolean isOfType(List<Token> tokens, List<Integer> open) {
        int place = open.isEmpty() ? 0 : open.get(open.size() - 1);
        return place > 0 && TYPES.stream().anyMatch(tokens.get(place - 1)::isWord);
    }

    private void shiftNumber(Sentence statement, Token number) {
        boolean plain = number.text().chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
        if (plain) {
            String next = new BigDecimal(number.text()).add(BigDecimal.ONE).toPlainString();
            drafts.add(Operator.SHIFT_CONSTANT, statement, Edit.of(number, next));
        }
    }

    /** With another last letter or digit, so that a date stays one and a length stays the same. */
    static String shifted(String literal) {
        for (int i = literal.length() - 1; i > 0; i--) {
            char last = literal.charAt(i);
            if (Character.isLetterOrDigit(last)) {
                char other =
                        Character.isDigit(last) ? (last == '9' ? '8' : (char) (last + 1)) : last == 'x' ? 'y' : 'x';
                return literal.substring(0, i) + other + literal.substring(i + 1);
            }
        }
        return literal.substring(0, literal.length() - 1) + "x'";
    }

    private void branches(Sentence statement) {
        List<Token> tokens = statement.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isWord("case")) {
                branches(statement, i);
            }
        }
    }

    private void branches(Sentence statement, int from) {
        List<Token> tokens = statement.tokens();
        List<Integer> begins = new ArrayList<>();
        int depth = 0;
        int end = from + 1;
        for (; end < tokens.size() && !(depth == 0 && tokens.get(end).isWord("end")); end++) {
            Token token = tokens.get(end);
            depth += token.isWord("case") ? 1 : token.isWord("end") ? -1 : 0;
            if (depth == 0 && (token.isWord("when") || token.isWord("else"))) {
                begins.add(end);
            }
        }
        long whens = begins.stream()
                .filter(place -> tokens.get(place).isWord("when"))
                .count();
        for (int i = 0; i < begins.size() && end < tokens.size(); i++) {
            int place = begins.get(i);
            int next = i + 1 < begins.size() ? begins.get(i + 1) : end;
            if (whens > 1 || tokens.get(place).isWord("else")) {
                drafts.add(
                        Operator.FORGET_BRANCH,
                        statement,
                        Edit.without(tokens.get(place).start(), tokens.get(next).start()));
            }
        }
    }
}
