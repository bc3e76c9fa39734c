package dev.retort.cli.output;

import dev.retort.revision.Revision;
import java.util.List;
import java.util.Map;

/**
 * Some revisions with all that is known of each.
 *
 * @param name what the list is called in JSON
 * @param view what is known of them
 * @param revisions in the order in which they are shown
 * @param extra further members of the JSON document, before the list
 * @param none what is said if there are none
 */
public record RevisionDetails(
        String name, GraphView view, List<Revision> revisions, Map<String, Object> extra, String none)
        implements Answer {

    @Override
    public Map<String, Object> json() {
        return new RevisionList(name, view, revisions, extra, none).json();
    }

    @Override
    public void print(Console console) {
        if (revisions.isEmpty()) {
            console.message(none);
            return;
        }
        print(revisions.get(0), console);
        for (Revision revision : revisions.subList(1, revisions.size())) {
            console.result("");
            print(revision, console);
        }
    }

    private void print(Revision revision, Console console) {
        String marks = String.join(", ", view.marks(revision));
        console.result(console.styled(Style.BOLD, "revision ")
                + console.styled(Style.ID, revision.id())
                + (marks.isEmpty() ? "" : " (" + marks + ")"));
        line(console, revision.isMergePoint() ? "merges" : "parent", down(revision));
        line(console, "depends on", String.join(", ", revision.dependsOn()));
        line(console, "branches into", ids(view.graph().children(revision.id())));
        line(console, "labels", String.join(", ", view.labels(revision)));
        line(console, "created", revision.created().map(Object::toString).orElse(""));
        line(console, "path", view.path(revision));
        line(console, "message", revision.message());
    }

    private static String down(Revision revision) {
        return revision.isBase() ? "(base)" : String.join(", ", revision.down());
    }

    private static String ids(List<Revision> children) {
        return children.size() < 2
                ? ""
                : String.join(", ", children.stream().map(Revision::id).toList());
    }

    private static void line(Console console, String name, String value) {
        if (!value.isEmpty()) {
            console.result("  " + console.styled(Style.FAINT, String.format("%-14s", name + ":")) + value);
        }
    }
}
