package dev.retort.script;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.revision.Direction;
import dev.retort.sql.DatabaseKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Gathers the sections of an SQL file, one after the other. */
final class SectionReader {

    private static final List<String> DIALECTS =
            Arrays.stream(DatabaseKind.values()).map(DatabaseKind::id).toList();
    private static final String GENERAL = "";

    private final String file;
    private final Consumer<Problem> problems;
    private final Map<Direction, Map<String, SqlSections.Section>> sections = new EnumMap<>(Direction.class);
    private Optional<String> irreversible = Optional.empty();
    private Direction direction = Direction.STAMP;
    private String dialect = GENERAL;
    private int line;
    private boolean isReason;

    SectionReader(String file, Consumer<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    boolean begun() {
        return line > 0;
    }

    /** Begins a section, whose line is at a number. */
    void begin(String word, Optional<String> database, Optional<String> afterColon, int number) {
        direction = Direction.valueOf(word.toUpperCase(Locale.ROOT));
        dialect = database.map(name -> name.toLowerCase(Locale.ROOT)).orElse(GENERAL);
        line = number + 1;
        isReason = afterColon.isPresent();
        if (!dialect.equals(GENERAL) && !DIALECTS.contains(dialect)) {
            problem(number, "'" + dialect + "' is not a supported database")
                    .accept(NearestName.of(dialect, DIALECTS)
                            .map(near -> "did you mean " + near + "? If it is a comment, reword it")
                            .orElse("write postgresql or sqlite; if it is a comment, reword it"));
        }
        afterColon.ifPresent(words -> irreversible(words.strip(), number));
    }

    private void irreversible(String words, int number) {
        if (direction != Direction.DOWNGRADE
                || !dialect.equals(GENERAL)
                || !words.toLowerCase(Locale.ROOT).startsWith("irreversible")) {
            problem(number, "a section line has unexpected text after its colon")
                    .accept("write -- upgrade, -- downgrade, or -- downgrade: irreversible <why>");
            return;
        }
        if (irreversible.isPresent() || present(Direction.DOWNGRADE)) {
            problem(number, "there is both a downgrade and -- downgrade: irreversible")
                    .accept("keep one of the two");
        }
        String reason = words.substring("irreversible".length()).replaceFirst("^[\\s:,-]+", "");
        irreversible = Optional.of(reason.isEmpty() ? "no reason was given" : reason);
    }

    /** Whose the section is; empty if it is for every database without one of its own. */
    Optional<DatabaseKind> database() {
        return DatabaseKind.findById(dialect);
    }

    /**
     * Ends the section that was begun.
     *
     * @param section everything below its line
     */
    void end(SqlSections.Section section) {
        if (!isReason) {
            keep(section);
        } else if (section.hasCode()) {
            problem(line - 1, "there is SQL below -- downgrade: irreversible")
                    .accept("delete the SQL, or write -- downgrade");
        }
    }

    private void keep(SqlSections.Section section) {
        if (direction == Direction.DOWNGRADE && irreversible.isPresent()) {
            problem(line - 1, "there is both a downgrade and -- downgrade: irreversible")
                    .accept("keep one of the two");
        }
        Map<String, SqlSections.Section> same = sections.computeIfAbsent(direction, any -> new HashMap<>());
        SqlSections.Section first = same.putIfAbsent(dialect, section);
        if (first != null) {
            problem(line - 1, "the section appears twice")
                    .accept("keep one of the two; the first is on line " + (first.line() - 1));
        }
    }

    private boolean present(Direction which) {
        return sections.containsKey(which);
    }

    Optional<String> irreversible() {
        return irreversible;
    }

    SqlSections of(Direction which) {
        Map<String, SqlSections.Section> found = new HashMap<>(sections.getOrDefault(which, Map.of()));
        return new SqlSections(Optional.ofNullable(found.remove(GENERAL)), found);
    }

    private Consumer<String> problem(int number, String summary) {
        return cure -> problems.accept(SqlFile.problem(file, number, summary, cure));
    }

    /**
     * The sections of one direction.
     *
     * @param general for databases without one of their own
     * @param byDialect for single databases, by dialect name
     */
    record SqlSections(Optional<Section> general, Map<String, Section> byDialect) {

        SqlSections {
            byDialect = Map.copyOf(byDialect);
        }

        boolean isEmpty() {
            return general.isEmpty() && byDialect.isEmpty();
        }

        Optional<Section> forDialect(String dialect) {
            return Optional.ofNullable(byDialect.get(dialect)).or(() -> general);
        }

        /**
         * One section of an SQL file.
         *
         * @param file the text of the whole file, which may still lie there
         * @param from where the section begins in it, behind its line
         * @param to where it ends
         * @param line the line of the file on which it begins, from 1
         * @param hasCode whether there is more than comments in it
         */
        record Section(CharSequence file, int from, int to, int line, boolean hasCode) {

            /** Its text; of a file that isn't held, another one each time, that reads for itself. */
            CharSequence text() {
                return file.subSequence(from, to);
            }
        }
    }
}
