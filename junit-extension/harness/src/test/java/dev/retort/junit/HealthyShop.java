package dev.retort.junit;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Retort;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.rows.RowInserter;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Run by {@link MigrationTestTest} through the test kit; by itself it is no test that the build finds. */
@MigrationTest(scripts = "classpath:histories/shop", model = ShopModel.class)
@RowsAt(revision = "b2c3", sql = "INSERT INTO users (id, email, phone) VALUES (2, 'bob@example.org', '+43 1 2')")
final class HealthyShop implements MigrationChecks {

    @RowsAt("a1f0")
    void someUsers(RowInserter rows) {
        rows.insert("users", row("id", 1, "email", "ann@example.org"));
    }

    @MigrationTest(revision = "b2c3")
    void phonesBeginEmpty(MigrationRun run, SchemaSnapshot before, Retort retort) throws SQLException {
        run.before().insert("users", row("id", 7, "email", "eve@example.org"));
        run.upgrade();
        assertThat(run.rows("users")).extracting("phone").containsExactly("");
        assertThat(retort.current().ids()).containsExactly("b2c3");
        run.downgrade();
        assertThat(run.schema()).isEqualTo(before).isEqualTo(run.schemaBefore());
    }

    @MigrationTest(revision = "c4d5")
    void connectionsReachTheDatabase(DataSource source, Connection connection) throws SQLException {
        try (Connection another = source.getConnection()) {
            assertThat(another.getMetaData().getURL())
                    .isEqualTo(connection.getMetaData().getURL());
        }
    }
}
