package dev.retort.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a path or a list of names as one line and reads it back; names are quoted only where they need it. */
public final class PathText {

    private final List<String> parts = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private boolean quoted;

    private final char separator;

    private PathText(char separator) {
        this.separator = separator;
    }

    /** Names in a list, parted by commas. */
    public static String list(List<String> names) {
        return names.stream()
                .map(name -> name.indexOf(',') < 0 ? quoted(name) : '"' + escaped(name) + '"')
                .collect(Collectors.joining(", "));
    }

    /** Reads what {@link #list} wrote; it has no names if it is empty. */
    static List<String> names(String list) {
        return list.isEmpty() ? List.of() : split(list, ',');
    }

    static String quoted(String name) {
        boolean plain = !name.isEmpty()
                && name.equals(name.strip())
                && !name.endsWith(SnapshotWriter.SERVER_MADE)
                && name.chars().noneMatch(c -> c == '.' || c == '"' || c == '\\' || c < ' ');
        return plain ? name : '"' + escaped(name) + '"';
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    static List<String> split(String path) {
        return split(path, '.');
    }

    private static List<String> split(String text, char separator) {
        PathText reader = new PathText(separator);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && reader.quoted && i + 1 < text.length()) {
                i++;
                reader.part.append(unescaped(text.charAt(i)));
            } else {
                reader.take(c);
            }
        }
        reader.end();
        return reader.parts;
    }

    private static char unescaped(char c) {
        return c == 'n' ? '\n' : c == 'r' ? '\r' : c;
    }

    private void take(char c) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == separator && !quoted) {
            end();
        } else if (c == ' ' && separator == ',' && !quoted && part.length() == 0) {
            return; // behind a comma; a name that begins so is quoted
        } else {
            part.append(c);
        }
    }

    private void end() {
        parts.add(part.toString());
        part.setLength(0);
    }
}
