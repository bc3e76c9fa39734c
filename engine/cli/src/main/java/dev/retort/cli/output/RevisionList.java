package dev.retort.cli.output;

import dev.retort.revision.Revision;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Some revisions, each on one line.
 *
 * @param name what the list is called in JSON
 * @param view what is known of them
 * @param revisions in the order in which they are shown
 * @param extra further members of the JSON document, before the list
 * @param none what is said if there are none
 */
public record RevisionList(
        String name, GraphView view, List<Revision> revisions, Map<String, Object> extra, String none)
        implements Answer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

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
        TextTable table =
                new TextTable("REVISION", "DOWN", "DEPENDS ON", "LABELS", "MARKS", "CREATED (UTC)", "MESSAGE");
        revisions.forEach(revision -> addTo(table, revision));
        table.print(console);
    }

    private void addTo(TextTable table, Revision revision) {
        List<String> marks = view.marks(revision);
        table.row(
                marks.contains("current") ? Style.GOOD : Style.PLAIN,
                revision.id(),
                revision.isBase() ? "(base)" : String.join(", ", revision.down()),
                String.join(", ", revision.dependsOn()),
                String.join(", ", view.labels(revision)),
                String.join(", ", marks),
                revision.created().map(TIME::format).orElse(""),
                revision.message());
    }
}
