package dev.retort.revision;

import dev.retort.error.Problem;
import java.util.List;

/** The parents of some revisions lead in a circle: code {@code cycle}. */
public final class CycleException extends InvalidGraphException {

    private static final long serialVersionUID = 1L;

    private CycleException(Problem problem) {
        super(problem);
    }

    static CycleException of(List<String> circle) {
        return new CycleException(
                Problem.of("cycle", "the parents of " + (circle.size() - 1) + " revisions lead in a circle")
                        .with("ids", Wording.circle(circle))
                        .cure("correct the parents of one of them"));
    }
}
