package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Retort;
import dev.retort.operation.writing.Operations;
import dev.retort.run.RunListener;
import dev.retort.run.StatementRun;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B4: many rows, in batches; a million of them with {@code -Dretort.slow=true}. */
class LargeTableTest extends Scenario {

    static final List<Class<? extends Migration>> MIGRATIONS = List.of(ManyRows.class, FillInBatches.class);
    private static final int ROWS = Boolean.getBoolean("retort.slow") ? 1_000_000 : 2_000;

    LargeTableTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "b4", message = "a large table")
    static final class ManyRows implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    table("many", column("id", integer()).notNull(), column("word", text()), column("size", integer()))
                            .primaryKey("id"));
            op.execute("INSERT INTO many (id, word) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                    + " WHERE i < " + ROWS + ") SELECT i * 3, 'word ' || i FROM n");
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("many");
        }
    }

    @Revision(id = "b4b", down = "b4", message = "sizes in batches")
    static final class FillInBatches implements Migration {
        @Override
        public void upgrade(Operations op) {
            long rows = op.query("SELECT count(*) AS n FROM many").get(0).number("n");
            op.updateInBatches("many", (int) (rows / 20), "size = id + length(word)", "size IS NULL");
        }

        @Override
        public void downgrade(Operations op) {
            op.execute("UPDATE many SET size = NULL");
        }
    }

    @Test
    void b4AKilledUpdateInBatchesGoesOnAndEndsTheSame() throws IOException, InterruptedException {
        Retort undisturbed = retort(MIGRATIONS);
        undisturbed.upgrade("head");
        List<String> expected = digest();
        undisturbed.downgrade("b4");

        assertThat(HaltingProcess.run(database.url(), 8)).isEqualTo(HaltingProcess.KILLED);

        assertThat(database.column("SELECT count(*) FROM many WHERE size IS NOT NULL"))
                .containsExactly(Integer.toString(ROWS / 20 * 7));
        assertThat(database.column("SELECT version_num FROM retort_version")).containsExactly("b4");
        Progress progress = new Progress();
        configured(MIGRATIONS).listener(progress).build().upgrade("head");
        assertThat(digest()).isEqualTo(expected);
        assertThat(progress.told).hasSize(14).startsWith("1/14").endsWith("14/14");
    }

    private List<String> digest() {
        return database.column(
                "SELECT count(*) || ' ' || sum(size) || ' ' || min(size) || ' ' || max(size) || ' ' || sum(id) FROM many");
    }

    private static final class Progress implements RunListener {

        private final List<String> told = new ArrayList<>();

        @Override
        public void afterStatement(StatementRun statement, long nanos) {
            assertThat(statement.transactional()).isFalse();
            told.add(statement.number() + "/" + statement.total());
        }
    }
}
