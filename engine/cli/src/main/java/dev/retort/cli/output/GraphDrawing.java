package dev.retort.cli.output;

import dev.retort.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Draws revisions as a graph, heads at the top: each line of descent has a lane of its own. */
final class GraphDrawing {

    private final List<String> lanes = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private GraphDrawing() {}

    /**
     * The lines of the drawing.
     *
     * @param headsFirst each revision before its parents
     * @param text what is shown beside a revision
     */
    static List<String> of(List<Revision> headsFirst, Function<Revision, String> text) {
        GraphDrawing drawing = new GraphDrawing();
        List<String> shown = headsFirst.stream().map(Revision::id).toList();
        headsFirst.forEach(revision -> drawing.add(
                revision, revision.down().stream().filter(shown::contains).toList(), text.apply(revision)));
        return drawing.lines;
    }

    private void add(Revision revision, List<String> parents, String text) {
        int lane = lanes.indexOf(revision.id());
        if (lane < 0) {
            lane = lanes.size();
            lanes.add(revision.id());
        }
        join(revision.id(), lane);
        lines.add(row(lane, '*') + " " + text);
        if (parents.isEmpty()) {
            end(lane);
        } else {
            lanes.set(lane, parents.get(0));
            divide(lane, parents.subList(1, parents.size()));
        }
    }

    /** Leads further lanes that wait for the same revision into its lane. */
    private void join(String id, int lane) {
        for (int other = lanes.lastIndexOf(id); other > lane; other = lanes.lastIndexOf(id)) {
            StringBuilder row = new StringBuilder(row(-1, ' '));
            for (int k = other; k < lanes.size(); k++) {
                row.setCharAt(2 * k, ' ');
                row.setCharAt(2 * k - 1, '/');
            }
            for (int gap = 2 * lane + 1; gap < 2 * other - 1; gap += 2) {
                row.setCharAt(gap, '_');
            }
            lines.add(row.toString().stripTrailing());
            lanes.remove(other);
        }
    }

    /** Opens a lane for each further parent of a merge. */
    private void divide(int lane, List<String> further) {
        int from = lane;
        for (String parent : further) {
            StringBuilder row = new StringBuilder(row(-1, ' ')).append("  ");
            for (int k = lanes.size() - 1; k > from; k--) {
                row.setCharAt(2 * k, ' ');
                row.setCharAt(2 * k + 1, '\\');
            }
            row.setCharAt(2 * from + 1, '\\');
            lines.add(row.toString().stripTrailing());
            from++;
            lanes.add(from, parent);
        }
    }

    /** Closes the lane of a base; those to its right move up. */
    private void end(int lane) {
        lanes.remove(lane);
        if (lane < lanes.size()) {
            StringBuilder row = new StringBuilder(" ".repeat(2 * lanes.size() + 2));
            for (int k = 0; k < lanes.size(); k++) {
                row.setCharAt(k < lane ? 2 * k : 2 * k + 1, k < lane ? '|' : '/');
            }
            lines.add(row.toString().stripTrailing());
        }
    }

    private String row(int marked, char mark) {
        StringBuilder row = new StringBuilder();
        for (int k = 0; k < lanes.size(); k++) {
            row.append(k == marked ? mark : '|').append(' ');
        }
        return row.toString();
    }
}
