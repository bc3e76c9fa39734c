package dev.retort.script;

import dev.retort.error.Problem;
import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Direction;
import dev.retort.script.SectionReader.SqlSections;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Outline;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one SQL file: header lines, then sections. A line that looks like a header or a section and is none is an error,
 * since it would otherwise be passed over as a comment, and the SQL below it would run with what is above.
 */
final class SqlFile {

    private static final Pattern HEADER = Pattern.compile("--\\s*([A-Za-z][\\w-]*)\\s*:(.*)");
    private static final Pattern SECTION =
            Pattern.compile("--\\s*(upgrade|downgrade)(?:\\s+([\\w-]+))?\\s*(?::(.*))?", Pattern.CASE_INSENSITIVE);

    private final ScriptOrigin origin;
    private final CharSequence text;
    private final List<Problem> problems = new ArrayList<>();
    private final SqlHeader header;
    private final SectionReader sections;
    private final Tokenizer lines;
    private boolean misread;

    private SqlFile(ScriptOrigin origin, CharSequence text) {
        this.origin = origin;
        boolean marked = text.length() > 0 && text.charAt(0) == '\uFEFF';
        this.text = text.subSequence(marked ? 1 : 0, text.length());
        this.lines = Tokenizer.lenient(this.text.subSequence(0, this.text.length()), DatabaseKind.SQLITE);
        this.header = new SqlHeader(origin.toString(), problems::add);
        this.sections = new SectionReader(origin.toString(), problems::add);
    }

    /**
     * Reads a file's text.
     *
     * @param found takes each problem; the result is empty if there was one
     */
    static Optional<RevisionScript> read(ScriptOrigin origin, CharSequence text, List<Problem> found) {
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
        try {
            readParts();
        } catch (SqlSyntaxException unreadable) {
            Problem problem = unreadable.problem();
            return broken(
                    (Integer) problem.facts().getOrDefault("line", 1),
                    problem.summary(),
                    problem.cure().orElse("correct it"));
        }
        Optional<dev.retort.revision.Revision> revision = header.revision();
        boolean transactional = header.transactional();
        if (sections.of(Direction.UPGRADE).isEmpty() && !misread) {
            broken(lineOf(text.length()), "there is no upgrade", "write a line -- upgrade, with the SQL below it");
        }
        return revision.map(it -> new SqlScript(
                it,
                header.saysWhatItFollows(),
                origin,
                transactional,
                sections.irreversible(),
                sections.of(Direction.UPGRADE),
                sections.of(Direction.DOWNGRADE),
                text));
    }

    /** The header, then each section with the line that begins it. */
    private void readParts() {
        PartReader parts = new PartReader(text, this::isSection, this::tells);
        int from = 0;
        Optional<Token> last;
        do {
            Outline part = parts.read(from, sections.database());
            part.comments().forEach(this::comment);
            if (sections.begun()) {
                sections.end(new SqlSections.Section(
                        text, from, part.end(), lineOf(from), part.code().isPresent()));
            } else {
                part.code().ifPresent(this::codeBeforeSections);
            }
            last = part.last();
            from = last.map(this::section).orElse(text.length());
        } while (last.isPresent());
    }

    private boolean isSection(Token comment) {
        return isFirst(comment)
                && SECTION.matcher(comment.text().stripTrailing()).matches();
    }

    /** Begins a section, and says where its text does: on the next line. */
    private int section(Token line) {
        Matcher section = SECTION.matcher(line.text().stripTrailing());
        if (section.matches()) {
            sections.begin(
                    section.group(1),
                    Optional.ofNullable(section.group(2)),
                    Optional.ofNullable(section.group(3)),
                    lineOf(line.start()));
        }
        int end = line.end();
        end += isAt(end, '\r') ? 1 : 0;
        return end + (isAt(end, '\n') ? 1 : 0);
    }

    private boolean isAt(int place, char wanted) {
        return place < text.length() && text.charAt(place) == wanted;
    }

