package dev.retort.junit.check;

import dev.retort.assertions.expression.Condition;
import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.assertions.expression.Literal;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comparisons of a column with a text that it can't have, since a CHECK lists those that it can: {@code state <> 'donx'} is true
 * for every row, {@code state = 'donx'} for none.
 */
final class Listed {

    private static final Set<String> BEFORE_VALUES = Set.of("where", "and", "or", "on", "not", "when", "having");

    private final SchemaSnapshot schema;
    private final DatabaseKind database;

    private Listed(SchemaSnapshot schema, DatabaseKind database) {
        this.schema = schema;
        this.database = database;
    }

    /**
     * The first such comparison in a statement that reads or writes rows, and what is listed; empty if there is none, as far as
     * its text tells.
     *
     * @param schema what there is before the statement
     * @param isOpen tells the tables that another statement may have changed since
     */
    static Optional<String> stranger(
            String sql, SchemaSnapshot schema, Predicate<String> isOpen, DatabaseKind database) {
        List<Token> tokens = Tokenizer.tokens(sql, database);
        return isOfRows(tokens) ? new Listed(schema, database).stranger(tokens, isOpen) : Optional.empty();
    }

    /** Writes rows, or says which a view, an index or a trigger is about. */
    private static boolean isOfRows(List<Token> tokens) {
        boolean writes =
                !tokens.isEmpty() && Stream.of("update", "delete", "insert").anyMatch(tokens.get(0)::isWord);
        boolean makes = !tokens.isEmpty()
                && tokens.get(0).isWord("create")
                && tokens.stream()
                        .limit(5)
                        .anyMatch(token -> token.isWord("view") || token.isWord("index") || token.isWord("trigger"));
        return writes || makes;
    }

    private Optional<String> stranger(List<Token> tokens, Predicate<String> isOpen) {
        List<SchemaObject> tables = schema.objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .filter(table -> tokens.stream().anyMatch(token -> isName(token, table.name())))
                .toList();
        for (int i = 1; i < tokens.size(); i++) {
            int place = i;
            List<String> compared = compared(tokens, i);
            List<SchemaObject> owners = compared.isEmpty()
                    ? List.of()
                    : tables.stream()
                            .filter(table -> table.children(ObjectKind.COLUMN).stream()
                                    .anyMatch(column -> isName(tokens.get(place), column.name())))
                            .toList();
            if (owners.size() == 1 && !isOpen.test(owners.get(0).name())) {
                Optional<String> found = stranger(owners.get(0), tokens.get(i), compared);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> stranger(SchemaObject table, Token column, List<String> compared) {
        List<String> listed = listed(table, column);
        return compared.stream()
                .filter(text -> !listed.isEmpty() && listed.stream().noneMatch(text.strip()::equalsIgnoreCase))
                .findFirst()
                .map(text -> column.name() + " is never '" + text + "': "
                        + listed.stream().map(one -> "'" + one + "'").collect(Collectors.joining(", "))
                        + " is all that its CHECK allows");
    }

    private static boolean isName(Token token, String name) {
        boolean named = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
        return named && token.name().equalsIgnoreCase(name);
    }

    /** The texts with which the column at a place is compared; none for an assignment. */
    private static List<String> compared(List<Token> tokens, int place) {
        int first = place;
        while (first > 1 && tokens.get(first - 1).isSymbol(".")) {
            first -= 2;
        }
        Token before = tokens.get(first - 1);
        if (!before.isSymbol("(") && BEFORE_VALUES.stream().noneMatch(before::isWord)) {
            return List.of();
        }
        TokenCursor cursor = new TokenCursor(tokens.subList(place + 1, tokens.size()));
        if (cursor.takeSymbol("=") || cursor.takeSymbol("<>") || cursor.takeSymbol("!=")) {
            return cursor.peek(0).filter(Listed::isText).map(Token::name).stream()
                    .toList();
        }
        cursor.take("not");
        if (!cursor.take("in")) {
            return List.of();
        }
        List<Token> items = cursor.group();
        return items.stream().anyMatch(token -> token.isWord("select"))
                ? List.of()
                : items.stream().filter(Listed::isText).map(Token::name).toList();
    }

    private static boolean isText(Token token) {
        return token.kind() == Token.Kind.STRING && token.text().startsWith("'");
    }

    /** All texts that a column may have; none if nothing lists them. */
    private List<String> listed(SchemaObject table, Token column) {
        for (SchemaObject check : table.children(ObjectKind.CHECK)) {
            List<Expression> parts = check.attribute("expression")
                    .filter(any -> !check.attribute("valid").equals(Optional.of("no")))
                    .map(text -> parts(new ExpressionReader(database).read(text)))
                    .orElse(List.of());
            for (Expression part : parts) {
                if (part instanceof Condition.In in
                        && !in.negated()
                        && stripped(in.operand()) instanceof Expression.Column of
                        && isName(column, of.name())) {
                    return texts(in.items());
                }
            }
        }
        return List.of();
    }

    private static List<Expression> parts(Expression condition) {
        return condition instanceof Logical logical && logical.connective() == Logical.Connective.AND
                ? logical.operands()
                : List.of(condition);
    }

    /** None if one of them is no text. */
    private static List<String> texts(List<Expression> items) {
        List<String> texts = new ArrayList<>();
        for (Expression item : items) {
            if (!(stripped(item) instanceof Literal.Text text)) {
                return List.of();
            }
            texts.add(text.value());
        }
        return texts;
    }

    private static Expression stripped(Expression expression) {
        return expression instanceof Expression.Cast cast
                ? stripped(cast.operand())
                : expression instanceof Expression.Collated collated ? stripped(collated.operand()) : expression;
    }
}
