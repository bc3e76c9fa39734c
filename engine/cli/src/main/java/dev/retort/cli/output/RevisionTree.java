package dev.retort.cli.output;

import dev.retort.revision.Revision;
import java.util.List;
import java.util.Map;

/**
 * Some revisions, drawn as a graph.
 *
 * @param view what is known of them
 * @param headsFirst each before its parents
 */
public record RevisionTree(GraphView view, List<Revision> headsFirst) implements Answer {

    @Override
    public Map<String, Object> json() {
        return new RevisionList("revisions", view, headsFirst, Map.of(), "").json();
    }

    @Override
    public void print(Console console) {
        if (headsFirst.isEmpty()) {
            console.message("no revisions");
        }
        GraphDrawing.of(headsFirst, revision -> text(revision, console)).forEach(console::result);
    }

    private String text(Revision revision, Console console) {
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
}
