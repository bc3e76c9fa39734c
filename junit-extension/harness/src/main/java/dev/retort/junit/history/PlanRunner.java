package dev.retort.junit.history;

import dev.retort.revision.Plan;
import dev.retort.run.RunListener;
import dev.retort.schema.NamingConvention;
import dev.retort.script.ScriptCatalog;
import javax.sql.DataSource;

/** Carries out exactly the steps of a plan: the engine, as the harness sees it. */
@FunctionalInterface
public interface PlanRunner {

    /**
     * Runs a plan.
     *
     * @param database the database
     * @param catalog the scripts
     * @param naming names what they leave unnamed
     * @param plan what to run
     * @param listener is told what runs
     * @throws dev.retort.error.RetortException if a step fails
     */
    void run(DataSource database, ScriptCatalog catalog, NamingConvention naming, Plan plan, RunListener listener);
}
