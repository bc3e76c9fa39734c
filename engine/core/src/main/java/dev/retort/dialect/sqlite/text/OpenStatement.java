package dev.retort.dialect.sqlite.text;

import dev.retort.dialect.SqlStatement;
import dev.retort.error.Problem;
import dev.retort.sql.SqlSyntaxException;
import java.util.Optional;

/** A statement whose end isn't found yet. */
final class OpenStatement {

    private final String text;
    private int start = -1;
    private int words;
    private boolean creates;
    private boolean trigger;
    private boolean begun;
    private boolean ended;
    private int cases;
    private boolean vacuum;

    OpenStatement(String text) {
        this.text = text;
    }

    boolean hasNoWords() {
        return words == 0;
    }

    void add(Token token) {
        start = start < 0 ? token.start() : start;
        if (token.kind() == Token.Kind.COMMENT) {
            return;
        }
        words++;
        creates |= words == 1 && token.is("CREATE");
        vacuum |= words == 1 && token.is("VACUUM");
        trigger |= creates && words <= 3 && token.is("TRIGGER");
        if (trigger) {
            follow(token);
        }
    }

    private void follow(Token token) {
        if (token.is("CASE")) {
            cases++;
        } else if (token.is("BEGIN")) {
            begun = true;
        } else if (token.is("END") && cases > 0) {
            cases--;
        } else if (token.is("END")) {
            ended = true;
        }
    }

    /** Whether a semicolon here is one of a trigger's body. */
    boolean isInBody() {
        return begun && !ended;
    }

    /** The statement up to a place; empty if there are only comments. */
    Optional<SqlStatement> end(int place) {
        if (words == 0) {
            return Optional.empty();
        }
        int line = Lexer.line(text, start);
        if (isInBody()) {
            throw new SqlSyntaxException(Problem.of("sql-syntax", "a trigger's body has no END")
                    .with("line", line)
                    .cure("end the trigger with END;"));
        }
        return Optional.of(new SqlStatement(text.substring(start, place).strip(), !vacuum, Optional.of(line)));
    }
}
