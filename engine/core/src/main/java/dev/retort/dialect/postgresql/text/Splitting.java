package dev.retort.dialect.postgresql.text;

import dev.retort.dialect.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One text being split. A semicolon ends a statement unless it is in a routine's body or in a rule's parentheses. */
final class Splitting {

    private static final String BEGIN = "-- statement begin";
    private static final String END = "-- statement end";
    private static final Pattern END_LINE = Pattern.compile("(?mi)^\\h*" + END + "\\h*$");
    private static final int NONE = -1;

    private final String text;
    private final Lexer lexer;
    private final List<SqlStatement> found = new ArrayList<>();
    private int at;
    private int start;
    private int first = NONE;
    private int parentheses;
    private int blocks;
    private String previous = "";
    private StatementWords words = new StatementWords();

    Splitting(String text) {
        this.text = text;
        this.lexer = new Lexer(text);
    }

    List<SqlStatement> statements() {
        while (at < text.length()) {
            step(text.charAt(at));
        }
        if (blocks > 0) {
            throw lexer.unclosed("the body of a routine (BEGIN ATOMIC)", first, "close it with END");
        }
        endStatement();
        return List.copyOf(found);
    }

    /** What the first words do to a transaction. */
    Optional<String> transactionControl() {
        while (at < text.length() && text.charAt(at) != ';') {
            step(text.charAt(at));
        }
        return words.transactionControl();
    }

    private void step(char c) {
        if (text.startsWith("--", at)) {
            comment();
        } else if (text.startsWith("/*", at)) {
            at = lexer.blockComment(at);
        } else if (c == ';' && blocks == 0 && !(parentheses > 0 && words.beginsRule())) {
            endStatement();
            start = ++at;
        } else if (c == '\\') {
            throw lexer.error(
                    "a command of psql stands in SQL", at, "psql alone knows it; write it as SQL or remove it");
        } else if (Character.isWhitespace(c) || c == '\uFEFF') {
            at++;
        } else {
            token(c);
        }
    }

    private void token(char c) {
        first = first == NONE ? at : first;
        if (c == '\'') {
            at = lexer.string(at, false);
        } else if (c == '"') {
            at = lexer.quotedName(at);
        } else if (c == '$') {
            at = lexer.dollar(at);
        } else if (Lexer.startsWord(c)) {
            word();
            return;
        } else {
            parentheses += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        previous = "";
    }

    private void word() {
        int end = lexer.word(at);
        String word = text.substring(at, end).toUpperCase(Locale.ROOT);
        if (word.equals("E") && text.startsWith("'", end)) {
            at = lexer.string(end, true);
            previous = "";
            return;
        }
        boolean keyword = !previous.equals("AS") && !(at > 0 && text.charAt(at - 1) == '.');
        words.add(word, parentheses > 0);
        if (keyword) {
            block(word);
        }
        previous = word;
        at = end;
    }

    /** Counts what END closes, inside of {@code BEGIN ATOMIC … END}. */
    private void block(String word) {
        if (blocks == 0) {
            blocks = word.equals("ATOMIC") && previous.equals("BEGIN") && words.beginsRoutine() ? 1 : 0;
        } else if (word.equals("CASE")) {
            blocks++;
        } else if (word.equals("END")) {
            blocks--;
        }
    }

    private void comment() {
        int end = lexer.lineComment(at);
        String comment = text.substring(at, end).strip().toLowerCase(Locale.ROOT);
        boolean alone = text.substring(text.lastIndexOf('\n', Math.max(0, at - 1)) + 1, at)
                .isBlank();
        if (alone && comment.equals(BEGIN)) {
            fence(end);
            return;
        }
        if (alone && comment.equals(END)) {
            throw lexer.error("a fence ends that never began", at, "put '" + BEGIN + "' before the statement");
        }
        at = end;
    }

    private void fence(int from) {
        if (first != NONE) {
            throw lexer.error("a fence begins inside a statement", at, "end the statement before it with ;");
        }
        Matcher end = END_LINE.matcher(text);
        if (!end.find(from)) {
            throw lexer.unclosed("a fence", at, "put '" + END + "' on a line of its own after the statement");
        }
        List<SqlStatement> inside = whole(text.substring(from, end.start()));
        int skipped = lexer.line(from) - 1;
        inside.forEach(it -> found.add(
                new SqlStatement(it.sql(), it.transactional(), it.line().map(line -> line + skipped))));
        at = end.end();
        forget();
    }

    /** A fenced text is one statement whatever is in it. */
    private static List<SqlStatement> whole(String fenced) {
        String sql = fenced.strip().replaceFirst(";\\s*$", "").strip();
        if (sql.isEmpty()) {
            return List.of();
        }
        String code = sql.replaceFirst("(?s)^(\\s+|--[^\\n]*(\\n|$)|/\\*.*?\\*/)+", "");
        StatementWords words = new StatementWords();
        Pattern.compile("\\w+").matcher(code).results().forEach(word -> words.add(word.group(), false));
        int line = new Lexer(fenced).line(Math.max(0, fenced.indexOf(code)));
        return List.of(new SqlStatement(sql, !words.refusesTransaction(), Optional.of(line)));
    }

    private void endStatement() {
        if (first != NONE) {
            if (words.copiesFromInput()) {
                throw lexer.error(
                        "COPY … FROM stdin stands in SQL", first, "write INSERT statements; there is no input to copy");
            }
            String sql = text.substring(start, Math.min(at, text.length())).strip();
            found.add(new SqlStatement(sql, !words.refusesTransaction(), Optional.of(lexer.line(first))));
        }
        forget();
    }

    private void forget() {
        start = at;
        first = NONE;
        parentheses = 0;
        blocks = 0;
        previous = "";
        words = new StatementWords();
    }
}
