package dev.retort.cli.output;

import dev.retort.revision.Revision;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A revision that was written.
 *
 * @param revision what it is
 * @param file where it is
 */
public record NewRevision(Revision revision, Path file) implements Answer {

    @Override
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", revision.id());
        json.put("down", revision.down());
        json.put("dependsOn", revision.dependsOn());
        json.put("labels", List.copyOf(revision.labels()));
        json.put("message", revision.message());
        json.put("created", revision.created().map(Object::toString).orElse(""));
        json.put("path", file.toString());
        return Map.of("revision", json);
    }

    @Override
    public void print(Console console) {
        console.result(file.toString());
        console.message("new revision " + console.styledMessage(Style.ID, revision.id()) + " after "
                + (revision.isBase() ? "(base)" : String.join(", ", revision.down())));
    }
}
