package dev.retort.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Splits SQL text into statements where the database's own program would. A semicolon ends one unless it is in a body:
 * that of a trigger on SQLite, of a routine that begins with {@code BEGIN ATOMIC} on PostgreSQL, or in parentheses
 * there, where a rule's commands stand. A text between the lines {@code -- statement begin} and
 * {@code -- statement end} is one statement, whatever it is.
 *
 * @see <a href="https://www.sqlite.org/c3ref/complete.html">sqlite3_complete</a>
 */
public final class Splitter {

    private static final int NONE = -1;

    private final CharSequence text;
    /** See <a href="https://www.postgresql.org/docs/current/app-psql.html">psql</a>. */
    private static final Pattern RESTRICTION =
            Pattern.compile("\\\\(?:un)?restrict [A-Za-z0-9]+\\h*\\r?$", Pattern.MULTILINE);

    private final DatabaseKind database;
    private final Tokenizer tokenizer;

    private StatementState state;
    private Optional<Statement> found = Optional.empty();
    private int start = NONE;

    private Splitter(CharSequence text, DatabaseKind database) {
        this.text = text;
        this.database = database;
        this.tokenizer = Tokenizer.strict(text, database);
        this.state = new StatementState(database);
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
        return stream(text, database).toList();
    }

    /**
     * The same, one after the other: each is cut off when it is asked for, so that those of a long text needn't be held
     * together, and what is wrong with the text is thrown where it is reached.
     */
    public static Stream<Statement> stream(CharSequence text, DatabaseKind database) {
        return Stream.generate(new Splitter(text, database)::next)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream);
    }

    private Optional<Statement> next() {
        found = Optional.empty();
        while (found.isEmpty()) {
            Optional<Token> token = tokenizer.next();
            if (token.isEmpty()) {
                end(text.length());
                break;
            }
            take(token.get());
        }
        return found;
    }

    /**
     * The words with which a statement begins or ends a transaction, such as {@code START TRANSACTION}; empty for every
     * other one, and for savepoints.
     */
    public static Optional<String> transactionControl(String sql, DatabaseKind database) {
        StatementWords words = new StatementWords(database);
        addTo(words, sql, database, StatementWords::mayControl);
        return words.transactionControl();
    }

    /**
     * Refuses a text that isn't exactly what one statement is: one with something behind its semicolon or with a zero
     * character, of which a driver would run a part, and one that changes how strings are read.
     *
     * @throws SqlSyntaxException with the line in the text
     */
    public static void requireOne(String sql, DatabaseKind database) {
        OneStatement.require(sql, database);
    }

    /**
     * Refuses a text with a placeholder for a value where SQLite would take NULL for it.
     *
     * @throws SqlSyntaxException with the line in the text
     */
    public static void requireNoPlaceholder(String sql, DatabaseKind database) {
        OneStatement.requireNoPlaceholder(sql, database);
    }

    private static StatementWords firstWords(String sql, DatabaseKind database) {
        StatementWords words = new StatementWords(database);
        addTo(words, sql, database, any -> true);
        return words;
    }

    private static void addTo(
            StatementWords words, String sql, DatabaseKind database, Predicate<StatementWords> goesOn) {
        Tokenizer tokenizer = Tokenizer.lenient(sql, database);
        for (Optional<Token> token = tokenizer.next();
                token.isPresent() && !token.get().isSymbol(";") && goesOn.test(words);
                token = tokenizer.next()) {
            words.add(token.get(), false);
        }
    }

    private void take(Token token) {
        boolean command = database == DatabaseKind.POSTGRESQL && token.isSymbol("\\");
        if (command && state.first() == null && passOverRestriction(token.start())) {
            forget();
        } else if (command) {
            throw tokenizer.error(
                    "a psql command isn't SQL",
                    token.start(),
                    "only psql understands it; write SQL instead, or remove it");
        } else if (token.kind() == Token.Kind.COMMENT) {
            comment(token);
        } else if (token.isSymbol(";") && !state.isInside()) {
            end(token.start());
        } else {
            add(token);
        }
    }

    /** What pg_dump writes around a dump to keep psql from other commands; it changes nothing in the database. */
    private boolean passOverRestriction(int place) {
        Matcher line = RESTRICTION.matcher(text).region(place, text.length());
        if (!line.lookingAt()) {
            return false;
        }
        tokenizer.moveTo(line.end());
        return true;
    }

    private void add(Token token) {
        start = start == NONE ? token.start() : start;
        state.add(token);
    }

    private void comment(Token comment) {
        Optional<Boolean> begins = Fence.begins(text, comment);
        if (begins.isEmpty()) {
            start = start == NONE ? comment.start() : start;
        } else if (!begins.get()) {
            throw Fence.neverBegun(comment, tokenizer);
        } else if (state.first() != null) {
            throw tokenizer.error(
                    "a fence begins inside a statement", comment.start(), "end the statement before it with ;");
        } else {
            fence(comment);
        }
    }

    private void fence(Token begin) {
        Fence.Place end = Fence.end(text, begin, tokenizer);
        String inside = Characters.substring(text, /* start= */ begin.end(), /* end= */ end.start());
        String sql = inside.stripTrailing();
        sql = (sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql).strip();
        if (!sql.isEmpty()) {
            int from = begin.end() + inside.length() - inside.stripLeading().length();
            int word = Tokenizer.tokens(sql, database).stream()
                    .findFirst()
                    .map(Token::start)
                    .orElse(0);
            found = Optional.of(new Statement(
                    sql,
                    from,
                    tokenizer.line(from + word),
                    !firstWords(sql, database).refusesTransaction()));
        }
        tokenizer.moveTo(end.end());
        forget();
    }

    private void end(int place) {
        Token first = state.first();
        if (first != null) {
            require(first);
            String sql = Characters.substring(text, start, place).strip();
            found = Optional.of(new Statement(
                    sql, start, tokenizer.line(first.start()), !state.words().refusesTransaction()));
        }
        forget();
    }

    private void require(Token first) {
        if (state.words().copiesFromInput()) {
            throw tokenizer.error(
                    "COPY … FROM stdin can't run here",
                    first.start(),
                    "write INSERT statements, as pg_dump --inserts does; there is no input to copy");
        }
        state.requireClosed(tokenizer);
    }

    private void forget() {
        state = new StatementState(database);
        start = NONE;
    }
}
