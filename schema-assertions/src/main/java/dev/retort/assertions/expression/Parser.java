package dev.retort.assertions.expression;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.ArrayList;
import java.util.List;

/** A Pratt parser: an operand, then operators as long as they bind strongly enough. */
final class Parser {

    private final TokenCursor cursor;
    private final DatabaseKind dialect;
    private final Operands operands;
    private final WordOperators words;
    private final SymbolOperators symbols;

    Parser(TokenCursor cursor, DatabaseKind dialect) {
        this.cursor = cursor;
        this.dialect = dialect;
        Precedence precedence = new Precedence(dialect);
        this.operands = new Operands(this);
        this.words = new WordOperators(this, precedence);
        this.symbols = new SymbolOperators(this, precedence);
    }

    TokenCursor cursor() {
        return cursor;
    }

    DatabaseKind dialect() {
        return dialect;
    }

    boolean isSqlite() {
        return dialect == DatabaseKind.SQLITE;
    }

    Expression parse() {
        return parse(Precedence.OR);
    }

    /** Reads as long as operators bind at least so strongly. */
    Expression parse(int strength) {
        Expression left = operands.read();
        while (true) {
            if (words.strength() >= strength) {
                left = words.extend(left);
            } else if (symbols.strength() >= strength) {
                left = symbols.extend(left);
            } else {
                return left;
            }
        }
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
}
