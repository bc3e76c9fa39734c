package dev.retort.assertions;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static dev.retort.schema.Schema.metaData;

import dev.retort.Retort;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's own tables are no part of a model, whatever they are called. */
class OwnTablesTest {

    private static Connection connect(String database) throws SQLException {
        return database.equals("sqlite") ? TestDatabases.sqlite() : TestDatabases.postgres();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void areNotUnexpectedUnderOtherNames(String database, @TempDir Path scripts) throws IOException, SQLException {
        Files.writeString(
                scripts.resolve("a1.sql"), "-- revision: a1\n-- down_revision: none\n\n-- upgrade\n\n-- downgrade\n");
        try (Connection connection = connect(database)) {
            Retort.configure()
                    .connection(connection)
                    .scripts(scripts.toString())
                    .versionTable("done")
                    .historyTable("done_log")
                    .build()
                    .upgrade("head");
            SchemaSnapshot schema = SchemaSnapshot.of(connection);
            Set<String> own = schema.objects().stream()
                    .filter(SchemaObject::isOfTheEngine)
                    .map(table -> table.path().toString())
                    .collect(Collectors.toSet());
            String prefix = database.equals("sqlite") ? "" : "public.";
            Assertions.assertThat(own).containsExactlyInAnyOrder(prefix + "done", prefix + "done_log");
            assertThat(schema).matchesModel(metaData(), connection);
            Assertions.assertThat(DataSnapshot.ofAllBut(own, connection).tables())
                    .isEmpty();
            Assertions.assertThat(DataSnapshot.of(connection).tables()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void areKnownByMoreThanOneColumn(String database) throws SQLException {
        try (Connection connection = connect(database)) {
            TestDatabases.run(connection, "create table release (version_num varchar(32) not null primary key)");
            Assertions.assertThat(SchemaSnapshot.of(connection).objects()).noneMatch(SchemaObject::isOfTheEngine);
        }
    }
}
