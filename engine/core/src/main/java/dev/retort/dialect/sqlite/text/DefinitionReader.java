package dev.retort.dialect.sqlite.text;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a {@code CREATE TABLE} text as SQLite stores it, by its
 * <a href="https://www.sqlite.org/lang_createtable.html">grammar</a>.
 */
final class DefinitionReader {

    private static final Set<String> CLAUSE_WORDS = Set.of(
            "constraint",
            "primary",
            "not",
            "null",
            "unique",
            "check",
            "default",
            "collate",
            "references",
            "generated",
            "as");
    private static final Set<String> TABLE_WORDS = Set.of("constraint", "primary", "unique", "check", "foreign");

    private final String sql;
    private final List<Token> tokens;
    private final ClauseReader clauses;
    private int place;

    DefinitionReader(String sql) {
        this.sql = sql;
        this.tokens = Tokenizer.strictTokens(sql, DatabaseKind.SQLITE);
        this.clauses = new ClauseReader(tokens);
    }

    TableDefinition read() {
        Token name = readName();
        int close = TokenCursor.closing(tokens, place);
        place++;
        List<ColumnDefinition> columns = new ArrayList<>();
        List<Clause> constraints = new ArrayList<>();
        while (place < close) {
            if (!columns.isEmpty() && startsWith(TABLE_WORDS)) {
                Clause clause = clauses.read(place);
                constraints.add(clause);
                place += clause.tokens().size();
            } else {
                columns.add(readColumn(close));
            }
            skipComma(close);
        }
        return new TableDefinition(
                sql, name, List.copyOf(columns), List.copyOf(constraints), tokens.subList(close + 1, tokens.size()));
    }

    private Token readName() {
        while (place < tokens.size() && !tokens.get(place).isSymbol("(")) {
            place++;
        }
        boolean table =
                place > 1 && tokens.get(0).isWord("CREATE") && !tokens.get(1).isWord("VIRTUAL");
        if (!table || place == tokens.size()) {
            throw new InvalidOperationException(Problem.of("invalid-operation", "SQLite can't change such a table")
                    .with("definition", sql)
                    .cure("a virtual table can only be dropped and created anew"));
        }
        return tokens.get(place - 1);
    }

    private ColumnDefinition readColumn(int close) {
        Token name = tokens.get(place++);
        int typeStart = place;
        while (place < close && !tokens.get(place).isSymbol(",") && !startsWith(CLAUSE_WORDS)) {
            place = tokens.get(place).isSymbol("(") ? TokenCursor.closing(tokens, place) + 1 : place + 1;
        }
        List<Token> type = List.copyOf(tokens.subList(typeStart, place));
        List<Clause> found = new ArrayList<>();
        while (place < close && startsWith(CLAUSE_WORDS)) {
            Clause clause = clauses.read(place);
            found.add(clause);
            place += clause.tokens().size();
        }
        return new ColumnDefinition(name, type, List.copyOf(found));
    }

    private void skipComma(int close) {
        if (place < close && tokens.get(place).isSymbol(",")) {
            place++;
        } else if (place < close && !startsWith(TABLE_WORDS)) {
            throw new InvalidOperationException(
                    Problem.of("invalid-operation", "a stored table has a form that Retort doesn't know")
                            .with("definition", sql)
                            .with("at", tokens.get(place).text())
                            .cure("change the table with SQL of your own, and report this definition"));
        }
    }

    private boolean startsWith(Set<String> words) {
        Token token = tokens.get(place);
        return token.kind() == Token.Kind.WORD && words.contains(Identifiers.fold(token.text()));
    }
}
