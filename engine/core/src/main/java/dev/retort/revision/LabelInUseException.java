package dev.retort.revision;

import dev.retort.error.Problem;

/** A label is the id or a label of another revision as well: code {@code label-in-use}. */
public final class LabelInUseException extends InvalidGraphException {

    private static final long serialVersionUID = 1L;

    private LabelInUseException(Problem problem) {
        super(problem);
    }

    static LabelInUseException of(String label, String first, String second) {
        return new LabelInUseException(Problem.of(
                        "label-in-use", "the label '" + label + "' of revision '" + second + "' is in use")
                .with("ids", first + ", " + second)
                .with("used by", first)
                .cure("choose another label; a label is given to one revision and reaches its descendants by itself"));
    }
}
