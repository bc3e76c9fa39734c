package dev.retort.catalog;

import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the stored form that {@link SnapshotWriter} describes; the indentation tells what is inside what. */
final class SnapshotParser {

    private final List<String> lines;
    private int next;

    SnapshotParser(String text) {
        this.lines = List.of(text.replace("\r\n", "\n").split("\n", -1));
    }

    SchemaSnapshot parse() {
        if (!lines.get(0).equals(SnapshotWriter.HEADER)) {
            throw SnapshotException.unparsable(1, lines.get(0), why(lines.get(0)));
        }
        next = 1;
        Database database = new Database(database(heading("database: ")), heading("version: "));
        List<SchemaObject> objects = new ArrayList<>();
        for (skipEmpty(); next < lines.size(); skipEmpty()) {
            objects.add(object("", null));
        }
        return new SchemaSnapshot(database, objects);
    }

    private static String why(String first) {
        return first.matches("retort schema snapshot \\d+")
                ? "another version of Retort stored it, this one writes '" + SnapshotWriter.HEADER + "'"
                : "it doesn't begin with '" + SnapshotWriter.HEADER + "'";
    }

    private DatabaseKind database(String name) {
        return DatabaseKind.findByProduct(name).orElseThrow(() -> wrong("no database is called '" + name + "'"));
    }

    private String heading(String name) {
        String line = next < lines.size() ? lines.get(next) : "";
        if (!line.startsWith(name)) {
            throw wrong("'" + name.strip() + "' was expected");
        }
        next++;
        return line.substring(name.length());
    }

    private void skipEmpty() {
        while (next < lines.size() && lines.get(next).isEmpty()) {
            next++;
        }
    }

    private SchemaObject object(String indent, @Nullable ObjectPath parent) {
        String line = lines.get(next).substring(indent.isEmpty() ? 0 : indent.length() + 2);
        boolean serverMade = line.endsWith(SnapshotWriter.SERVER_MADE);
        String head = serverMade ? line.substring(0, line.length() - SnapshotWriter.SERVER_MADE.length()) : line;
        ObjectKind kind = kindOf(head);
        ObjectPath own = ObjectPath.parse(head.substring(kind.label().length() + 1));
        ObjectPath path = parent == null ? own : parent.child(own.name());
        next++;
        Map<String, String> attributes = attributes(indent + "    ");
        return new SchemaObject(kind, path, attributes, children(indent + "  ", path), serverMade);
    }

    private ObjectKind kindOf(String head) {
        for (ObjectKind kind : ObjectKind.values()) {
            if (head.startsWith(kind.label().toLowerCase(Locale.ROOT) + " ")) {
                return kind;
            }
        }
        throw wrong("no kind of object has this name");
    }

    private List<SchemaObject> children(String indent, ObjectPath parent) {
        List<SchemaObject> children = new ArrayList<>();
        while (next < lines.size() && lines.get(next).startsWith(indent + "- ")) {
            children.add(object(indent, parent));
        }
        return children;
    }

    private Map<String, String> attributes(String indent) {
        Map<String, String> attributes = new LinkedHashMap<>();
        while (next < lines.size() && isAttribute(lines.get(next), indent)) {
            String line = lines.get(next).substring(indent.length());
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw wrong("an attribute without a colon");
            }
            if (line.startsWith(SchemaObject.POSITION + ":") && !line.matches("\\w+: \\d{1,9}")) {
                throw wrong("a position must be a number");
            }
            next++;
            boolean oneLine = colon + 2 <= line.length();
            attributes.put(line.substring(0, colon), oneLine ? line.substring(colon + 2) : block(indent + "| "));
        }
        return attributes;
    }

    private static boolean isAttribute(String line, String indent) {
        return line.startsWith(indent) && !line.startsWith(indent + "- ") && !line.startsWith(indent + " ");
    }

    private String block(String prefix) {
        List<String> block = new ArrayList<>();
        for (; next < lines.size() && lines.get(next).startsWith(prefix); next++) {
            block.add(unescaped(lines.get(next).substring(prefix.length())));
        }
        return String.join("\n", block);
    }

    private static String unescaped(String line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            boolean escape = line.charAt(i) == '\\' && i + 1 < line.length();
            i += escape ? 1 : 0;
            text.append(escape && line.charAt(i) == 'r' ? '\r' : line.charAt(i));
        }
        return text.toString();
    }

    private SnapshotException wrong(String why) {
        return SnapshotException.unparsable(next + 1, next < lines.size() ? lines.get(next) : "", why);
    }
}
