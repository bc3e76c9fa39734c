package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.List;

/** Scripts were edited since being applied: code {@code edited-revision}. Nothing was run. */
public final class EditedRevisionException extends RetortException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> revisions;

    /**
     * Makes the exception from its facts.
     *
     * @param revisions the ids of the edited revisions
     */
    public EditedRevisionException(Problem problem, List<String> revisions) {
        super(problem);
        this.revisions = List.copyOf(revisions);
    }

    /** The ids of the edited revisions. */
    public List<String> revisions() {
        return revisions;
    }
}
