package dev.retort.junit.mutation;

import dev.retort.junit.mutation.Passage.Sentence;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a CREATE TABLE or ALTER TABLE says of columns and of the table, for both databases and for statements that were
 * never stored: where each clause is, not what it means.
 */
final class Clauses {

    private static final List<String> OF_TABLE =
            List.of("constraint", "primary", "unique", "check", "foreign", "exclude");

    private static final Set<String> STARTERS = Set.of(
            "constraint",
            "not",
            "null",
            "check",
            "default",
            "generated",
            "as",
            "unique",
            "primary",
            "references",
            "collate",
            "deferrable",
            "initially");

    private final List<Clause> found = new ArrayList<>();

    private Clauses() {}

    /** What can be lost. */
    enum Kind {
        NOT_NULL,
        DEFAULT,
        CHECK,
        UNIQUE,
        FOREIGN_KEY,
        ON_DELETE
    }

    /**
     * A clause.
     *
     * @param tokens all of it, with CONSTRAINT and its name
     * @param item the column or constraint of the list that it is in, or is
     */
    record Clause(Kind kind, List<Token> tokens, List<Token> item) {

        /** Whether it is a whole item of the list, which has a comma. */
        boolean isItem() {
            return tokens.size() == item.size();
        }
    }

    /** The clauses of a statement; none if it makes and alters no table, or ends too early. */
    static List<Clause> of(Sentence statement) {
        Clauses clauses = new Clauses();
        try {
            items(statement).forEach(clauses::item);
            return clauses.found;
        } catch (IllegalArgumentException endsTooEarly) {
            return List.of();
        }
    }

    /** The columns and constraints that a CREATE TABLE lists, or the actions of an ALTER TABLE. */
    static List<List<Token>> items(Sentence statement) {
        TokenCursor cursor = statement.cursor();
        if (statement.creates("table")) {
            cursor.skipUntil(token -> token.isWord("table"));
            cursor.next();
            cursor.take("if", "not", "exists");
            cursor.nextName();
            List<Token> inside = cursor.isAtSymbol("(") ? cursor.group() : List.of();
            return inside.isEmpty() ? List.of() : TokenCursor.parted(inside);
        }
        if (cursor.take("alter", "table")) {
            cursor.take("if", "exists");
            cursor.take("only");
            cursor.nextName();
            cursor.takeSymbol("*");
            List<Token> actions = cursor.rest();
            return actions.isEmpty() ? List.of() : TokenCursor.parted(actions);
        }
        return List.of();
    }

    private void item(List<Token> item) {
        if (item.isEmpty()) {
            return;
        }
        TokenCursor cursor = new TokenCursor(item);
        if (cursor.take("alter")) {
            cursor.take("column");
            cursor.next();
            if (cursor.isAt("set", "default")) {
                add(Kind.DEFAULT, item, item);
            } else if (cursor.isAt("set", "not", "null")) {
                add(Kind.NOT_NULL, item, item);
            }
            return;
        }
        boolean added = cursor.take("add");
        if (!added && (cursor.isAt("drop") || cursor.isAt("rename") || cursor.isAt("set"))) {
            return;
        }
        if (OF_TABLE.stream().anyMatch(cursor::isAt)) {
            ofTable(cursor, item);
        } else if (!cursor.isAt("like")) {
            cursor.take("column");
            cursor.take("if", "not", "exists");
            ofColumn(cursor, item);
        }
    }

    private void ofTable(TokenCursor cursor, List<Token> item) {
        if (cursor.take("constraint")) {
            cursor.next();
        }
        if (cursor.isAt("check")) {
            add(Kind.CHECK, item, item);
        } else if (cursor.isAt("unique")) {
            add(Kind.UNIQUE, item, item);
        } else if (cursor.take("foreign", "key")) {
            cursor.group();
            reference(cursor, item);
            add(Kind.FOREIGN_KEY, item, item);
        }
    }

    private void ofColumn(TokenCursor cursor, List<Token> item) {
        if (cursor.isAtEnd()) {
            return;
        }
        cursor.next();
        while (!cursor.isAtEnd()) {
            int from = cursor.place();
            if (cursor.take("constraint")) {
                cursor.next();
            }
            if (cursor.take("not", "null")) {
                conflict(cursor);
                add(Kind.NOT_NULL, cursor.since(from), item);
            } else if (cursor.take("generated", "by", "default") || cursor.take("generated", "always")) {
                cursor.take("as");
            } else if (cursor.take("check")) {
                cursor.group();
                cursor.take("no", "inherit");
                add(Kind.CHECK, cursor.since(from), item);
            } else if (cursor.take("default")) {
                value(cursor);
                add(Kind.DEFAULT, cursor.since(from), item);
            } else if (cursor.take("unique")) {
                cursor.take("nulls", "not", "distinct");
                cursor.take("nulls", "distinct");
                conflict(cursor);
                add(Kind.UNIQUE, cursor.since(from), item);
            } else if (cursor.isAt("references")) {
                reference(cursor, item);
                add(Kind.FOREIGN_KEY, cursor.since(from), item);
            } else if (cursor.group().isEmpty() && !cursor.isAtEnd() && cursor.place() == from) {
                cursor.next();
            }
        }
    }

    private static void conflict(TokenCursor cursor) {
        if (cursor.take("on", "conflict")) {
            cursor.next();
        }
    }

    /** One operand at least, and what is joined to it, up to the next clause. */
    private static void value(TokenCursor cursor) {
        if (!cursor.takeSymbol("-")) {
            cursor.takeSymbol("+");
        }
        if (cursor.isAtSymbol("(")) {
            cursor.group();
        } else if (!cursor.isAtEnd()) {
            cursor.next();
        }
        while (!cursor.isAtEnd() && !isStarter(cursor)) {
            if (cursor.isAtSymbol("(")) {
                cursor.group();
            } else {
                cursor.next();
            }
        }
    }

    private static boolean isStarter(TokenCursor cursor) {
        return STARTERS.stream().anyMatch(cursor::isAt);
    }

    private void reference(TokenCursor cursor, List<Token> item) {
        if (!cursor.take("references")) {
            return;
        }
        cursor.nextName();
        cursor.group();
        while (!cursor.isAtEnd()) {
            int from = cursor.place();
            if (cursor.take("on", "delete")) {
                action(cursor);
                add(Kind.ON_DELETE, cursor.since(from), item);
            } else if (cursor.take("on", "update")) {
                action(cursor);
            } else if (cursor.take("match")) {
                cursor.next();
            } else if (cursor.take("initially")) {
                cursor.next();
            } else if (!cursor.take("not", "deferrable")
                    && !cursor.take("deferrable")
                    && !cursor.take("not", "valid")) {
                return;
            }
        }
    }

    private static void action(TokenCursor cursor) {
        boolean two = cursor.isAt("set") || cursor.isAt("no");
        cursor.next();
        if (two) {
            cursor.next();
            cursor.group();
        }
    }

    private void add(Kind kind, List<Token> tokens, List<Token> item) {
        found.add(new Clause(kind, List.copyOf(tokens), List.copyOf(item)));
    }
}