    /** Whether a comment has to be looked at; a long file may have more of the others than can be held. */
    private boolean tells(Token comment) {
        return entry(comment).isPresent() || mistake(comment).isPresent();
    }

    private void comment(Token comment) {
        Optional<Matcher> entry = entry(comment);
        if (entry.isPresent()) {
            header.put(entry.get().group(1), entry.get().group(2), lineOf(comment.start()));
        } else {
            mistake(comment).ifPresent(mistake -> {
                misread = true;
                broken(lineOf(comment.start()), mistake.summary(), mistake.cure());
            });
        }
    }

    private Optional<Matcher> entry(Token comment) {
        return Optional.of(HEADER.matcher(comment.text().stripTrailing()))
                .filter(entry -> !sections.begun() && isFirst(comment) && entry.matches());
    }

    private Optional<MistakenLine> mistake(Token comment) {
        return MistakenLine.find(comment.text().stripTrailing(), isAlone(comment), sections.begun());
    }

    private void codeBeforeSections(int place) {
        if (!misread) {
            broken(lineOf(place), "there is SQL before the first section", "write a line -- upgrade above it");
        }
    }

    private boolean isFirst(Token comment) {
        return comment.start() == 0 || "\r\n".indexOf(text.charAt(comment.start() - 1)) >= 0;
    }

    private boolean isAlone(Token comment) {
        int before = comment.start() - 1;
        while (before >= 0 && "\r\n".indexOf(text.charAt(before)) < 0) {
            if (!Character.isWhitespace(text.charAt(before)) && text.charAt(before) != '\uFEFF') {
                return false;
            }
            before--;
        }
        return true;
    }

    private int lineOf(int place) {
        return lines.line(place);
    }

    private Optional<RevisionScript> broken(int line, String summary, String cure) {
        problems.add(problem(origin.toString(), line, summary, cure));
        return Optional.empty();
    }

    /**
     * A revision written as an SQL file.
     *
     * @param saysWhatItFollows whether its header has a line for that
     * @param text the whole file, which may still lie there
     */
    record SqlScript(
            dev.retort.revision.Revision revision,
            boolean saysWhatItFollows,
            ScriptOrigin origin,
            boolean transactional,
            Optional<String> irreversible,
            SqlSections upgrade,
            SqlSections downgrade,
            CharSequence text)
            implements RevisionScript {

        @Override
        public Checksum checksum(DatabaseKind database) {
            return Checksum.ofSql(
                    upgrade.forDialect(database.id()).map(SqlSections.Section::text),
                    downgrade.forDialect(database.id()).map(SqlSections.Section::text),
                    database);
        }

        /** Histories that an earlier version began have checksums of whole files. */
        @Override
        public Edit editSince(Optional<String> kept, DatabaseKind database) {
            if (kept.filter(Checksum::isOfWholeFile).isPresent()) {
                return Checksum.ofWholeFile(text).since(kept);
            }
            return checksum(database).since(kept);
        }

        @Override
        public boolean hasUpgrade(DatabaseKind database) {
            return upgrade.forDialect(database.id())
                    .filter(SqlSections.Section::hasCode)
                    .isPresent();
        }

        @Override
        public boolean hasDowngrade() {
            return !downgrade.isEmpty();
        }

        @Override
        public Optional<SqlPart> part(Direction direction, DatabaseKind database) {
            return sections(direction)
                    .forDialect(database.id())
                    .map(section ->
                            new SqlPart(section.file().toString(), section.from(), section.to(), section.line()));
        }

        private SqlSections sections(Direction direction) {
            return direction == Direction.DOWNGRADE ? downgrade : upgrade;
        }

        @Override
        public void run(Direction direction, Operations op) {
            SqlSections sections = sections(direction);
            sections.forDialect(op.database().id())
                    .filter(section -> !section.text().chars().allMatch(Character::isWhitespace))
                    .ifPresent(
                            section -> op.executeFile(section.text(), new SourceLine(origin.name(), section.line())));
        }
    }
}
