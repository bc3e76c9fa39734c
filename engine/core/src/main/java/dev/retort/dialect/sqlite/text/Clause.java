package dev.retort.dialect.sqlite.text;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;
import java.util.Optional;

/**
 * One constraint of a stored table, of a column or of the table itself.
 *
 * @param kind what it is
 * @param name its name, if it has one
 * @param tokens all of it, the words CONSTRAINT and the name included
 */
public record Clause(Kind kind, Optional<String> name, List<Token> tokens) {

    public enum Kind {
        PRIMARY_KEY,
        NOT_NULL,
        NULL,
        UNIQUE,
        CHECK,
        DEFAULT,
        COLLATE,
        REFERENCES,
        FOREIGN_KEY,
        GENERATED
    }

    int start() {
        return tokens.get(0).start();
    }

    int end() {
        return tokens.get(tokens.size() - 1).end();
    }

    public boolean isNamed(String other) {
        return name.filter(it -> Identifiers.same(it, other)).isPresent();
    }

    public boolean has(String word) {
        return tokens.stream().anyMatch(token -> token.isWord(word));
    }

    /** The names in its first parentheses: the columns of a key or a unique constraint. */
    public List<String> columns() {
        return Mentions.names(body());
    }

    /** What is in its first parentheses. */
    public List<Token> body() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isSymbol("(")) {
                return tokens.subList(i + 1, TokenCursor.closing(tokens, i));
            }
        }
        return List.of();
    }

    /** Whether it uses a column of a table: as its own, in its condition, or as the target of a key of the same table. */
    public boolean uses(String column, String table) {
        return switch (kind) {
            case PRIMARY_KEY, UNIQUE -> columns().stream().anyMatch(it -> Identifiers.same(it, column));
            case CHECK, GENERATED -> Mentions.column(body(), column);
            case FOREIGN_KEY ->
                columns().stream().anyMatch(it -> Identifiers.same(it, column)) || pointsTo(column, table);
            case REFERENCES -> pointsTo(column, table);
            case NOT_NULL, NULL, DEFAULT, COLLATE -> false;
        };
    }

    private boolean pointsTo(String column, String table) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).isWord("REFERENCES")
                    && Identifiers.same(tokens.get(i + 1).name(), table)) {
                List<Token> after = tokens.subList(i + 2, tokens.size());
                boolean listed = !after.isEmpty() && after.get(0).isSymbol("(");
                return listed && Mentions.column(after.subList(1, TokenCursor.closing(after, 0)), column);
            }
        }
        return false;
    }
}
