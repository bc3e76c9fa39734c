package dev.retort.junit.known;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of a file of known findings: entries with an empty line between them, each a few lines {@code name: value}, of which
 * a value goes on in lines that are indented. Lines that begin with {@code #} are comments.
 *
 * @param location the file, for messages
 * @param reasons whether each entry must have its reason; not while the file is written anew
 */
record KnownText(String location, boolean reasons) {

    static final String BOTH = "both";

    private static final String CHECK = "check";
    private static final String REVISION = "revision";
    private static final String DATABASE = "database";
    private static final String FINDING = "finding";
    private static final String BECAUSE = "because";
    private static final List<String> NAMES = List.of(CHECK, REVISION, DATABASE, FINDING, BECAUSE);

    private static final String HEAD =
            """
            # Known findings: they were there when Retort came, and may stay for the reason that each gives.
            # One that no longer happens fails, until it is removed from here.
            """;

    /** What is wrong with a file, all of it at once. */
    static final class Faults {

        private final String location;
        private final List<Problem> all = new ArrayList<>();

        Faults(String location) {
            this.location = location;
        }

        void add(int line, String summary, String cure) {
            all.add(Problem.of("known-findings", summary)
                    .with("at", location + ":" + line)
                    .cure(cure));
        }

        /**
         * Refuses the file if anything is wrong.
         *
         * @throws RetortException with the code {@code broken-known-findings}
         */
        void refuse() {
            if (!all.isEmpty()) {
                String counted = all.size() == 1 ? "a problem" : all.size() + " problems";
                throw new RetortException(Problem.of(
                                "broken-known-findings", "the file of known findings has " + counted)
                        .with("problems", all.stream().map(Problem::text).collect(Collectors.joining("\n")))
                        .cure("correct what is listed above; nothing was run"));
            }
        }
    }

    /** The entries of a text; what is wrong goes to the faults. */
    List<KnownFinding> read(String text, Faults faults) {
        List<KnownFinding> entries = new ArrayList<>();
        Map<String, String> open = new LinkedHashMap<>();
        String last = "";
        int begin = 0;
        int number = 0;
        for (String line : (text + "\n\n").split("\\R", -1)) {
            number++;
            if (line.startsWith("#")) {
                continue;
            }
            if (line.isBlank()) {
                if (!open.isEmpty()) {
                    entry(open, begin, faults).ifPresent(entries::add);
                }
                open.clear();
            } else if (Character.isWhitespace(line.charAt(0)) && !open.isEmpty()) {
                open.merge(last, line.strip(), (value, more) -> (value + " " + more).strip());
            } else {
                begin = open.isEmpty() ? number : begin;
                last = line.split(":", 2)[0].strip();
                field(line, last, number, open, faults);
            }
        }
        return entries;
    }

    private static void field(String line, String name, int number, Map<String, String> open, Faults faults) {
        if (!NAMES.contains(name) || !line.contains(":")) {
            faults.add(
                    number,
                    "unknown line '" + line.strip() + "'",
                    NearestName.cure(name, NAMES, "write " + String.join(":, ", NAMES) + ": or # before a comment"));
            open.putIfAbsent(name, "");
        } else if (open.put(name, line.split(":", 2)[1].strip()) != null) {
            faults.add(
                    number, "there is a second '" + name + ":' in one entry", "put an empty line between two entries");
        }
    }

    private Optional<KnownFinding> entry(Map<String, String> open, int line, Faults faults) {
        List<String> missing = (reasons ? Stream.of(CHECK, FINDING, BECAUSE) : Stream.of(CHECK, FINDING))
                .filter(name -> open.getOrDefault(name, "").isBlank())
                .toList();
        if (missing.contains(BECAUSE) && missing.size() == 1) {
            faults.add(
                    line,
                    "an entry doesn't say why its finding may stay: " + open.get(FINDING),
                    "write the reason behind 'because:', or mend it and remove the entry");
        } else if (!missing.isEmpty()) {
            faults.add(
                    line,
                    "an entry has no "
                            + missing.stream().map(name -> "'" + name + ":'").collect(Collectors.joining(", ")),
                    "let retort.known-findings.update=true write the entries, and give each its reason");
        }
        return missing.isEmpty()
                ? Optional.of(new KnownFinding(
                        list(open, CHECK),
                        Optional.of(open.getOrDefault(REVISION, "")).filter(id -> !id.isEmpty()),
                        databases(list(open, DATABASE), line, faults),
                        open.getOrDefault(FINDING, ""),
                        open.getOrDefault(BECAUSE, ""),
                        line))
                : Optional.empty();
    }

    private static List<String> list(Map<String, String> open, String name) {
        return Stream.of(open.getOrDefault(name, "").split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static List<String> databases(List<String> written, int line, Faults faults) {
        List<String> databases = new ArrayList<>();
        for (String database : written) {
            try {
                databases.add(
                        database.equals(BOTH)
                                ? BOTH
                                : DatabaseRequest.parse(database).toString());
            } catch (RetortException e) {
                faults.add(line, e.problem().summary(), e.problem().cure().orElse("write sqlite or postgresql"));
            }
        }
        return databases;
    }

    /** The file's text; comments at its top stay. */
    static String write(String before, List<KnownFinding> entries) {
        String comments = before.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        StringBuilder text = new StringBuilder(comments.isEmpty() ? HEAD : comments);
        for (KnownFinding entry : entries) {
            text.append('\n');
            line(text, CHECK, String.join(", ", entry.checks()));
            entry.revision().ifPresent(id -> line(text, REVISION, id));
            if (!entry.databases().isEmpty()) {
                line(text, DATABASE, String.join(", ", entry.databases()));
            }
            line(text, FINDING, entry.finding());
            line(text, BECAUSE, entry.because());
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(':').append(value.isEmpty() ? "" : " " + value).append('\n');
    }
}
