package dev.retort.junit.mutation;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.mutation.Mutant.Fate;
import dev.retort.junit.mutation.Mutant.Sign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What came of the mutants of a history.
 *
 * @param mutants all that were tried, in the order of the walk
 * @param already headlines that the history has without any mutation, which count for nothing
 * @param unreachable ids of revisions that aren't SQL files, which no mutation reaches
 * @param seed with which the same mutants and rows come again
 * @param millis how long it took, in milliseconds
 */
public record MutationReport(
        List<Mutant> mutants, List<String> already, List<String> unreachable, long seed, long millis) {

    /** Copies the lists. */
    public MutationReport {
        mutants = List.copyOf(mutants);
        already = List.copyOf(already);
        unreachable = List.copyOf(unreachable);
    }

    /** Found with the right revision and direction, of those that count; 1 if none counts. */
    public double score() {
        return score(any -> true);
    }

    /** The same of those that contradict themselves, for which nobody needs to know what was meant. */
    public double scoreOfContradictions() {
        return score(Sign.CONTRADICTION);
    }

    /** The same of those that can be seen by one sign. */
    public double score(Sign sign) {
        return score(mutant -> mutant.is(sign));
    }

    /** The same of some. */
    public double score(Predicate<Mutant> some) {
        long counting = mutants.stream().filter(some).filter(Mutant::counts).count();
        long found = mutants.stream()
                .filter(some)
                .filter(it -> it.fate() == Fate.FOUND)
                .count();
        return counting == 0 ? 1 : (double) found / counting;
    }

    /** How many had this fate. */
    public long count(Fate fate) {
        return mutants.stream().filter(mutant -> mutant.fate() == fate).count();
    }

    /** Those that count and that nobody saw as what they are, in order. */
    public List<Mutant> survivors() {
        return mutants.stream().filter(Mutant::isSurvivor).toList();
    }

    /**
     * Refuses a low score.
     *
     * @param least from 0 to 1
     * @throws AssertionError with the survivors, if the score is less
     */
    public void requireScore(double least) {
        if (score() < least) {
            throw new AssertionError(String.format(
                    Locale.ROOT, "the mutation score is %.3f, less than %.3f%n%s", score(), least, text()));
        }
    }

    /** The figures and the survivors by operator, for a person. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "mutation score %.3f: %d of %d found with the right revision and direction (%d said of another, %d not seen)",
                score(),
                count(Fate.FOUND),
                mutants.stream().filter(Mutant::counts).count(),
                count(Fate.MISPLACED),
                count(Fate.SURVIVED)));
        lines.add(part("of those that contradict themselves", Sign.CONTRADICTION));
        lines.add(part("of those that lead to another schema or other rows of the history's own", Sign.STATE));
        lines.add(part("of those of which a later revision makes the same again", Sign.PASSING));
        lines.add(part("of those that only make something else of users' rows", Sign.ROWS));
        lines.add(String.format(
                Locale.ROOT,
                "not counted: %d equivalent, %d that fail at once (%d of them found)",
                count(Fate.EQUIVALENT),
                count(Fate.BROKEN),
                counting(it -> it.fate() == Fate.BROKEN && it.said().isPresent())));
        if (!unreachable.isEmpty()) {
            lines.add("out of reach, since they are no SQL files: " + String.join(", ", unreachable));
        }
        already.forEach(headline -> lines.add("found without any mutation: " + headline));
        for (Operator operator : Operator.values()) {
            lines.addAll(survivors(operator));
        }
        return String.join("\n", lines);
    }

    private String part(String which, Sign sign) {
        return String.format(
                Locale.ROOT,
                "%s %.3f: %d of %d",
                which,
                score(sign),
                counting(it -> it.is(sign) && it.fate() == Fate.FOUND),
                counting(it -> it.is(sign) && it.counts()));
    }

    private List<String> survivors(Operator operator) {
        List<Mutant> all = mutants.stream()
                .filter(mutant -> mutant.mutation().operator() == operator && mutant.counts())
                .toList();
        List<Mutant> left = all.stream().filter(Mutant::isSurvivor).toList();
        return left.isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(operator.id() + ": " + left.size() + " of " + all.size() + " survive"),
                                left.stream()
                                        .flatMap(mutant -> mutant.text().lines())
                                        .map(line -> "  " + line))
                        .toList();
    }

    private long counting(Predicate<Mutant> some) {
        return mutants.stream().filter(some).count();
    }

    /** The same for a program: texts, numbers, truth values, lists and maps. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("score", score());
        json.put("scoreOfContradictions", scoreOfContradictions());
        for (Fate fate : Fate.values()) {
            json.put(fate.name().toLowerCase(Locale.ROOT), count(fate));
        }
        json.put("seed", seed);
        json.put("millis", millis);
        json.put("unreachable", unreachable);
        json.put("mutants", mutants.stream().map(MutationReport::json).toList());
        return json;
    }

    private static Map<String, Object> json(Mutant mutant) {
        Mutation mutation = mutant.mutation();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("operator", mutation.operator().id());
        json.put("revision", mutation.revision());
        json.put("file", mutation.file());
        json.put("line", mutation.line());
        json.put("direction", mutation.direction().word());
        json.put("before", mutation.before());
        json.put("after", mutation.after());
        json.put("database", mutant.database());
        json.put("fate", mutant.fate().name().toLowerCase(Locale.ROOT));
        mutant.sign().ifPresent(sign -> json.put("sign", sign.name().toLowerCase(Locale.ROOT)));
        json.put("difference", mutant.difference());
        mutant.said().ifPresent(headline -> json.put("said", headline));
        return json;
    }

    /**
     * Writes {@link #json} to a file, whose directory is made if it isn't there.
     *
     * @throws RetortException if it can't be written, code {@code report-unwritable}
     */
    public void writeTo(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
            Files.writeString(file, jsonText());
        } catch (IOException e) {
            throw new RetortException(
                    Problem.of("report-unwritable", "the report can't be written")
                            .with("file", file)
                            .with("reason", e)
                            .cure("name a file in a writable directory"),
                    e);
        }
    }

    private String jsonText() {
        try {
            return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
