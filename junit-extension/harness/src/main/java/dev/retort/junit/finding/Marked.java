package dev.retort.junit.finding;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of rows within the texts of findings. Whoever words a finding says which pieces of it are values, as they can't be
 * told from names afterwards; {@link ReportedValues} then shows, masks or leaves them out, at one place. The marks are
 * characters that Unicode keeps for such use inside a program, and that no text to be read has.
 */
public final class Marked {

    static final char VALUE = '\uFDD0';
    static final char FOREIGN = '\uFDD1';
    static final char END = '\uFDD2';

    private static final Pattern MARKS = Pattern.compile("[\uFDD0-\uFDD2]");

    private Marked() {}

    /** A value of a row, or several. */
    public static String value(String text) {
        return marked(VALUE, text);
    }

    /** A text of others, of which nobody can tell what in it is a value: what a trigger says, or an exception. */
    public static String foreign(String text) {
        return marked(FOREIGN, text);
    }

    /** A text without marks. */
    public static String plain(String text) {
        return MARKS.matcher(text).replaceAll("");
    }

    /** SQL that wasn't written by a person: its literals are values. */
    public static String sql(String sql) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Token token : Tokenizer.tokens(sql, DatabaseKind.POSTGRESQL)) {
            marked.append(sql, at, token.start());
            marked.append(isLiteral(token) ? value(token.text()) : token.text());
            at = token.end();
        }
        return marked.append(sql.substring(at)).toString();
    }

    private static boolean isLiteral(Token token) {
        return List.of(Token.Kind.STRING, Token.Kind.NUMBER, Token.Kind.BINARY).contains(token.kind());
    }

    /** Each line has marks of its own, since texts are cut into lines. */
    private static String marked(char mark, String text) {
        String plain = plain(text);
        return plain.isEmpty()
                ? plain
                : mark + plain.replaceAll("\\R", Matcher.quoteReplacement(END + "\n" + mark)) + END;
    }
}
