package dev.retort.catalog.postgresql;

import dev.retort.catalog.ObjectKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether PostgreSQL would have chosen a name: the table, the columns and a suffix, joined by underscores, the
 * longer of the first two cut until the whole has 63 bytes, and a number if that was taken. See
 * <a href="https://github.com/postgres/postgres/blob/master/src/backend/commands/indexcmds.c">makeObjectName and
 * ChooseRelationName</a>.
 */
final class ServerMadeName {

    private static final int LONGEST = 63;
    private static final Pattern NUMBER = Pattern.compile("[0-9]*");

    private ServerMadeName() {}

    static boolean looksLike(ObjectKind kind, String name, String table, List<String> columns) {
        return suffix(kind)
                .filter(suffix -> isMadeFrom(name, table, columnPart(kind, columns), suffix))
                .isPresent();
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
