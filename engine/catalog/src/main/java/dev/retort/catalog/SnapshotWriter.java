package dev.retort.catalog;

/**
 * Writes the stored form. A line is an object ({@code table public.t}, inner ones with a dash), an attribute
 * ({@code name: value}) or, with a bar, a line of an attribute's value that has several.
 */
public final class SnapshotWriter {

    /** What it begins with, in JSON the format; the number is another if what was stored before can't be read. */
    public static final String HEADER = "retort schema snapshot 2";

    static final String SERVER_MADE = " (name made by the server)";

    private final SchemaSnapshot snapshot;
    private final StringBuilder text = new StringBuilder();

    SnapshotWriter(SchemaSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    String write() {
        Database database = snapshot.database();
        text.append(HEADER).append('\n');
        text.append("database: ").append(database.name()).append('\n');
        text.append("version: ").append(database.version()).append('\n');
        for (SchemaObject object : snapshot.objects()) {
            text.append('\n');
            write(object, "", object.path().toString());
        }
        return text.toString();
    }

    private void write(SchemaObject object, String indent, String name) {
        text.append(indent).append(indent.isEmpty() ? "" : "- ");
        text.append(object.kind().label()).append(' ').append(name);
        text.append(object.serverMadeName() ? SERVER_MADE : "").append('\n');
        object.attributes().forEach((attribute, value) -> writeAttribute(indent + "    ", attribute, value));
        object.children().forEach(child -> write(child, indent + "  ", PathText.quoted(child.name())));
    }

    private void writeAttribute(String indent, String name, String value) {
        if (isOneLine(value)) {
            text.append(indent).append(name).append(": ").append(value).append('\n');
            return;
        }
        text.append(indent).append(name).append(":\n");
        for (String line : value.split("\n", -1)) {
            text.append(indent)
                    .append("| ")
                    .append(line.replace("\\", "\\\\").replace("\r", "\\r"))
                    .append('\n');
        }
    }

    private static boolean isOneLine(String value) {
        return !value.isEmpty() && value.equals(value.strip()) && value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
    }
}
