package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan that is carried out exactly as it was made. */
class ExactPlanTest {

    private final ScriptFolder scripts;
    private final TestDatabase database;
    private final Retort retort;

    ExactPlanTest(@TempDir Path directory) {
        scripts = new ScriptFolder(directory).table("a1", "none").table("a2", "a1");
        database = TestDatabase.sqlite(directory);
        retort = Retort.configure()
                .url("sqlite:///" + directory.resolve("app.db"))
                .scripts(scripts.location())
                .build();
    }

    @Test
    void runsOneStepOfSeveral() {
        Step first = retort.planUpgrade("head").steps().get(0);

        RunResult result = retort.apply(new Plan(List.of(first), first.before(), first.after()));

        assertThat(result.heads()).containsExactly("a1");
        assertThat(database.tables()).containsExactly("t_a1");
    }

    @Test
    void refusesAPlanFromOtherVersionRowsBeforeAnythingRuns() {
        Plan plan = retort.planUpgrade("head");
        retort.upgrade("a1");

        assertThatThrownBy(() -> retort.apply(plan))
                .isInstanceOf(StalePlanException.class)
                .hasMessageContaining("the version rows have changed since the plan was made")
                .hasMessageContaining("planned from: (none)")
                .hasMessageContaining("found: a1")
                .hasMessageContaining("what to do: make a new plan from the current rows");
        assertThat(database.tables()).containsExactly("t_a1");
    }
}
