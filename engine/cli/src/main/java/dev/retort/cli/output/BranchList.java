package dev.retort.cli.output;

import dev.retort.revision.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The places where the line of revisions divides.
 *
 * @param view what is known of the revisions
 */
public record BranchList(GraphView view) implements Answer {

    @Override
    public Map<String, Object> json() {
        return Map.of(
                "branches", view.graph().branchPoints().stream().map(this::json).toList());
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
                .forEach(child ->
                        table.row(Style.PLAIN, "", child.id(), String.join(", ", view.labels(child)), child.message()));
    }

    private List<Revision> children(Revision point) {
        return view.graph().children(point.id());
    }
}
