package dev.retort.dialect.postgresql.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first words of a statement, from which it is told what it is; one in parentheses begins with a parenthesis. */
final class StatementWords {

    private static final int KEPT = 12;

    private static final Pattern ROUTINE =
            Pattern.compile("CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)\\b.*", Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("CREATE (OR REPLACE )?RULE\\b.*", Pattern.DOTALL);
    private static final Pattern COPY = Pattern.compile("COPY .*\\bFROM STDIN\\b.*", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile(
            "(BEGIN|START TRANSACTION|COMMIT|END|ABORT|ROLLBACK|PREPARE TRANSACTION)\\b.*", Pattern.DOTALL);
    private static final Pattern TO_SAVEPOINT =
            Pattern.compile("ROLLBACK (WORK |TRANSACTION )?TO\\b.*", Pattern.DOTALL);
    private static final Pattern ALONE = Pattern.compile(
            "(VACUUM|(CREATE|CREATE UNIQUE|DROP) INDEX CONCURRENTLY"
                    + "|REINDEX (\\(\\w+ )*(SCHEMA|DATABASE|SYSTEM)|REINDEX .*\\bCONCURRENTLY"
                    + "|(CREATE|DROP) (DATABASE|TABLESPACE|SUBSCRIPTION)|ALTER SYSTEM"
                    + "|ALTER DATABASE .*\\bSET TABLESPACE|ALTER TABLE .*\\bDETACH PARTITION .*\\bCONCURRENTLY)\\b.*",
            Pattern.DOTALL);

    private final List<String> words = new ArrayList<>();

    void add(String word, boolean inParentheses) {
        if (words.size() < KEPT) {
            words.add((inParentheses ? "(" : "") + word.toUpperCase(Locale.ROOT));
        }
    }

    boolean beginsRoutine() {
        return matches(ROUTINE);
    }

    boolean beginsRule() {
        return matches(RULE);
    }

    boolean copiesFromInput() {
        return matches(COPY);
    }

    /**
     * Whether the statement is known not to run in a transaction.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-createindex.html">CREATE INDEX CONCURRENTLY</a>
     */
    boolean refusesTransaction() {
        return matches(ALONE);
    }

    /**
     * The words with which it begins or ends a transaction.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-rollback-to.html">ROLLBACK TO SAVEPOINT</a>
     */
    Optional<String> transactionControl() {
        Matcher control = CONTROL.matcher(String.join(" ", words));
        return control.matches() && !matches(TO_SAVEPOINT) ? Optional.of(control.group(1)) : Optional.empty();
    }

    private boolean matches(Pattern pattern) {
        return pattern.matcher(String.join(" ", words)).matches();
    }
}
