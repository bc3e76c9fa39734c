package dev.retort.cli.output;

import dev.retort.run.HistoryEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was done to a database.
 *
 * @param entries the newest first
 */
public record LogList(List<HistoryEntry> entries) implements Answer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** Copies the entries. */
    public LogList {
        entries = List.copyOf(entries);
    }

    @Override
    public Map<String, Object> json() {
        return Map.of("log", entries.stream().map(LogList::json).toList());
    }

    private static Map<String, Object> json(HistoryEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", entry.id());
        json.put("revision", entry.revision());
        json.put("direction", entry.direction());
        json.put("heads", entry.heads());
        json.put("appliedAt", entry.appliedAt().toString());
        json.put("appliedBy", entry.appliedBy());
        json.put("millis", entry.durationMillis());
        json.put("checksum", entry.checksum().orElse(""));
        json.put("toolVersion", entry.toolVersion());
        return json;
    }

    @Override
    public void print(Console console) {
        if (entries.isEmpty()) {
            console.message("nothing has been done to this database yet");
            return;
        }
        TextTable table = new TextTable("REVISION", "DIRECTION", "WHEN (UTC)", "BY", "MILLIS", "VERSION ROWS AFTER IT");
        entries.forEach(entry -> table.row(
                Style.PLAIN,
                entry.revision().isEmpty() ? "-" : entry.revision(),
                entry.direction(),
                TIME.format(entry.appliedAt()),
                entry.appliedBy(),
                String.valueOf(entry.durationMillis()),
                entry.heads().isEmpty() ? "(base)" : String.join(", ", entry.heads())));
        table.print(console);
    }
}
