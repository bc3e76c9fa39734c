package dev.retort.assertions.expression;

import dev.retort.sql.DatabaseKind;

/** How strongly operators bind; the higher, the stronger. The databases differ in where {@code =}, IS, LIKE and {@code ||} are. */
final class Precedence {

    static final int NONE = -1;
    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    private static final int IS = 4;
    private static final int COMPARISON = 5;
    private static final int LIKE = 6;
    static final int OTHER = 7;
    private static final int ADDITIVE = 8;
    private static final int MULTIPLICATIVE = 9;
    private static final int TIGHT = 10;
    private static final int ZONE = 11;
    private static final int COLLATE = 12;
    static final int SIGN = 13;
    private static final int CAST = 14;

    private final boolean sqlite;

    Precedence(DatabaseKind dialect) {
        this.sqlite = dialect == DatabaseKind.SQLITE;
    }

    int ofWord(String word) {
        return switch (word) {
            case "or" -> OR;
            case "and" -> AND;
            case "is", "isnull", "notnull", "null" -> IS;
            case "in", "like", "ilike", "glob", "regexp", "between" -> like();
            case "collate" -> COLLATE;
            case "at" -> sqlite ? NONE : ZONE;
            default -> NONE;
        };
    }

    int like() {
        return sqlite ? IS : LIKE;
    }

    int ofSymbol(String symbol) {
        return switch (symbol) {
            case "=", "==", "<>", "!=" -> sqlite ? IS : COMPARISON;
            case "<", "<=", ">", ">=" -> COMPARISON;
            case "+", "-" -> ADDITIVE;
            case "*", "/", "%" -> MULTIPLICATIVE;
            case "^" -> TIGHT;
            case "||", "->", "->>" -> sqlite ? TIGHT : OTHER;
            case "::" -> CAST;
            case "(", ")", "[", "]", ",", ".", ";", ":" -> NONE;
            default -> OTHER;
        };
    }
}
