package dev.retort.run;

import dev.retort.dialect.NothingDone;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Direction;
import java.util.Optional;

/**
 * A statement that is about to run or has run.
 *
 * @param revision the revision that it belongs to
 * @param direction which way the revision is run
 * @param operation what it is for, in a few words
 * @param sql its text
 * @param source where in the migration it comes from
 * @param transactional false if it runs outside of a transaction
 * @param number which of its operation's statements it is, from 1
 * @param total how many statements its operation has
 */
public record StatementRun(
        String revision,
        Direction direction,
        String operation,
        String sql,
        Optional<SourceLine> source,
        boolean transactional,
        int number,
        int total) {

    /** What it left out, in one line, with the place where it is written. */
    public String told(NothingDone what) {
        String where = source.map(line -> line + ": ").orElse("");
        return where
                + what.reason()
                + (what.isWorthWarning() ? "; so the schema may be another than this revision says" : "");
    }
}
