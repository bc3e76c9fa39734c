package dev.retort.junit.mutation;

import dev.retort.junit.mutation.Clauses.Clause;
import dev.retort.junit.mutation.Drafts.Edit;
import dev.retort.junit.mutation.Passage.Sentence;
import dev.retort.sql.Token;
import java.util.List;
import java.util.Set;

/** Loses what a CREATE TABLE or ALTER TABLE says of a column or the table, and cuts lengths. */
final class ClauseMutations {

    private static final Set<String> SIZED =
            Set.of("varchar", "char", "character", "varying", "nvarchar", "nchar", "bit");

    private final Drafts drafts;

    ClauseMutations(Drafts drafts) {
        this.drafts = drafts;
    }

    void find() {
        drafts.passage().statements().forEach(this::find);
    }

    private void find(Sentence statement) {
        List<List<Token>> items = Clauses.items(statement);
        for (Clause clause : Clauses.of(statement)) {
            if (!clause.isItem()) {
                drafts.add(operator(clause.kind()), statement, removal(statement, clause.tokens()));
            } else if (items.size() > 1) {
                drafts.add(operator(clause.kind()), statement, removalOfItem(statement, clause.item()));
            }
        }
        if (statement.begins("alter", "table") && items.size() > 1) {
            items.stream()
                    .filter(item -> Clauses.of(statement).stream()
                            .noneMatch(
                                    clause -> clause.isItem() && clause.item().equals(item)))
                    .forEach(item -> drafts.add(
                            StatementMutations.lossOfAction(item), statement, removalOfItem(statement, item)));
        }
        lengths(statement);
    }

    static Operator operator(Clauses.Kind kind) {
        return switch (kind) {
            case NOT_NULL -> Operator.LOSE_NOT_NULL;
            case DEFAULT -> Operator.LOSE_DEFAULT;
            case CHECK -> Operator.LOSE_CHECK;
            case UNIQUE -> Operator.LOSE_UNIQUE;
            case FOREIGN_KEY -> Operator.LOSE_FOREIGN_KEY;
            case ON_DELETE -> Operator.LOSE_ON_DELETE;
        };
    }

    /** With the blanks before it. */
    private static Edit removal(Sentence statement, List<Token> tokens) {
        int first = statement.tokens().indexOf(tokens.get(0));
        return Edit.without(statement.tokens().get(first - 1).end(), end(tokens));
    }

    /** With the comma before it, or behind it if it is the first. */
    private static Edit removalOfItem(Sentence statement, List<Token> item) {
        List<Token> all = statement.tokens();
        int first = all.indexOf(item.get(0));
        Token before = all.get(first - 1);
        if (before.isSymbol(",")) {
            return Edit.without(before.start(), end(item));
        }
        int behind = all.indexOf(item.get(item.size() - 1)) + 1;
        return Edit.without(item.get(0).start(), all.get(behind).end());
    }

    private static int end(List<Token> tokens) {
        return tokens.get(tokens.size() - 1).end();
    }

    private void lengths(Sentence statement) {
        List<Token> tokens = statement.tokens();
        for (int i = 2; i + 1 < tokens.size(); i++) {
            Token number = tokens.get(i);
            boolean sized = isNumber(number)
                    && tokens.get(i - 1).isSymbol("(")
                    && tokens.get(i + 1).isSymbol(")")
                    && SIZED.stream().anyMatch(tokens.get(i - 2)::isWord);
            if (sized || isEndOfPart(tokens, i)) {
                cut(statement, number);
            }
        }
    }

    /** The last argument of substr, substring and left. */
    private static boolean isEndOfPart(List<Token> tokens, int place) {
        if (!isNumber(tokens.get(place)) || !tokens.get(place + 1).isSymbol(")")) {
            return false;
        }
        int depth = 0;
        int commas = 0;
        for (int i = place - 1; i > 0; i--) {
            Token token = tokens.get(i);
            commas += depth == 0 && (token.isSymbol(",") || token.isWord("for")) ? 1 : 0;
            if (token.isSymbol("(") && depth == 0) {
                Token name = tokens.get(i - 1);
                boolean part = name.isWord("substr") || name.isWord("substring");
                return (part && commas == 2)
                        || (part && commas == 1 && tokens.get(place - 1).isWord("for"))
                        || (name.isWord("left") && commas == 1);
            }
            depth += token.isSymbol(")") ? 1 : token.isSymbol("(") ? -1 : 0;
        }
        return false;
    }

    private void cut(Sentence statement, Token number) {
        long length = Long.parseLong(number.text());
        if (length > 1) {
            drafts.add(Operator.CUT_LENGTH, statement, Edit.of(number, String.valueOf(Math.max(1, length * 2 / 5))));
        }
    }

    private static boolean isNumber(Token token) {
        return token.kind() == Token.Kind.NUMBER
                && token.text().length() < 10
                && token.text().chars().allMatch(Character::isDigit);
    }
}
