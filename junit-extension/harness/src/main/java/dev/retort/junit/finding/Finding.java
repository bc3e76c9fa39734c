package dev.retort.junit.finding;

import dev.retort.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One fault, with everything that a person needs to fix it. Made by {@link #of(String)}; every other method gives a
 * copy.
 *
 * @param headline one line from which the harm, the object, the revision and the database are plain
 * @param place the revision's file and the line, or what else it was read from
 * @param blame the operations or statements to look at, each with its place
 * @param difference what was expected and what was found, several lines
 * @param rows the rows concerned, one line each
 * @param cure what to do, in one sentence
 * @param inspect how to look at the database that was kept
 * @param again how to run this one again
 * @param about what it is about, if other checks may find the same in other words; see {@link #fault}
 * @param seenBy the other checks that found the same
 * @param remedy the cure with its SQL, if it is one of ours
 */
public record Finding(
        String headline,
        Optional<String> place,
        List<String> blame,
        List<String> difference,
        List<String> rows,
        Optional<String> cure,
        Optional<String> inspect,
        Optional<String> again,
        Optional<String> about,
        List<String> seenBy,
        Optional<Cure> remedy) {

    /** Copies the lists. */
    public Finding {
        Objects.requireNonNull(headline, "headline");
        blame = List.copyOf(blame);
        difference = List.copyOf(difference);
        rows = List.copyOf(rows);
        seenBy = List.copyOf(seenBy);
    }

    /** A finding of which only the headline is known yet. */
    public static Finding of(String headline) {
        return new Finding(
                headline,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** A copy that says where. */
    public Finding at(Optional<String> where) {
        return new Finding(headline, where, blame, difference, rows, cure, inspect, again, about, seenBy, remedy);
    }

    /** A copy that says which statements to look at. */
    public Finding blaming(List<String> statements) {
        return new Finding(headline, place, statements, difference, rows, cure, inspect, again, about, seenBy, remedy);
    }

    /** A copy that says what was expected and what was found. */
    public Finding differing(List<String> lines) {
        return new Finding(headline, place, blame, lines, rows, cure, inspect, again, about, seenBy, remedy);
    }

    /** A copy with the facts of a problem, but for those that are shown elsewhere, and with its cure. */
    public Finding explainedBy(Problem problem, Set<String> elsewhere) {
        List<String> lines = new ArrayList<>();
        problem.facts().forEach((name, value) -> {
            if (!elsewhere.contains(name)) {
                (name + ": " + ProblemFacts.marked(name, value).strip()).lines().forEach(lines::add);
            }
        });
        Finding explained = differing(lines);
        return problem.cure().map(explained::cured).orElse(explained);
    }

    /** A copy that shows rows. */
    public Finding showing(List<String> lines) {
        return new Finding(headline, place, blame, difference, lines, cure, inspect, again, about, seenBy, remedy);
    }

    /** A copy that says what to do. */
    public Finding cured(String whatToDo) {
        return cured(Optional.of(whatToDo), Optional.empty());
    }

    /** A copy that says what to do. */
    public Finding cured(Cure cure) {
        return cured(Optional.of(cure.text()), Optional.of(cure));
    }

    private Finding cured(Optional<String> text, Optional<Cure> known) {
        return new Finding(headline, place, blame, difference, rows, text, inspect, again, about, seenBy, known);
    }

    /** A copy that says how to look at the database. */
    public Finding inspectedBy(Optional<String> commandLine) {
        return new Finding(headline, place, blame, difference, rows, cure, commandLine, again, about, seenBy, remedy);
    }

    /** A copy that says how to run it again. */
    public Finding repeatedBy(Optional<String> commandLine) {
        return new Finding(headline, place, blame, difference, rows, cure, inspect, commandLine, about, seenBy, remedy);
    }

    /** A copy that says what it is about, in words that other checks use for the same. */
    public Finding about(String what) {
        return new Finding(
                headline, place, blame, difference, rows, cure, inspect, again, Optional.of(what), seenBy, remedy);
    }

    /** A copy that says which other checks found the same. */
    public Finding seenBy(List<String> others) {
        return new Finding(headline, place, blame, difference, rows, cure, inspect, again, about, others, remedy);
    }

    /** What is wrong, whoever found it and on whichever database: findings of which this is equal are one fault. */
    public String fault() {
        return about.orElseGet(() -> headline.replaceFirst(" \\([^()]*\\)$", ""));
    }

    /** The text that a person reads: what happened, where, why, expected and found, rows, cure, how to repeat it. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(headline);
        place.ifPresent(where -> add(lines, "at", List.of(where)));
        add(lines, "to blame", blame);
        difference.forEach(line -> lines.add("  " + line));
        add(lines, "rows", rows);
        add(lines, "also seen by", seenBy);
        cure.ifPresent(what -> add(lines, "what to do", List.of(what)));
        inspect.ifPresent(command -> add(lines, "look at it", List.of(command)));
        again.ifPresent(command -> add(lines, "run it again", List.of(command)));
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String fact, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String label = i == 0 ? "  " + fact + ": " : "  " + " ".repeat(fact.length() + 2);
            String indented = values.get(i).replace("\n", "\n" + " ".repeat(fact.length() + 4));
            lines.add(label + indented);
        }
    }
}
