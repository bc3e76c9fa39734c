package dev.retort.junit.generation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Texts that match a pattern: of LIKE, GLOB or a regular expression. What a regular expression only looks ahead for isn't
 * understood; whether a text really matches, the database tells.
 */
final class PatternExamples {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String ANY = "abcxyzABCXYZ019";
    private static final String PUNCTUATION = "-_.,:;!#%&*/()+=@";
    private static final int EXAMPLES = 12;

    private final String pattern;
    private final Random random;
    private final int most;
    private int at;

    private PatternExamples(String pattern, int variant) {
        this.pattern = pattern;
        this.random = new Random(variant * 7_919L + pattern.hashCode());
        this.most = variant % 4;
    }

    /** Different texts that a regular expression should match. */
    static List<String> ofRegex(String pattern) {
        return ofRegex(pattern, EXAMPLES);
    }

    static List<String> ofRegex(String pattern, int count) {
        return IntStream.range(0, count * 2)
                .mapToObj(variant -> new PatternExamples(pattern, variant).alternatives())
                .distinct()
                .limit(count)
                .toList();
    }

    /** Texts that LIKE matches. */
    static List<String> ofLike(String pattern, char escape) {
        List<String> examples = new ArrayList<>();
        for (String filler : List.of("", "a", "ab1", "X")) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                if (c == escape && i + 1 < pattern.length()) {
                    text.append(pattern.charAt(++i));
                } else {
                    text.append(
                            c == '%' ? filler : c == '_' ? filler.isEmpty() ? "x" : filler.substring(0, 1) : "" + c);
                }
            }
            examples.add(text.toString());
        }
        return examples.stream().distinct().toList();
    }

    /** Texts that SQLite's GLOB matches. */
    static List<String> ofGlob(String pattern) {
        StringBuilder regex = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            inClass = inClass ? c != ']' : c == '[';
            boolean special = "\\.(){}+|$".indexOf(c) >= 0;
            regex.append(inClass ? "" + c : c == '*' ? ".*" : c == '?' ? "." : special ? "\\" + c : "" + c);
        }
        return ofRegex(regex.toString());
    }

    private String alternatives() {
        List<String> all = new ArrayList<>(List.of(sequence()));
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            all.add(sequence());
        }
        return all.get(random.nextInt(all.size()));
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            int begin = at;
            String once = atom();
            int end = at;
            int[] times = times();
            int behind = at;
            int count = Math.min(times[1], times[0] + (most == 0 ? 0 : random.nextInt(most + 1)));
            count = times[0] == 0 && times[1] > 1 && most > 0 ? Math.max(1, count) : count;
            for (int i = 0; i < count; i++) {
                if (i == 0) {
                    text.append(once);
                } else {
                    at = begin;
                    text.append(atom());
                }
            }
            at = Math.max(behind, end);
        }
        return text.toString();
    }

    private int[] times() {
        if (at >= pattern.length()) {
            return new int[] {1, 1};
        }
        int[] times =
                switch (pattern.charAt(at)) {
                    case '*' -> new int[] {0, Integer.MAX_VALUE};
                    case '+' -> new int[] {1, Integer.MAX_VALUE};
                    case '?' -> new int[] {0, 1};
                    case '{' -> braces();
                    default -> new int[] {1, 1, 1};
                };
        if (times.length == 2) {
            at++;
            at += at < pattern.length() && pattern.charAt(at) == '?' ? 1 : 0;
        }
        return times;
    }

    private int[] braces() {
        int end = pattern.indexOf('}', at);
        String inside = end < 0 ? "" : pattern.substring(at + 1, end);
        if (!inside.matches("\\d{1,4}(,(\\d{1,4})?)?")) {
            return new int[] {1, 1, 1};
        }
        at = end;
        int least = Integer.parseInt(inside.replaceFirst(",.*", ""));
        boolean open = inside.endsWith(",");
        boolean one = inside.indexOf(',') < 0;
        return new int[] {
            least, open ? Integer.MAX_VALUE : one ? least : Integer.parseInt(inside.replaceFirst(".*,", ""))
        };
    }

    private String atom() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> "" + one(ANY);
            case '(' -> group();
            case '[' -> "" + one(inClass());
            case '\\' -> escaped();
            default -> "" + c;
        };
    }

    private String group() {
        boolean silent = false;
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            int colon = at + 1;
            while (colon < pattern.length() && ":)=!<".indexOf(pattern.charAt(colon)) < 0) {
                colon++;
            }
            silent = colon < pattern.length() && pattern.charAt(colon) != ':';
            at = Math.min(pattern.length(), colon + (colon < pattern.length() && pattern.charAt(colon) == ')' ? 0 : 1));
        }
        String text = alternatives();
        at += at < pattern.length() ? 1 : 0;
        return silent ? "" : text;
    }

    private char one(String of) {
        return of.charAt(random.nextInt(of.length()));
    }

    private String escaped() {
        char c = at < pattern.length() ? pattern.charAt(at++) : '\\';
        return switch (c) {
            case 'd' -> "" + one("0123456789");
            case 'w' -> "" + one(ANY);
            case 's' -> " ";
            case 'D', 'S' -> "" + one(LETTERS);
            case 'W' -> "-";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'A', 'Z', 'b', 'y', 'm', 'M', 'B', 'Y' -> "";
            default -> "" + c;
        };
    }

    private String inClass() {
        boolean negated = at < pattern.length() && (pattern.charAt(at) == '^');
        at += negated ? 1 : 0;
        StringBuilder found = new StringBuilder();
        boolean first = true;
        while (at < pattern.length() && (pattern.charAt(at) != ']' || first)) {
            first = false;
            item(found);
        }
        at++;
        if (!negated) {
            return found.isEmpty() ? "x" : found.toString();
        }
        String others = (ANY + PUNCTUATION)
                .chars()
                .filter(c -> found.indexOf(String.valueOf((char) c)) < 0)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return others.isEmpty() ? "~" : others;
    }

    private void item(StringBuilder found) {
        char c = pattern.charAt(at++);
        if (c == '[' && at < pattern.length() && pattern.charAt(at) == ':') {
            int end = pattern.indexOf(":]", at);
            found.append(named(end < 0 ? "" : pattern.substring(at + 1, end)));
            at = end < 0 ? pattern.length() : end + 2;
        } else if (c == '\\' && at < pattern.length()) {
            char escaped = pattern.charAt(at++);
            found.append(
                    switch (escaped) {
                        case 'd' -> "0123456789";
                        case 'w' -> ANY + "_";
                        case 's' -> " ";
                        default -> "" + escaped;
                    });
        } else if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
            char last = pattern.charAt(at + 1);
            at += 2;
            for (char each = c; each <= last && each - c < 128; each++) {
                found.append(each);
            }
        } else {
            found.append(c);
        }
    }

    private static String named(String name) {
        return switch (name) {
            case "digit" -> "0123456789";
            case "alpha", "lower" -> LETTERS;
            case "upper" -> "ABCXYZ";
            case "xdigit" -> "0123456789abcdef";
            case "space", "blank" -> " ";
            case "punct" -> PUNCTUATION;
            default -> ANY;
        };
    }
}
