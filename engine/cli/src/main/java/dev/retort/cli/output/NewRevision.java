package dev.retort.cli.output;

import dev.retort.script.writing.WrittenRevision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A revision that was written.
 *
 * @param revision what it is
 */
public record NewRevision(WrittenRevision revision) implements Answer {

    @Override
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", revision.id());
        json.put("down", revision.down());
        json.put("dependsOn", revision.dependsOn());
        json.put("labels", revision.labels());
        json.put("message", revision.message());
        json.put("created", revision.created().map(Instant::toString).orElse(""));
        json.put("path", revision.path().toString());
        return Map.of("revision", json);
    }

    @Override
    public void print(Console console) {
        console.result(revision.path().toString());
        console.message("new revision " + console.styledMessage(Style.ID, revision.id()) + " after "
                + (revision.down().isEmpty() ? "(base)" : String.join(", ", revision.down())));
    }
}
