package dev.retort.junit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as GitHub's Markdown, so that each reads as it is, whatever is in it: nothing of it becomes a heading, a link, HTML or
 * a message to somebody.
 *
 * @see <a href="https://github.github.com/gfm/">the specification</a>
 */
final class Markdown {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_{}\\[\\]()#+!|~$^=-]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern TICKS = Pattern.compile("`+");

    private Markdown() {}

    /** A hidden first line by which a comment is found again, to be changed in place. */
    static String marker(String name) {
        return "<!-- retort " + name.replaceAll("[^A-Za-z0-9._]+", "_") + " -->";
    }

    /** A text within a line. */
    static String text(String plain) {
        String line = INVISIBLE.matcher(plain.replaceAll("\\s+", " ")).replaceAll("");
        return SPECIAL.matcher(line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()))
                .replace("@", "@<!-- -->")
                .replace("://", ":<!-- -->//")
                .replace("www.", "www<!-- -->.");
    }

    /** Code within a line. */
    static String code(String plain) {
        String line = INVISIBLE.matcher(plain.replaceAll("\\s+", " ")).replaceAll("");
        String fence = "`".repeat(longest(line) + 1);
        String inside = line.startsWith("`") || line.endsWith("`") || line.isBlank() ? " " + line + " " : line;
        return fence + inside + fence;
    }

    /** Lines of code. */
    static List<String> block(List<String> plain) {
        List<String> lines = plain.stream()
                .flatMap(line -> INVISIBLE.matcher(line).replaceAll("").lines())
                .toList();
        String fence = "`"
                .repeat(Math.max(
                        3, lines.stream().mapToInt(Markdown::longest).max().orElse(0) + 1));
        List<String> block = new ArrayList<>();
        block.add(fence + "text");
        block.addAll(lines);
        block.add(fence);
        return block;
    }

    private static int longest(String text) {
        return TICKS.matcher(text)
                .results()
                .mapToInt(found -> found.group().length())
                .max()
                .orElse(0);
    }
}
