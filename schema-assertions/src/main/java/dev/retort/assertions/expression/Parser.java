package dev.retort.assertions.expression;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.TypeName;
import java.util.ArrayList;
import java.util.List;

/** A Pratt parser: an operand, then operators as long as they bind strongly enough. */
final class Parser {

    /** There is something in the tokens that the parser doesn't know; caught by the reader. */
    static final class UnreadableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableException(String what) {
            super(what);
        }
    }

    private final TokenCursor cursor;
    private final DatabaseKind dialect;
    private final Operands operands;
    private final Operators operators;

    Parser(TokenCursor cursor, DatabaseKind dialect) {
        this.cursor = cursor;
        this.dialect = dialect;
        this.operands = new Operands(this);
        this.operators = new Operators(this);
    }

    TokenCursor cursor() {
        return cursor;
    }

    boolean isSqlite() {
        return dialect == DatabaseKind.SQLITE;
    }

    Expression parse() {
        return parse(Operators.OR);
    }

    /** Reads as long as operators bind at least so strongly. */
    Expression parse(int strength) {
        Expression left = operands.read();
        while (operators.strength() >= strength) {
            left = operators.extend(left);
        }
        return left;
    }

    Token next() {
        if (cursor.isAtEnd()) {
            throw new UnreadableException("it ends too early");
        }
        return cursor.next();
    }

    void require(String symbol) {
        if (!cursor.takeSymbol(symbol)) {
            throw new UnreadableException("no " + symbol);
        }
    }

    void requireWord(String word) {
        if (!cursor.take(word)) {
            throw new UnreadableException("no " + word);
        }
    }

    /** Expressions with commas up to this symbol, which is taken too. */
    List<Expression> list(String end) {
        List<Expression> list = new ArrayList<>();
        if (cursor.takeSymbol(end)) {
            return list;
        }
        do {
            list.add(parse());
        } while (cursor.takeSymbol(","));
        require(end);
        return list;
    }

    /** The longest name of a type that begins here, without the schemas that say nothing. */
    String type() {
        try {
            return TypeName.read(cursor, dialect).toString().replaceFirst("^(?:public|pg_catalog)\\.", "");
        } catch (IllegalArgumentException noType) {
            throw new UnreadableException(String.valueOf(noType.getMessage()));
        }
    }
}
