package dev.retort.junit.verification;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Finding;
import dev.retort.schema.Default;
import dev.retort.schema.MetaData;
import dev.retort.schema.QualifiedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model has no words for, or says nothing of, is no drift. */
class SilentModelTest {

    private final Path scripts;

    SilentModelTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    @Nested
    class OnPostgresql {

        private static final String USERS =
                """
                CREATE EXTENSION citext;
                CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, email citext);
                CREATE INDEX ix_users_email ON users (email);
                CREATE TABLE visits (id SERIAL PRIMARY KEY, user_id INTEGER NOT NULL);
                ALTER TABLE visits ADD CONSTRAINT fk_visits_user FOREIGN KEY (user_id) REFERENCES users (id) %s;
                ALTER TABLE visits ADD CONSTRAINT ck_visits_user CHECK (user_id > 0) %s;
                CREATE TABLE days (day DATE NOT NULL) PARTITION BY RANGE (day);
                %s""";

        private static final String MORE =
                """
                CREATE TABLE days_2024 PARTITION OF days FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
                ALTER TABLE users ENABLE ROW LEVEL SECURITY;
                ALTER TABLE users REPLICA IDENTITY FULL;
                ALTER TABLE users SET (fillfactor = 60);
                ALTER TABLE users ALTER COLUMN email SET STORAGE EXTERNAL;
                ALTER TABLE users ALTER COLUMN email SET STATISTICS 500;
                ALTER INDEX ix_users_email SET (fillfactor = 70);
                COMMENT ON INDEX ix_users_email IS 'looked up at log-in';
                CLUSTER users USING ix_users_email;""";

        private final MetaData model = metaData()
                .sequence(sequence("visits_id_seq"))
                .table(table("users", column("id", integer()).notNull(), column("email", nativeType("citext")))
                        .primaryKey("id")
                        .index(index("ix_users_email").on("email")))
                .table(table(
                                "visits",
                                column("id", integer())
                                        .notNull()
                                        .withDefault(new Default.NextValue(QualifiedName.of("visits_id_seq"))),
                                column("user_id", integer()).notNull())
                        .primaryKey("id")
                        .check("ck_visits_user", "user_id > 0")
                        .constraint(
                                foreignKey("user_id").references("users", "id").named("fk_visits_user")))
                .table(table("days", column("day", date()).notNull())
                        .options(options -> options.withPartitionBy("RANGE (day)")));

        @Test
        void whatItCannotSayIsOverlooked() throws IOException {
            assertThat(drift("postgresql", USERS.formatted("NOT VALID", "NOT VALID", MORE), model))
                    .isEmpty();
        }

        @Test
        void whatItSaysCounts() throws IOException {
            MetaData demanding = metaData()
                    .table(table("notes", column("id", bigInteger()).notNull())
                            .primaryKey("id")
                            .options(options -> options.withStorage("fillfactor", "80")));

            assertThat(drift(
                            "postgresql",
                            "CREATE TABLE notes (id BIGINT NOT NULL PRIMARY KEY) WITH (fillfactor = 60);",
                            demanding))
                    .singleElement()
                    .asString()
                    .startsWith("head differs from the model: table notes: options is fillfactor=60 in the database,"
                            + " fillfactor=80 in the model");
        }
    }

    @Nested
    class OnSqlite {

        @Test
        void rowidIsNeverNull() throws IOException {
            MetaData model = metaData()
                    .table(table("items", column("id", nativeType("INTEGER")).notNull())
                            .primaryKey("id"));

            assertThat(drift("sqlite", "CREATE TABLE items (id INTEGER PRIMARY KEY);", model))
                    .isEmpty();
        }

        @Test
        void otherKeysMayBeNull() throws IOException {
            MetaData model = metaData()
                    .table(table("items", column("id", nativeType("BIGINT")).notNull())
                            .primaryKey("id"));

            assertThat(drift("sqlite", "CREATE TABLE items (id BIGINT PRIMARY KEY);", model))
                    .singleElement()
                    .asString()
                    .contains("column items.id is nullable in the database, NOT NULL in the model");
        }
    }

    private List<String> drift(String database, String upgrade, MetaData model) throws IOException {
        Files.writeString(
                scripts.resolve("r1.sql"),
                "-- revision: r1\n-- down_revision: none\n-- message: all\n\n-- upgrade\n" + upgrade
                        + "\n-- downgrade\nSELECT 1;\n");
        return MigrationVerification.of("silent")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database))
                .scripts(scripts.toString())
                .model(model)
                .checks("model")
                .run()
                .findings()
                .stream()
                .map(Finding::headline)
                .toList();
    }
}
