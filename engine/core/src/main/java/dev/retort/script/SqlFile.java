package dev.retort.script;

import static dev.retort.schema.Schema.sql;

import dev.retort.error.Problem;
import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Direction;
import dev.retort.script.SectionReader.SqlSections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one SQL file: header lines, then sections. A line that looks like a header or a section and is none is an error,
 * since it would otherwise be passed over as a comment.
 */
final class SqlFile {

    private static final Pattern HEADER = Pattern.compile("--\\s*([A-Za-z][\\w-]*)\\s*:(.*)");
    private static final Pattern SECTION =
            Pattern.compile("--\\s*(upgrade|downgrade)(?:\\s+([\\w-]+))?\\s*(?::(.*))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FENCE =
            Pattern.compile("\\s*--\\s*statement\\s+(begin|end)\\s*", Pattern.CASE_INSENSITIVE);

    private final ScriptOrigin origin;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();
    private final SqlHeader header;
    private final SectionReader sections;
    private boolean fenced;
    private boolean textBeforeSection;

    private SqlFile(ScriptOrigin origin, String text) {
        this.origin = origin;
        this.text = text;
        this.header = new SqlHeader(origin.toString(), problems::add);
        this.sections = new SectionReader(origin.toString(), problems::add);
    }

    /**
     * Reads a file's text.
     *
     * @param found takes each problem; the result is empty if there was one
     */
    static Optional<RevisionScript> read(ScriptOrigin origin, String text, List<Problem> found) {
        SqlFile file = new SqlFile(origin, text);
        Optional<RevisionScript> script = file.script();
        found.addAll(file.problems);
        return file.problems.isEmpty() ? script : Optional.empty();
    }

    static Problem problem(String file, int line, String summary, String cure) {
        return Problem.of("broken-script", summary)
                .with("at", file + ":" + line)
                .cure(cure);
    }

    private Optional<RevisionScript> script() {
        String[] lines = stripMark(text).split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            line(lines[i], i + 1);
        }
        sections.end();
        Optional<dev.retort.revision.Revision> revision = header.revision();
        boolean transactional = header.transactional();
        if (sections.of(Direction.UPGRADE).isEmpty()) {
            problems.add(problem(
                    origin.toString(),
                    lines.length,
                    "there is no upgrade",
                    "write a line -- upgrade, with the SQL below it"));
        }
        return revision.map(it -> new SqlScript(
                it,
                header.saysWhatItFollows(),
                origin,
                Checksum.ofSql(text),
                transactional,
                sections.irreversible(),
                sections.of(Direction.UPGRADE),
                sections.of(Direction.DOWNGRADE)));
    }

    private void line(String line, int number) {
        Matcher fence = FENCE.matcher(line);
        if (fence.matches()) {
            fenced = fence.group(1).equalsIgnoreCase("begin");
        }
        Matcher section = SECTION.matcher(line.stripTrailing());
        if (!fenced && section.matches()) {
            sections.begin(
                    section.group(1),
                    Optional.ofNullable(section.group(2)),
                    Optional.ofNullable(section.group(3)),
                    number);
        } else if (sections.begun()) {
            sections.add(line);
        } else {
            beforeSections(line, number);
        }
    }

    private void beforeSections(String line, int number) {
        Matcher entry = HEADER.matcher(line);
        if (entry.matches()) {
            header.put(entry.group(1), entry.group(2), number);
        } else if (!line.isBlank() && !line.stripLeading().startsWith("--") && !textBeforeSection) {
            textBeforeSection = true;
            problems.add(problem(
                    origin.toString(),
                    number,
                    "there is SQL before the first section",
                    "write a line -- upgrade above it"));
        }
    }

    private static String stripMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** A revision written as an SQL file; {@code saysWhatItFollows} tells whether its header has a line for that. */
    record SqlScript(
            dev.retort.revision.Revision revision,
            boolean saysWhatItFollows,
            ScriptOrigin origin,
            Checksum checksum,
            boolean transactional,
            Optional<String> irreversible,
            SqlSections upgrade,
            SqlSections downgrade)
            implements RevisionScript {

        @Override
        public boolean hasDowngrade() {
            return !downgrade.isEmpty();
        }

        @Override
        public void run(Direction direction, Operations op) {
            SqlSections sections = direction == Direction.DOWNGRADE ? downgrade : upgrade;
            sections.forDialect(op.database().id())
                    .filter(section -> !section.text().isBlank())
                    .ifPresent(section ->
                            op.executeFile(sql(section.text()), new SourceLine(origin.name(), section.line())));
        }
    }
}
