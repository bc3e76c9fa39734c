package dev.retort.script;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.revision.RevisionException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The header lines of an SQL file, {@code -- key: value}, gathered one by one. */
final class SqlHeader {

    static final List<String> KEYS =
            List.of("revision", "down_revision", "message", "depends_on", "branch_labels", "created", "transactional");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Consumer<Problem> problems;
    private final String file;

    SqlHeader(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    void put(String key, String value, int line) {
        String plain = key.toLowerCase(Locale.ROOT);
        if (!KEYS.contains(plain)) {
            problem("unknown header '" + key + "'", line)
                    .accept(NearestName.of(plain, KEYS)
                                    .map(near -> "did you mean '" + near + "'? The headers are ")
                                    .orElse("the headers are ")
                            + String.join(", ", KEYS)
                            + "; a comment here must not have a colon after its first word");
        } else if (values.putIfAbsent(plain, value.strip()) != null) {
            problem("header '" + plain + "' comes twice", line)
                    .accept("keep one of the two; the first is on line " + lines.get(plain));
        } else {
            lines.put(plain, line);
        }
    }

    boolean transactional() {
        String value = values.getOrDefault("transactional", "true").toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            problem("'" + value + "' is neither true nor false", line("transactional"))
                    .accept("write -- transactional: false, or leave the line out");
        }
        return !value.equals("false");
    }

    Optional<dev.retort.revision.Revision> revision() {
        String id = values.getOrDefault("revision", "");
        if (id.isEmpty()) {
            problem("the file doesn't say which revision it is", 1)
                    .accept("write a line such as -- revision: 4f2c81d0a3be at its top");
            return Optional.empty();
        }
        try {
            return Optional.of(new dev.retort.revision.Revision(
                    id,
                    list("down_revision"),
                    list("depends_on"),
                    new LinkedHashSet<>(list("branch_labels")),
                    values.getOrDefault("message", ""),
                    created()));
        } catch (RevisionException e) {
            problem(e.problem().summary(), line("revision"))
                    .accept(e.problem().cure().orElse("choose another id"));
            return Optional.empty();
        }
    }

    /** Whether it names parents, or says that there are none. */
    boolean saysWhatItFollows() {
        return !values.getOrDefault("down_revision", "").isEmpty();
    }

    private List<String> list(String key) {
        String value = values.getOrDefault(key, "");
        if (value.equalsIgnoreCase("none")) {
            return List.of();
        }
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private Optional<Instant> created() {
        String value = values.getOrDefault("created", "");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Instant> read = instant(value);
        if (read.isEmpty()) {
            problem("'" + value + "' is not a timestamp", line("created"))
                    .accept("write it as ISO 8601, such as 2026-01-15T14:30:22Z");
        }
        return read;
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                                            text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from)
                                    instanceof OffsetDateTime zoned
                            ? zoned.toInstant()
                            : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private int line(String key) {
        return lines.getOrDefault(key, 1);
    }

    private Consumer<String> problem(String summary, int line) {
        return cure -> problems.accept(SqlFile.problem(file, line, summary, cure));
    }
}
