package dev.retort.assertions.entities;

import java.util.regex.Pattern;

/** A default in the form in which different spellings of one value are equal. */
final class DefaultText {

    private static final Pattern CAST =
            Pattern.compile("::[a-z\"][\\w .\"]*(\\(\\d+(,\\d+)?\\))?(\\[])*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOW = Pattern.compile("(?i)now\\(\\)|transaction_timestamp\\(\\)");
    private static final Pattern NUMBER_IN_QUOTES = Pattern.compile("'(-?\\d+(?:\\.\\d+)?)'");

    private DefaultText() {}

    static String plain(String sql) {
        String plain = unwrapped(CAST.matcher(unwrapped(sql)).replaceFirst(""));
        if (NOW.matcher(plain).matches()) {
            return "CURRENT_TIMESTAMP";
        }
        boolean number = !sql.contains("char") && !sql.contains("text") && sql.contains("::");
        return number ? NUMBER_IN_QUOTES.matcher(plain).replaceFirst("$1") : plain;
    }

    private static String unwrapped(String sql) {
        String plain = sql.strip();
        boolean wrapped = plain.startsWith("(") && plain.indexOf(')') == plain.length() - 1;
        return wrapped ? unwrapped(plain.substring(1, plain.length() - 1)) : plain;
    }
}
