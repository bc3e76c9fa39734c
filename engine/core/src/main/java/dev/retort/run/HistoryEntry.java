package dev.retort.run;

import dev.retort.row.Row;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line of the history.
 *
 * @param id counts up from 1
 * @param revision the revision's id; empty for a stamp that only removed rows
 * @param direction {@code upgrade}, {@code downgrade} or {@code stamp}
 * @param heads the version rows afterwards
 * @param appliedAt when
 * @param appliedBy the operating system's user
 * @param durationMillis how long it took, in milliseconds
 * @param checksum the script's checksum then, as {@link dev.retort.script.Checksum#toString} gives it
 * @param toolVersion Retort's version
 */
public record HistoryEntry(
        long id,
        String revision,
        String direction,
        List<String> heads,
        Instant appliedAt,
        String appliedBy,
        long durationMillis,
        Optional<String> checksum,
        String toolVersion) {

    /** Copies the rows. */
    public HistoryEntry {
        heads = List.copyOf(heads);
    }

    static HistoryEntry of(Row row) {
        return new HistoryEntry(
                row.number("id"),
                row.text("revision").orElse(""),
                row.text("direction").orElse(""),
                Arrays.stream(row.text("heads").orElse("").split(",", -1))
                        .filter(id -> !id.isEmpty())
                        .toList(),
                instant(row),
                row.text("applied_by").orElse(""),
                row.number("duration_millis"),
                row.text("checksum"),
                row.text("tool_version").orElse(""));
    }

    /** Where the database has no such type, it is kept as text. */
    private static Instant instant(Row row) {
        if (row.get("applied_at") instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        String text = row.text("applied_at").orElse("").replace(' ', 'T');
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 7;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
