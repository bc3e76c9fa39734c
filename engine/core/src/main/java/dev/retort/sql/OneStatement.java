package dev.retort.sql;

import dev.retort.error.HalfCharacter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks whether a text that goes to a driver is one statement, and means what we read. SQLite's driver runs the first
 * statement of a text and drops the rest, and drops what is behind a zero character; PostgreSQL's runs all of them, a
 * COMMIT among them.
 */
final class OneStatement {

    private static final String BACKSLASHES = "standard_conforming_strings";
    private static final Pattern MENTIONED = Pattern.compile(BACKSLASHES, Pattern.CASE_INSENSITIVE);
    private static final Set<String> OFF = Set.of("off", "of", "false", "fals", "fal", "fa", "f", "no", "n", "0");

    private static final Pattern PLACEHOLDER = Pattern.compile("[?:@$]");

    private final String sql;
    private final DatabaseKind database;
    private final Tokenizer tokenizer;

    private OneStatement(String sql, DatabaseKind database) {
        this.sql = sql;
        this.database = database;
        this.tokenizer = Tokenizer.strict(sql, database);
    }

    /**
     * Refuses what isn't one statement.
     *
     * @throws SqlSyntaxException with the line in the text
     */
    static void require(String sql, DatabaseKind database) {
        new OneStatement(sql, database).look();
    }

    /**
     * Refuses a placeholder for a value, since there is none for it: SQLite takes NULL then, PostgreSQL refuses it itself.
     *
     * @throws SqlSyntaxException with the line in the text
     */
    static void requireNoPlaceholder(String sql, DatabaseKind database) {
        if (database != DatabaseKind.SQLITE || !PLACEHOLDER.matcher(sql).find()) {
            return;
        }
        Tokenizer tokenizer = Tokenizer.strict(sql, database);
        for (Optional<Token> next = tokenizer.next(); next.isPresent(); next = tokenizer.next()) {
            if (next.get().kind() == Token.Kind.PARAMETER) {
                throw tokenizer.error(
                        "'" + next.get().text() + "' stands for a value that nobody gives, and SQLite would take NULL",
                        next.get().start(),
                        "write the value itself, or pass it: op.insert(…), op.update(…)");
            }
        }
    }

    private void look() {
        Optional<HalfCharacter> half = HalfCharacter.find(sql);
        if (half.isPresent()) {
            throw tokenizer.error(
                    "there is half a character in a statement, " + half.get(),
                    half.get().place(),
                    HalfCharacter.CURE + "; a driver would write a question mark");
        }
        int zero = sql.indexOf('\0');
        if (zero >= 0) {
            throw tokenizer.error(
                    "there is a zero character (NUL) in a statement",
                    zero,
                    "remove it; a database would read no further");
        }
        if (database == DatabaseKind.POSTGRESQL && MENTIONED.matcher(sql).find()) {
            refuseOldStrings();
        }
        if (sql.indexOf(';') >= 0) {
            refuseMore();
        }
    }

    private void refuseMore() {
        StatementState state = new StatementState(database);
        boolean over = false;
        for (Optional<Token> next = tokenizer.next(); next.isPresent(); next = tokenizer.next()) {
            Token token = next.get();
            if (token.kind() == Token.Kind.COMMENT) {
                continue;
            }
            if (token.isSymbol(";") && !state.isInside()) {
                over |= state.first() != null;
            } else if (over) {
                throw tokenizer.error(
                        "a text that must be one statement goes on behind its semicolon",
                        token.start(),
                        "make a statement of its own of it; a fence, -- statement begin and -- statement end, is around"
                                + " one statement only");
            } else {
                state.add(token);
            }
        }
    }

    /** With that setting off, a backslash before a quote hides it, and strings would end elsewhere than we read. */
    private void refuseOldStrings() {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, database));
        while (!cursor.isAtEnd()) {
            Token setting = cursor.next();
            if (!setting.name().equalsIgnoreCase(BACKSLASHES)) {
                continue;
            }
            if (!cursor.takeSymbol("=") && !cursor.takeSymbol(",")) {
                cursor.take("TO");
            }
            boolean off = cursor.peek(0)
                    .map(value -> value.name().strip().toLowerCase(Locale.ROOT))
                    .filter(OFF::contains)
                    .isPresent();
            if (off) {
                throw tokenizer.error(
                        BACKSLASHES + " is switched off, which changes where strings end",
                        setting.start(),
                        "remove it, and write strings that have backslashes as escapes as E'…'");
            }
        }
    }
}
