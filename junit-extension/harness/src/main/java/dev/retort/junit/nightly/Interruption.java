package dev.retort.junit.nightly;

import dev.retort.junit.check.Scene;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.history.Setup;
import dev.retort.junit.history.Setup.SetupDataSource;
import dev.retort.revision.Step;
import dev.retort.run.RunListener;
import dev.retort.run.StatementRun;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * One end of a run before its time.
 *
 * @param number how many statements have run by then
 * @param total how many there are
 * @param way how it ends
 */
record Interruption(int number, int total, Way way) {

    private static final int PATIENCE_MILLIS = 5_000;

    /** How a run ends. */
    enum Way {
        /** By an exception of the program that runs it. */
        ERROR,
        /** The server ends the session, as at a restart or a failover. */
        END_OF_SESSION
    }

    /** Runs a step up to there. */
    StepRun run(Step step, Workplace place, Scene scene) {
        List<Integer> sessions = new ArrayList<>();
        List<Setup> noted = way == Way.END_OF_SESSION
                ? List.of(Setup.of(
                        scene.kind(), Setup.When.EACH_CONNECTION, connection -> sessions.add(session(connection))))
                : List.of();
        DataSource source = new SetupDataSource(place.source(), place.source()::getConnection, noted);
        return scene.walk().history().run(step, source, new RunListener() {

            private int begun;
            private int done;

            @Override
            public void beforeStatement(StatementRun statement) {
                if (begun++ == number) {
                    end(place, sessions);
                }
            }

            @Override
            public void afterStatement(StatementRun statement, long nanos) {
                if (++done == total && number == total) {
                    end(place, sessions);
                }
            }
        });
    }

    private void end(Workplace place, List<Integer> sessions) {
        if (way == Way.ERROR) {
            throw new Ended();
        }
        try (Connection connection = place.source().getConnection()) {
            for (int session : sessions) {
                new Query(
                                connection,
                                "SELECT pg_terminate_backend(pid, " + PATIENCE_MILLIS
                                        + ") FROM pg_stat_activity WHERE pid = " + session)
                        .hasRows();
            }
        } catch (SQLException e) {
            throw Workplace.unreachable(e);
        }
    }

    private static int session(Connection connection) throws SQLException {
        return new Query(connection, "SELECT pg_backend_pid()").get(row -> row.getInt(1));
    }

    /** Such as {@code before its statement 2 of 3}. */
    String where(List<StatementRun> statements) {
        String how = way == Way.END_OF_SESSION ? " by the end of its session" : "";
        return number == statements.size()
                ? "after its last statement" + how
                : "before its statement " + (number + 1) + " of " + total + how;
    }

    /** The statement that ran last. */
    Optional<StatementRun> last(List<StatementRun> statements) {
        return number == 0 ? Optional.empty() : Optional.of(statements.get(number - 1));
    }

    /** What a program throws that is ended. */
    private static final class Ended extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Ended() {
            super("the run is interrupted by the check 'interrupted'");
        }
    }
}
