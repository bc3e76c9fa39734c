package dev.retort.sql;

import java.util.List;

/**
 * What the databases write differently, as {@link Tokenizer} needs it.
 *
 * @param nameQuotes what opens a quoted name
 * @param stringPrefixes the letters that may stand before a string's quote
 * @param binaryPrefixes the letters that make bytes or bits of a string
 * @param unicodeQuotes whether {@code U&} may stand before a quote
 * @param dollarQuotes whether {@code $tag$} quotes
 * @param continuedStrings whether a string goes on in quotes on a further line
 * @param nestedComments whether there is one end for each beginning
 * @param lineEnds what ends a comment of one line
 * @param namedParameters the marks that make a parameter of the word behind them
 * @param numberedParameter the mark that makes a parameter of the digits behind it
 * @param unnumbered whether that mark is a parameter without digits, too
 * @param operatorParts the characters of which operators of any length are made; empty if the longest listed one counts
 * @param symbols the symbols of more than one character, longest first
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL: lexical structure</a>
 * @see <a href="https://www.sqlite.org/src/file/src/tokenize.c">SQLite: tokenize.c</a>
 */
record Lexical(
        String nameQuotes,
        String stringPrefixes,
        String binaryPrefixes,
        boolean unicodeQuotes,
        boolean dollarQuotes,
        boolean continuedStrings,
        boolean nestedComments,
        String lineEnds,
        String namedParameters,
        char numberedParameter,
        boolean unnumbered,
        String operatorParts,
        List<String> symbols) {

    private static final Lexical SQLITE = new Lexical(
            "\"`[",
            "",
            "xX",
            false,
            false,
            false,
            false,
            "\n",
            ":@#$",
            '?',
            true,
            "",
            List.of("->>", "||", "<<", ">>", "<=", ">=", "<>", "==", "!=", "->"));

    private static final Lexical POSTGRESQL = new Lexical(
            "\"",
            "eEnN",
            "xXbB",
            true,
            true,
            true,
            true,
            "\n\r",
            "",
            '$',
            false,
            "+-*/<>=~!@#%^&|`?",
            List.of("::", ":=", ".."));

    /** Those that no standard operator has; with one of them an operator may end with a plus or a minus. */
    private static final String UNUSUAL = "~!@#%^&|`?";

    /** PostgreSQL refuses longer ones, see NAMEDATALEN; a row of signs would else be looked through for each of them. */
    private static final int LONGEST_OPERATOR = 64;

    static Lexical of(DatabaseKind database) {
        return database == DatabaseKind.POSTGRESQL ? POSTGRESQL : SQLITE;
    }

    /** Where the symbol that begins at a place is over. */
    int endOfSymbol(CharSequence sql, int at) {
        for (String symbol : symbols) {
            if (Characters.startsWith(sql, symbol, at)) {
                return at + symbol.length();
            }
        }
        return Math.max(at + 1, endOfOperator(sql, at));
    }

    private int endOfOperator(CharSequence sql, int at) {
        int end = at;
        boolean unusual = false;
        while (end < Math.min(sql.length(), at + LONGEST_OPERATOR)
                && operatorParts.indexOf(sql.charAt(end)) >= 0
                && !Characters.startsWith(sql, "--", end)
                && !Characters.startsWith(sql, "/*", end)) {
            unusual |= UNUSUAL.indexOf(sql.charAt(end)) >= 0;
            end++;
        }
        while (!unusual && end > at + 1 && "+-".indexOf(sql.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    boolean isBlank(char c, int at) {
        return c <= ' ' || (c == '\uFEFF' && (!dollarQuotes || at == 0));
    }

    /** Whether a keyword or a name without quotes may begin with it. */
    static boolean startsWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    static boolean isWordPart(char c) {
        return startsWord(c) || isDigit(c) || c == '$';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
