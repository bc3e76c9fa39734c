package dev.retort.run;

import dev.retort.dialect.NothingDone;
import dev.retort.dialect.SessionLeak;
import dev.retort.revision.Direction;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import dev.retort.run.RunResult.StepResult;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log about each step of one run. */
final class LogListener implements RunListener {

    private static final Logger LOG = LoggerFactory.getLogger(PlanRun.class);

    private final boolean quiet;
    private String label = "";

    /** A quiet one tells everything at level DEBUG. */
    LogListener(boolean quiet) {
        this.quiet = quiet;
    }

    @Override
    public void beforeStep(Step step) {
        label = label(step);
    }

    @Override
    public void nothingToRun(Step step) {
        String what = "{}: there is nothing in its upgrade for this database";
        if (quiet) {
            LOG.debug(what, label(step));
        } else {
            LOG.warn(what, label(step));
        }
    }

    @Override
    public void afterStatement(StatementRun statement, long nanos) {
        LOG.debug("{} ms: {}", nanos / 1_000_000, statement.sql());
        if (!statement.transactional() && isWorthTelling(statement.number(), statement.total())) {
            tell("{}: {} of {}", statement.operation(), statement.number(), statement.total());
        }
    }

    /** About twenty times for a long operation. */
    private static boolean isWorthTelling(int number, int total) {
        return total > 1 && number * 20L / total > (number - 1) * 20L / total;
    }

    @Override
    public void nothingDone(StatementRun statement, NothingDone what) {
        if (quiet || !what.isWorthWarning()) {
            LOG.debug("{}: {}", label, statement.told(what));
        } else {
            LOG.warn("{}: {}", label, statement.told(what));
        }
    }

    @Override
    public void afterStep(StepResult result) {
        tell("{} ({} ms)", label, result.millis());
        for (SessionLeak leak : result.leaks()) {
            String what = "{}: left its session changed, which was put back: {}";
            if (quiet) {
                LOG.debug(what, label, leak.describe());
            } else {
                LOG.warn(what, label, leak.describe());
            }
        }
    }

    private void tell(String message, Object... values) {
        if (quiet) {
            LOG.debug(message, values);
        } else {
            LOG.info(message, values);
        }
    }

    static String label(Step step) {
        String word = step.direction().word();
        Optional<Revision> revision = step.revision();
        if (revision.isEmpty() || step.direction() == Direction.STAMP) {
            return word + " " + step.before() + " -> " + step.after();
        }
        String id = revision.get().id();
        String parents = String.join(", ", revision.get().down());
        String message = revision.get().message();
        String way = step.direction() == Direction.UPGRADE
                ? (parents.isEmpty() ? id : parents + " -> " + id)
                : id + " -> " + (parents.isEmpty() ? "base" : parents);
        return word + " " + way + (message.isEmpty() ? "" : ", " + message);
    }
}
