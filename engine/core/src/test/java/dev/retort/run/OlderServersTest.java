package dev.retort.run;

import static dev.retort.schema.Schema.column;
import static dev.retort.schema.Schema.integer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What older servers can't do is refused with what does the same there: run with {@code -Dretort.postgresql.version=15}. */
class OlderServersTest extends OnADatabase {

    private static final String AREAS = "SELECT area FROM t_a ORDER BY 1";

    OlderServersTest(@TempDir Path directory) throws SQLException {
        super(directory, TestDatabase.postgresql());
    }

    @Revision(id = "a2", down = "a1")
    static final class AnotherExpression implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.setExpression("t_a", "area", "width * 4");
        }
    }

    @Revision(id = "a2", down = "a1")
    static final class Cured implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.dropColumn("t_a", "area");
            op.addColumn("t_a", column("area", integer()).generatedAs("width * 4"));
        }
    }

    @Test
    void anotherExpressionOfAGeneratedColumn() {
        scripts.script(
                "a1",
                "none",
                "CREATE TABLE t_a (width int, area int GENERATED ALWAYS AS (width * width) STORED);"
                        + " INSERT INTO t_a (width) VALUES (3), (5);",
                "");
        int version = Integer.parseInt(
                database.column("SELECT current_setting('server_version_num')").get(0));
        Class<? extends Migration> step = AnotherExpression.class;
        if (version < 170_000) {
            assertThatThrownBy(() -> configured()
                            .migrations(List.of(AnotherExpression.class))
                            .build()
                            .upgrade("head"))
                    .hasMessageContaining("since version 17")
                    .hasMessageContaining("column: t_a.area")
                    .hasMessageContaining("drop the column and add it again");
            assertThat(database.column(AREAS)).containsExactly("9", "25");
            step = Cured.class;
        }

        configured().migrations(List.of(step)).build().upgrade("head");

        assertThat(database.column(AREAS)).containsExactly("12", "20");
    }
}
