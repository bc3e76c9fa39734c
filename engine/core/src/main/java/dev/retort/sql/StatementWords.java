package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first words of a statement, from which it is told what it is; one in parentheses begins with a parenthesis. The
 * patterns are of the words with one blank between them.
 */
final class StatementWords {

    private static final int KEPT = 12;

    private static final Pattern NEVER = Pattern.compile("(?!)");

    private static final Rules SQLITE = new Rules(
            Pattern.compile("(BEGIN|COMMIT|END|ROLLBACK)\\b.*"),
            Pattern.compile("ROLLBACK (TRANSACTION )?TO\\b.*"),
            Pattern.compile("VACUUM\\b.*"),
            NEVER,
            NEVER,
            Pattern.compile("(EXPLAIN (QUERY PLAN )?)?CREATE (TEMP |TEMPORARY )?TRIGGER\\b.*"));

    private static final Rules POSTGRESQL = new Rules(
            Pattern.compile("(BEGIN|START TRANSACTION|COMMIT|END|ABORT|ROLLBACK|PREPARE TRANSACTION)\\b.*"),
            Pattern.compile("ROLLBACK (WORK |TRANSACTION )?TO\\b.*"),
            Pattern.compile("(VACUUM|(CREATE|CREATE UNIQUE|DROP) INDEX CONCURRENTLY"
                    + "|REINDEX (\\(\\w+ )*(SCHEMA|DATABASE|SYSTEM)|REINDEX .*\\bCONCURRENTLY"
                    + "|(CREATE|DROP) (DATABASE|TABLESPACE|SUBSCRIPTION)|ALTER SYSTEM|DISCARD ALL"
                    + "|ALTER DATABASE .*\\bSET TABLESPACE|ALTER TABLE .*\\bDETACH PARTITION .*\\bCONCURRENTLY)\\b.*"),
            Pattern.compile("COPY .*\\bFROM STDIN\\b.*"),
            Pattern.compile("CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)\\b.*"),
            NEVER);

    /**
     * What differs between the databases.
     *
     * @param control what begins or ends a transaction
     * @param toSavepoint what only looks so
     * @param alone what the database refuses in a transaction
     * @param input what reads the program's input
     * @param routine what may have a body that begins with {@code BEGIN ATOMIC}
     * @param trigger what has a body from its first semicolon on
     * @see <a href="https://www.postgresql.org/docs/current/sql-createindex.html">CREATE INDEX CONCURRENTLY</a>
     * @see <a href="https://www.postgresql.org/docs/current/sql-rollback-to.html">ROLLBACK TO SAVEPOINT</a>
     */
    private record Rules(
            Pattern control, Pattern toSavepoint, Pattern alone, Pattern input, Pattern routine, Pattern trigger) {}

    private final Rules rules;
    private final List<String> words = new ArrayList<>();
    private Optional<String> joined = Optional.empty();
    private int outside;

    StatementWords(DatabaseKind database) {
        this.rules = database == DatabaseKind.POSTGRESQL ? POSTGRESQL : SQLITE;
    }

    /** Takes a token; those that aren't words are passed over. */
    void add(Token token, boolean inParentheses) {
        if (token.kind() == Token.Kind.WORD && (inParentheses ? words.size() : outside) < KEPT) {
            words.add((inParentheses ? "(" : "") + token.text().toUpperCase(Locale.ROOT));
            joined = Optional.empty();
            outside += inParentheses ? 0 : 1;
        }
    }

    boolean beginsRoutine() {
        return matches(rules.routine());
    }

    boolean beginsTrigger() {
        return matches(rules.trigger());
    }

    boolean copiesFromInput() {
        return matches(rules.input());
    }

    boolean refusesTransaction() {
        return matches(rules.alone());
    }

    /** Whether it may begin or end a transaction, by the words that were read so far. */
    boolean mayControl() {
        Matcher control = rules.control().matcher(joined());
        return control.matches() || control.hitEnd();
    }

    Optional<String> transactionControl() {
        Matcher control = rules.control().matcher(joined());
        return control.matches() && !matches(rules.toSavepoint()) ? Optional.of(control.group(1)) : Optional.empty();
    }

    private boolean matches(Pattern pattern) {
        return pattern.matcher(joined()).matches();
    }

    private String joined() {
        joined = joined.or(() -> Optional.of(String.join(" ", words)));
        return joined.get();
    }
}
