package dev.retort.cli.output;

import dev.retort.cli.output.Colours.Style;
import dev.retort.revision.Revision;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some revisions: each on one line, with all details, or drawn as a graph.
 *
 * @param name what the list is called in JSON
 * @param view what is known about them
 * @param revisions in the order in which they are shown; for a graph each before its parents
 * @param extra further members of the JSON document, before the list
 * @param none what is printed if there are none
 * @param form how a person sees them
 */
public record RevisionList(
        String name, GraphView view, List<Revision> revisions, Map<String, Object> extra, String none, Form form)
        implements Answer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    /** How revisions are printed. */
    public enum Form {
        /** One line each. */
        LINES,
        /** Everything that is known about each. */
        DETAILS,
        /** A graph. */
        TREE;

        /** Details if they are wanted, else lines. */
        public static Form of(boolean verbose) {
            return verbose ? DETAILS : LINES;
        }
    }

    /** The revisions of a project, called {@code revisions} in JSON. */
    public static RevisionList of(GraphView view, List<Revision> revisions, String none, Form form) {
        return new RevisionList("revisions", view, revisions, Map.of(), none, form);
    }

    @Override
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>(extra);
        json.put(name, revisions.stream().map(view::json).toList());
        return json;
    }

    @Override
    public void print(Console console) {
        if (revisions.isEmpty()) {
            console.message(none);
            return;
        }
        switch (form) {
            case LINES -> printLines(console);
            case DETAILS -> printDetails(console);
            case TREE ->
                GraphDrawing.of(revisions, revision -> node(revision, console)).forEach(console::result);
        }
    }

    private void printLines(Console console) {
        TextTable table =
                new TextTable("REVISION", "DOWN", "DEPENDS ON", "LABELS", "MARKS", "CREATED (UTC)", "MESSAGE");
        for (Revision revision : revisions) {
            List<String> marks = view.marks(revision);
            table.row(
                    marks.contains("current") ? Style.GOOD : Style.PLAIN,
                    revision.id(),
                    down(revision),
                    String.join(", ", revision.dependsOn()),
                    String.join(", ", view.labels(revision)),
                    String.join(", ", marks),
                    revision.created().map(TIME::format).orElse(""),
                    revision.message());
        }
        table.print(console);
    }

    private void printDetails(Console console) {
        printDetails(revisions.get(0), console);
        for (Revision revision : revisions.subList(1, revisions.size())) {
            console.result("");
            printDetails(revision, console);
        }
    }

    private void printDetails(Revision revision, Console console) {
        String marks = String.join(", ", view.marks(revision));
        console.result(console.styled(Style.BOLD, "revision ")
                + console.styled(Style.ID, revision.id())
                + (marks.isEmpty() ? "" : " (" + marks + ")"));
        line(console, revision.isMergePoint() ? "merges" : "parent", down(revision));
        line(console, "depends on", String.join(", ", revision.dependsOn()));
        line(console, "branches into", branches(view.graph().children(revision.id())));
        line(console, "labels", String.join(", ", view.labels(revision)));
        line(console, "created", revision.created().map(Object::toString).orElse(""));
        line(console, "path", view.path(revision));
        line(console, "message", revision.message());
    }

    private static String down(Revision revision) {
        return revision.isBase() ? "(base)" : String.join(", ", revision.down());
    }

    private static String branches(List<Revision> children) {
        return children.size() < 2
                ? ""
                : String.join(", ", children.stream().map(Revision::id).toList());
    }

    private static void line(Console console, String name, String value) {
        if (!value.isEmpty()) {
            console.result("  " + console.styled(Style.FAINT, String.format("%-14s", name + ":")) + value);
        }
    }

    private String node(Revision revision, Console console) {
        StringBuilder text = new StringBuilder(console.styled(Style.ID, revision.id()));
        if (!revision.labels().isEmpty()) {
            text.append(" [").append(String.join(", ", revision.labels())).append(']');
        }
        List<String> marks = view.marks(revision);
        if (!marks.isEmpty()) {
            text.append(' ').append(console.styled(Style.GOOD, "(" + String.join(", ", marks) + ")"));
        }
        if (!revision.message().isEmpty()) {
            text.append(' ').append(revision.message());
        }
        if (!revision.dependsOn().isEmpty()) {
            text.append(console.styled(Style.FAINT, " needs " + String.join(", ", revision.dependsOn())));
        }
        return text.toString();
    }

    /**
     * The places where the line of revisions divides.
     *
     * @param view what is known of the revisions
     */
    public record BranchList(GraphView view) implements Answer {

        @Override
        public Map<String, Object> json() {
            return Map.of(
                    "branches",
                    view.graph().branchPoints().stream().map(this::json).toList());
        }

        private Map<String, Object> json(Revision point) {
            Map<String, Object> json = new LinkedHashMap<>(view.json(point));
            json.put("children", children(point).stream().map(Revision::id).toList());
            return json;
        }

        @Override
        public void print(Console console) {
            List<Revision> points = view.graph().branchPoints();
            if (points.isEmpty()) {
                console.message("no branch points: the history is one line, or several separate ones");
                return;
            }
            TextTable table = new TextTable("BRANCH POINT", "CHILD", "LABELS", "MESSAGE");
            points.forEach(point -> addTo(table, point));
            table.print(console);
        }

        private void addTo(TextTable table, Revision point) {
            table.row(Style.PLAIN, point.id(), "", String.join(", ", view.labels(point)), point.message());
            children(point)
                    .forEach(child -> table.row(
                            Style.PLAIN, "", child.id(), String.join(", ", view.labels(child)), child.message()));
        }

        private List<Revision> children(Revision point) {
            return view.graph().children(point.id());
        }
    }
}
