package dev.retort.script.writing;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The part of a file's name that comes from the message: its words in lower case, joined by underscores. */
final class Slug {

    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private Slug() {}

    /** Cuts what is longer at the end of a word, or inside of the first word if that is too long by itself. */
    static String of(String message, int longest) {
        String whole = WORD.matcher(message)
                .results()
                .map(result -> result.group().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("_"));
        return whole.length() <= longest ? whole : cut(whole, longest);
    }

    private static String cut(String whole, int longest) {
        int end = whole.charAt(longest) == '_' ? longest : whole.lastIndexOf('_', longest);
        return trimEnd(whole.substring(0, end > 0 ? end : longest));
    }

    private static String trimEnd(String text) {
        Matcher trailing = Pattern.compile("_+$").matcher(text);
        return trailing.replaceFirst("");
    }
}
