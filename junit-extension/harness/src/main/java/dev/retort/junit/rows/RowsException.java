package dev.retort.junit.rows;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows that were given by hand can't be inserted, or rows can't be read. */
public final class RowsException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** The fact that says where the person who gives the rows has to look. */
    public static final String AT = "at";

    /** Makes the exception from its facts and what caused it, if anything did. */
    public RowsException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }

    /** The rows given by somebody can't be inserted, with the line that gives them. */
    public static RowsException of(GivenRows given, Throwable thrown) {
        Problem problem = thrown instanceof RetortException ours ? ours.problem() : thrown(given, thrown);
        if (problem.facts().containsKey(AT)) {
            return new RowsException(problem, thrown);
        }
        Optional<String> line =
                given.giver().map(giver -> giver.place(thrown)).or(() -> UserCode.lineOfAnybody(thrown));
        return new RowsException(line.map(at -> problem.with(AT, at)).orElse(problem), thrown);
    }

    /** The rows aren't read as somebody expects them, with the line that expects them. */
    public static RowsException of(ReadRows read, Throwable thrown) {
        Problem problem = thrown instanceof RetortException ours
                ? ours.problem()
                : Problem.of("rows-differ", "the rows aren't read as expected: " + thrown.getMessage());
        Optional<String> line = read.giver().map(giver -> giver.place(thrown)).or(() -> UserCode.lineOfAnybody(thrown));
        boolean known = problem.facts().containsKey(AT);
        return new RowsException(
                known ? problem : line.map(at -> problem.with(AT, at)).orElse(problem), thrown);
    }

    private static Problem thrown(GivenRows given, Throwable thrown) {
        String who = given.giver().map(UserCode::shown).orElse("the code that gives rows for " + given.revision());
        return Problem.of("rows-failed", who + " threw " + thrown)
                .cure("let it insert its rows without an exception; none of the rows for this revision are there now");
    }
}
