package dev.retort.catalog;

import java.util.ArrayList;
import java.util.List;

/** Writes a path as one line and reads it back; names are quoted only where they need it. */
final class PathText {

    private final List<String> parts = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private boolean quoted;

    private PathText() {}

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

    static List<String> split(String text) {
        PathText reader = new PathText();
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
        } else if (c == '.' && !quoted) {
            end();
        } else {
            part.append(c);
        }
    }

    private void end() {
        parts.add(part.toString());
        part.setLength(0);
    }
}
