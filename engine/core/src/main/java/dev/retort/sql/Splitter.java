package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits SQL text into statements where the database's own program would. A semicolon ends one unless it is in a body:
 * that of a trigger on SQLite, of a routine that begins with {@code BEGIN ATOMIC} on PostgreSQL, or in parentheses
 * there, where a rule's commands stand. A body's END is the first word behind a semicolon; any other END closes a CASE
 * or is a name. A text between the lines {@code -- statement begin} and {@code -- statement end} is one statement,
 * whatever it is.
 *
 * @see <a href="https://www.sqlite.org/c3ref/complete.html">sqlite3_complete</a>
 */
public final class Splitter {

    private static final Pattern FENCE =
            Pattern.compile("--\\h*statement\\h+(begin|end)\\h*", Pattern.CASE_INSENSITIVE);
    private static final Pattern END_LINE =
            Pattern.compile("^\\h*--\\h*statement\\h+end\\h*\\r?$", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final int NONE = -1;

    private final String text;
    private final DatabaseKind database;
    private final Tokenizer tokenizer;
    private final List<Statement> found = new ArrayList<>();

    private StatementWords words;
    private @Nullable Token last;
    private int start = NONE;
    private int first = NONE;
    private int parentheses;
    private boolean atomic;
    private boolean ended;

    private Splitter(String text, DatabaseKind database) {
        this.text = text;
        this.database = database;
        this.tokenizer = Tokenizer.strict(text, database);
        this.words = new StatementWords(database);
    }

    /**
     * One statement of a text.
     *
     * @param sql from its first word or the comments before it, without the semicolon
     * @param start the place of its first character in the text, from 0
     * @param line the line of its first word in the text, from 1
     * @param transactional false if the database is known to refuse it in a transaction
     */
    public record Statement(String sql, int start, int line, boolean transactional) {}

    /**
     * The statements of a text in order; comments before one belong to it, and a text of comments only has none.
     *
     * @throws SqlSyntaxException if a quote, a comment, a body or a fence isn't closed, or if there is what only psql
     *     understands
     */
    public static List<Statement> statements(String text, DatabaseKind database) {
        Splitter splitter = new Splitter(text, database);
        for (Optional<Token> token = splitter.tokenizer.next(); token.isPresent(); token = splitter.tokenizer.next()) {
            splitter.take(token.get());
        }
        splitter.end(text.length());
        return List.copyOf(splitter.found);
    }

    /**
     * The words with which a statement begins or ends a transaction, such as {@code START TRANSACTION}; empty for every
     * other one, and for savepoints.
     */
    public static Optional<String> transactionControl(String sql, DatabaseKind database) {
        return firstWords(sql, database).transactionControl();
    }

    private static StatementWords firstWords(String sql, DatabaseKind database) {
        StatementWords words = new StatementWords(database);
        Tokenizer tokenizer = Tokenizer.lenient(sql, database);
        for (Optional<Token> token = tokenizer.next();
                token.isPresent() && !token.get().isSymbol(";");
                token = tokenizer.next()) {
            words.add(token.get(), false);
        }
        return words;
    }

    private void take(Token token) {
        boolean command = database == DatabaseKind.POSTGRESQL && token.isSymbol("\\");
        if (command) {
            throw tokenizer.error(
                    "a psql command isn't SQL",
                    token.start(),
                    "only psql understands it; write SQL instead, or remove it");
        } else if (token.kind() == Token.Kind.COMMENT) {
            comment(token);
        } else if (token.isSymbol(";") && !isInside()) {
            end(token.start());
        } else {
            add(token);
        }
    }

    private void add(Token token) {
        start = start == NONE ? token.start() : start;
        first = first == NONE ? token.start() : first;
        words.add(token, parentheses > 0);
        if (token.isSymbol("(")) {
            parentheses++;
        } else if (token.isSymbol(")") && parentheses > 0) {
            parentheses--;
        }
        boolean opens = token.isWord("ATOMIC")
                && !atomic
                && parentheses == 0
                && last != null
                && last.isWord("BEGIN")
                && words.beginsRoutine();
        boolean mayEnd = last != null && (last.isSymbol(";") || (last.isWord("ATOMIC") && atomic));
        ended = mayEnd && token.isWord("END");
        atomic |= opens;
        last = token;
    }

    private boolean isInside() {
        return database == DatabaseKind.POSTGRESQL
                ? (atomic && !ended) || parentheses > 0
                : words.beginsTrigger() && !ended;
    }

    private void comment(Token comment) {
        Matcher fence = FENCE.matcher(comment.text().stripTrailing());
        boolean alone = fence.matches()
                && text.substring(text.lastIndexOf('\n', comment.start()) + 1, comment.start())
                        .isBlank();
        if (!alone) {
            start = start == NONE ? comment.start() : start;
        } else if (fence.group(1).equalsIgnoreCase("end")) {
            throw tokenizer.error(
                    "a fence ends that was never begun",
                    comment.start(),
                    "put '-- statement begin' before the statement");
        } else if (first != NONE) {
            throw tokenizer.error(
                    "a fence begins inside a statement", comment.start(), "end the statement before it with ;");
        } else {
            fence(comment);
        }
    }

    private void fence(Token begin) {
        Matcher end = END_LINE.matcher(text);
        if (!end.find(begin.end())) {
            throw tokenizer.error(
                    "a fence is opened and never closed",
                    begin.start(),
                    "put '-- statement end' on a line of its own after the statement");
        }
        String inside = text.substring(begin.end(), end.start());
        String sql = inside.stripTrailing();
        sql = (sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql).strip();
        if (!sql.isEmpty()) {
            int from = begin.end() + inside.length() - inside.stripLeading().length();
            int word = Tokenizer.tokens(sql, database).stream()
                    .findFirst()
                    .map(Token::start)
                    .orElse(0);
            found.add(new Statement(
                    sql,
                    from,
                    tokenizer.line(from + word),
                    !firstWords(sql, database).refusesTransaction()));
        }
        tokenizer.moveTo(end.end());
        forget();
    }

    private void end(int place) {
        if (first != NONE) {
            require();
            String sql = text.substring(start, place).strip();
            found.add(new Statement(sql, start, tokenizer.line(first), !words.refusesTransaction()));
        }
        forget();
    }

    private void require() {
        if (words.copiesFromInput()) {
            throw tokenizer.error(
                    "COPY … FROM stdin can't run here", first, "write INSERT statements; there is no input to copy");
        }
        if (isInside() && parentheses == 0) {
            String body =
                    database == DatabaseKind.POSTGRESQL ? "the body of a routine (BEGIN ATOMIC)" : "a trigger's body";
            throw tokenizer.error(
                    body + " is opened and never closed",
                    first,
                    "end each statement in it with ; and the body with END;");
        }
    }

    private void forget() {
        words = new StatementWords(database);
        last = null;
        start = NONE;
        first = NONE;
        parentheses = 0;
        atomic = false;
        ended = false;
    }
}
