package dev.retort.script.writing;

import dev.retort.revision.Revision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text of a new revision's file, ready to be filled in by its author. */
final class ScriptText {

    private ScriptText() {}

    static String sql(Revision revision) {
        List<String> lines = new ArrayList<>();
        lines.add("-- revision: " + revision.id());
        lines.add("-- down_revision: " + (revision.isBase() ? "none" : String.join(", ", revision.down())));
        lines.add(("-- message: " + oneLine(revision.message())).stripTrailing());
        addUnlessEmpty(lines, "-- depends_on: ", revision.dependsOn());
        addUnlessEmpty(lines, "-- branch_labels: ", revision.labels());
        revision.created().ifPresent(created -> lines.add("-- created: " + seconds(created)));
        lines.addAll(List.of("", "-- upgrade", "", "-- downgrade", ""));
        return String.join("\n", lines);
    }

    static String java(Revision revision, Optional<String> packageName, String className) {
        String header = packageName.map(name -> "package " + name + ";\n\n").orElse("");
        return header
                + """
                import static dev.retort.schema.Schema.*;

                import dev.retort.operation.writing.Operations;
                import dev.retort.script.Migration;
                import dev.retort.script.Revision;

                @Revision(%s)
                public final class %s implements Migration {

                    @Override
                    public void upgrade(Operations op) {}

                    @Override
                    public void downgrade(Operations op) {}
                }
                """
                        .formatted(annotation(revision), className);
    }

    private static String annotation(Revision revision) {
        List<String> members = new ArrayList<>();
        members.add("id = " + literal(revision.id()));
        addMember(members, "down", revision.down());
        members.add("message = " + literal(oneLine(revision.message())));
        addMember(members, "dependsOn", revision.dependsOn());
        addMember(members, "labels", revision.labels());
        revision.created().ifPresent(created -> members.add("created = " + literal(seconds(created))));
        return "\n        " + String.join(",\n        ", members);
    }

    private static void addMember(List<String> members, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            String text = values.stream().map(ScriptText::literal).collect(Collectors.joining(", "));
            members.add(name + " = " + (values.size() == 1 ? text : "{" + text + "}"));
        }
    }

    private static void addUnlessEmpty(List<String> lines, String start, Collection<String> values) {
        if (!values.isEmpty()) {
            lines.add(start + String.join(", ", values));
        }
    }

    private static String seconds(Instant created) {
        return created.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }

    /** Also escapes what javac reads before it looks at anything else: backslash-u sequences begin with a backslash. */
    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
