package dev.retort.catalog.postgresql;

import dev.retort.catalog.ObjectKind;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells whether PostgreSQL would have chosen a name: the table, the columns and a suffix, joined by underscores, the
 * longer of the first two cut until the whole has 63 bytes, and a number if that was taken. See
 * <a href="https://github.com/postgres/postgres/blob/master/src/backend/commands/indexcmds.c">makeObjectName and
 * ChooseRelationName</a>.
 */
public final class ServerMadeName {

    private static final int LONGEST = 63;
    private static final Pattern NUMBER = Pattern.compile("[0-9]*");

    private static final Pattern SUFFIX =
            Pattern.compile("(.+)_(pkey|key|fkey|check|excl|idx|seq|not_null)[0-9]*", Pattern.CASE_INSENSITIVE);

    /** A character that isn't cut in half leaves a name shorter. */
    private static final int CUT = LONGEST - 3;

    private ServerMadeName() {}

    static boolean looksLike(ObjectKind kind, String name, String table, List<String> columns) {
        return suffix(kind)
                .filter(suffix -> isMadeFrom(name, table, columnPart(kind, columns), suffix))
                .isPresent();
    }

    /** A name without the number behind it; empty if it doesn't end as PostgreSQL's names do. */
    public static Optional<String> withoutNumber(String name) {
        return SUFFIX.matcher(name).matches() ? Optional.of(name.replaceFirst("[0-9]*$", "")) : Optional.empty();
    }

    /**
     * Whether PostgreSQL could have chosen a name for a constraint, an index or a sequence of a table. The case of letters
     * doesn't count.
     *
     * @param words the words of the statement that made it, among them the names of its columns
     */
    public static boolean couldBe(String name, String table, Collection<String> words) {
        Matcher parts = SUFFIX.matcher(name.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            return false;
        }
        String stem = parts.group(1);
        String holder = table.toLowerCase(Locale.ROOT);
        boolean cut = bytes(name) >= CUT;
        boolean alone = Set.of("pkey", "check").contains(parts.group(2)); // a check may be of several columns
        if (alone && (stem.equals(holder) || (cut && holder.startsWith(stem)))) {
            return true;
        }
        List<String> columns = Stream.concat(words.stream(), Stream.of("expr"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        return IntStream.range(0, stem.length())
                .filter(i -> stem.charAt(i) == '_')
                .filter(i -> stem.substring(0, i).equals(holder) || (cut && holder.startsWith(stem.substring(0, i))))
                .anyMatch(i -> isJoined(stem.substring(i + 1), columns, cut));
    }

    private static boolean isJoined(String text, List<String> words, boolean cut) {
        return words.stream()
                .anyMatch(word -> text.equals(word)
                        || (cut && word.startsWith(text))
                        || (text.startsWith(word + "_") && isJoined(text.substring(word.length() + 1), words, cut)));
    }

    private static Optional<String> suffix(ObjectKind kind) {
        return switch (kind) {
            case PRIMARY_KEY -> Optional.of("pkey");
            case UNIQUE -> Optional.of("key");
            case FOREIGN_KEY -> Optional.of("fkey");
            case CHECK -> Optional.of("check");
            case EXCLUSION -> Optional.of("excl");
            case INDEX -> Optional.of("idx");
            default -> Optional.empty();
        };
    }

    private static String columnPart(ObjectKind kind, List<String> columns) {
        return switch (kind) {
            case PRIMARY_KEY -> "";
            case CHECK -> columns.size() == 1 ? columns.get(0) : "";
            default -> String.join("_", columns);
        };
    }

    private static boolean isMadeFrom(String name, String table, String columns, String suffix) {
        int end = name.lastIndexOf("_" + suffix);
        if (end < 0) {
            return false;
        }
        String number = name.substring(end + 1 + suffix.length());
        return NUMBER.matcher(number).matches() && name.equals(made(table, columns, suffix + number));
    }

    private static String made(String table, String columns, String suffix) {
        int overhead = suffix.length() + 1 + (columns.isEmpty() ? 0 : 1);
        int first = bytes(table);
        int second = bytes(columns);
        while (first + second + overhead > LONGEST) {
            if (first > second) {
                first--;
            } else {
                second--;
            }
        }
        String start = clipped(table, first);
        return columns.isEmpty() ? start + "_" + suffix : start + "_" + clipped(columns, second) + "_" + suffix;
    }

    /** The longest beginning that has no more bytes and no half character. */
    private static String clipped(String text, int longest) {
        String clipped = text;
        while (bytes(clipped) > longest) {
            clipped = clipped.substring(0, clipped.offsetByCodePoints(clipped.length(), -1));
        }
        return clipped;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
