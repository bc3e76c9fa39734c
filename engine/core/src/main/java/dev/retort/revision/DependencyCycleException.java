package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.List;

/** The parents and dependencies of some revisions lead in a circle: code {@code dependency-cycle}. */
public final class DependencyCycleException extends InvalidGraphException {

    private static final long serialVersionUID = 1L;

    private DependencyCycleException(Problem problem) {
        super(problem);
    }

    static DependencyCycleException of(List<String> circle) {
        return new DependencyCycleException(Problem.of(
                        "dependency-cycle",
                        "the parents and dependencies of " + (circle.size() - 1) + " revisions lead in a circle")
                .with("ids", Wording.circle(circle))
                .cure("correct the parents and dependencies of one of them"));
    }
}
