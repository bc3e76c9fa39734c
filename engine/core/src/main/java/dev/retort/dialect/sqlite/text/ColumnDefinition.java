package dev.retort.dialect.sqlite.text;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;
import java.util.Optional;

/**
 * A column as it is written in a stored table.
 *
 * @param nameToken its name
 * @param type the words of its type; none if it has none
 * @param clauses its constraints in order
 */
public record ColumnDefinition(Token nameToken, List<Token> type, List<Clause> clauses) {

    public String name() {
        return nameToken.name();
    }

    int start() {
        return nameToken.start();
    }

    public int end() {
        return clauses.isEmpty() ? typeEnd() : clauses.get(clauses.size() - 1).end();
    }

    public int typeEnd() {
        return type.isEmpty() ? nameToken.end() : type.get(type.size() - 1).end();
    }

    public Optional<Clause> find(Clause.Kind kind) {
        return clauses.stream().filter(clause -> clause.kind() == kind).findFirst();
    }

    public boolean has(Clause.Kind kind) {
        return find(kind).isPresent();
    }

    /** Whether its type is exactly this word. */
    public boolean isOfType(String word) {
        return type.size() == 1 && Identifiers.same(type.get(0).name(), word);
    }

    /** A check of labels, {@code CHECK (name IN ('a', 'b'))} without a name, as an enumeration column has one. */
    public Optional<Clause> labelCheck() {
        return clauses.stream()
                .filter(clause ->
                        clause.kind() == Clause.Kind.CHECK && clause.name().isEmpty())
                .filter(clause -> listsLabels(clause.body()))
                .findFirst();
    }

    private boolean listsLabels(List<Token> body) {
        return body.size() > 3
                && Mentions.isName(body.get(0), name())
                && body.get(1).isWord("IN")
                && body.get(2).isSymbol("(")
                && TokenCursor.closing(body, 2) == body.size() - 1
                && body.subList(3, body.size() - 1).stream()
                        .allMatch(token -> token.kind() == Token.Kind.STRING || token.isSymbol(","));
    }
}
