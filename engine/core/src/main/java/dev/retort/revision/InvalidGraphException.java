package dev.retort.revision;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The revisions don't make a graph. A single problem is thrown under its own code: {@code duplicate-revision},
 * {@code label-in-use}, {@code missing-parent}, {@code missing-dependency}, {@code self-loop}, {@code cycle} or
 * {@code dependency-cycle}. Several are thrown as one exception with the code {@code invalid-graph}, which lists them all.
 */
public final class InvalidGraphException extends RevisionException {

    private static final long serialVersionUID = 1L;
    private static final int LISTED = 20;

    private final transient List<InvalidGraphException> problems;

    private InvalidGraphException(Problem problem) {
        super(problem);
        this.problems = List.of();
    }

    private InvalidGraphException(List<InvalidGraphException> problems) {
        super(Problem.of("invalid-graph", "the revisions have " + problems.size() + " problems")
                .with(
                        "problems",
                        problems.stream().map(RevisionException::problem).toList())
                .cure("correct each of them; nothing was changed"));
        this.problems = List.copyOf(problems);
    }

    static void throwIfAny(List<InvalidGraphException> problems) {
        if (problems.size() == 1) {
            throw problems.get(0);
        }
        if (!problems.isEmpty()) {
            throw new InvalidGraphException(problems);
        }
    }

    /** Each problem by itself; this exception if it is the only one. */
    public List<InvalidGraphException> problems() {
        return problems.isEmpty() ? List.of(this) : problems;
    }

    static InvalidGraphException duplicate(String id, String first, String second) {
        return new InvalidGraphException(Problem.of("duplicate-revision", "two revisions have the id '" + id + "'")
                .with("ids", List.of(id))
                .with("first", first)
                .with("second", second)
                .cure("delete one of the two, or give it another id"));
    }

    static InvalidGraphException labelInUse(String label, String first, String second) {
        return new InvalidGraphException(
                Problem.of("label-in-use", "the label '" + label + "' of revision '" + second + "' is already in use")
                        .with("ids", List.of(first, second))
                        .with("used by", first)
                        .cure("choose another label; a label belongs to one revision, and its descendants inherit it"));
    }

    static InvalidGraphException missingParent(
            String id, Optional<String> place, String parent, String nearest, Collection<String> known) {
        Problem problem = at(
                place,
                Problem.of("missing-parent", "the parent '" + parent + "' of revision '" + id + "' doesn't exist")
                        .with("ids", List.of(id, parent)));
        return new InvalidGraphException(problem.with("known", nearest)
                .cure(cure(
                        id,
                        parent,
                        known,
                        "restore the missing revision, or correct the parent; it must be a full id")));
    }

    /** A near name may be meant, or be near by chance, as numbers are. */
    private static String cure(String id, String asked, Collection<String> known, String otherwise) {
        List<String> others = known.stream().filter(name -> !name.equals(id)).toList();
        return NearestName.of(asked, others)
                .map(near -> "did you mean '" + near + "'? if not, " + otherwise)
                .orElse(otherwise);
    }

    private static Problem at(Optional<String> place, Problem problem) {
        return place.map(file -> problem.with("at", file)).orElse(problem);
    }

    static InvalidGraphException missingDependency(
            String id, Optional<String> place, String dependency, String nearest, Collection<String> known) {
        Problem problem = at(
                place,
                Problem.of(
                                "missing-dependency",
                                "revision '" + id + "' depends on '" + dependency + "', which doesn't exist")
                        .with("ids", List.of(id, dependency)));
        return new InvalidGraphException(problem.with("known", nearest)
                .cure(cure(
                        id,
                        dependency,
                        known,
                        "restore the missing revision, or correct the dependency; it must be a full id or a label")));
    }

    static InvalidGraphException ownParent(String id) {
        return selfLoop(id, "revision '" + id + "' names itself as its parent");
    }

    static InvalidGraphException ownDependency(String id) {
        return selfLoop(id, "revision '" + id + "' depends on itself");
    }

    private static InvalidGraphException selfLoop(String id, String summary) {
        return new InvalidGraphException(Problem.of("self-loop", summary)
                .with("ids", List.of(id))
                .cure("name the revision that comes before it"));
    }

    static InvalidGraphException cycle(List<String> ids) {
        return new InvalidGraphException(Problem.of(
                        "cycle",
                        "the parents of " + (ids.size() - 1) + " revisions form a cycle: " + Wording.cycle(ids))
                .with("ids", ids.subList(0, Math.min(ids.size() - 1, LISTED)))
                .cure("correct the parents of one of them"));
    }

    static InvalidGraphException dependencyCycle(List<String> ids) {
        return new InvalidGraphException(Problem.of(
                        "dependency-cycle",
                        "the parents and dependencies of " + (ids.size() - 1) + " revisions form a cycle: "
                                + Wording.cycle(ids))
                .with("ids", ids.subList(0, Math.min(ids.size() - 1, LISTED)))
                .cure("correct the parents and dependencies of one of them"));
    }
}
