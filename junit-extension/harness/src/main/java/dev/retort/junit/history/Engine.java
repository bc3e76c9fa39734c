package dev.retort.junit.history;

import dev.retort.error.Problem;
import dev.retort.revision.Plan;
import dev.retort.run.RunListener;
import dev.retort.schema.NamingConvention;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The engine, as the harness sees it: with the settings that an application has by default. */
public interface Engine {

    /**
     * Carries out exactly the steps of a plan.
     *
     * @param database the database
     * @param scripts the scripts and how they are named
     * @param plan what to run
     * @param listener is told what runs
     * @throws dev.retort.error.RetortException if a step fails
     */
    void run(DataSource database, Scripts scripts, Plan plan, RunListener listener);

    /**
     * Upgrades to the heads from wherever the database is, as an application does when it starts.
     *
     * @throws dev.retort.error.RetortException if a step fails, or the lock can't be had
     */
    void upgradeToHeads(DataSource database, Scripts scripts, RunListener listener);

    /**
     * The script that carries out a plan without the engine.
     *
     * @throws dev.retort.error.RetortException if there is none, since a revision needs a connection
     */
    String script(DatabaseKind database, Scripts scripts, Plan plan);

    /** Writes down that a database has a revision, in place of all that is written down there. */
    void stamp(DataSource database, Scripts scripts, String revision);

    /** Which other tool has filled a database, and how to tell where it stands; empty if none has. */
    Optional<Problem> foreign(DataSource database, Scripts scripts);

    /** What the engine has written down in a database. */
    Books books(DataSource database, Scripts scripts);

    /**
     * Scripts, and what names that which they leave unnamed.
     *
     * @param catalog the scripts
     * @param naming the convention
     */
    record Scripts(ScriptCatalog catalog, NamingConvention naming) {}

    /**
     * The engine's books, without what is another in each run: time, duration, user.
     *
     * @param versions the version rows
     * @param log one line for each step: revision, direction, heads, checksum
     */
    record Books(List<String> versions, List<String> log) {

        /** Copies the lists. */
        public Books {
            versions = List.copyOf(versions);
            log = List.copyOf(log);
        }
    }
}
