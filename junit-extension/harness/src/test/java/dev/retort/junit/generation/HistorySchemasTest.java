package dev.retort.junit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.Retort;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.error.RetortException;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas at the head of histories that others wrote: every table gets rows, and the statements give them again. */
class HistorySchemasTest {

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void everyTableIsFilled(DatabaseKind database) throws IOException, SQLException, URISyntaxException {
        List<String> wrong = new ArrayList<>();
        int schemas = 0;
        for (Path folder : cases()) {
            Map<String, Object> facts = JSON.std.mapFrom(Files.readString(folder.resolve("case.json")));
            if (((List<?>) facts.getOrDefault("databases", List.of())).contains(database.id())) {
                try (Connection connection =
                        database == DatabaseKind.SQLITE ? TestDatabases.sqlite() : TestDatabases.postgres()) {
                    if (climbs(folder, facts, connection, database)) {
                        schemas++;
                        check(folder, connection, wrong);
                    }
                    if (database == DatabaseKind.POSTGRESQL) {
                        TestDatabases.drop(connection);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(schemas).isGreaterThanOrEqualTo(70);
    }

    private static List<Path> cases() throws IOException, URISyntaxException {
        try (Stream<Path> folders = Files.list(
                Path.of(HistorySchemasTest.class.getResource("/faults").toURI()))) {
            return folders.sorted().toList();
        }
    }

    private static boolean climbs(Path folder, Map<String, Object> facts, Connection connection, DatabaseKind database)
            throws SQLException {
        if (facts.get("on_connect") instanceof Map<?, ?> statements
                && statements.get(database.id()) instanceof List<?> list) {
            for (Object statement : list) {
                Query.run(connection, String.valueOf(statement));
            }
        }
        Path own = folder.resolve("revisions." + database.id());
        try {
            Retort.configure()
                    .connection(connection)
                    .scripts((Files.isDirectory(own) ? own : folder.resolve("revisions")).toString())
                    .quiet(true)
                    .build()
                    .upgrade("heads");
            return true;
        } catch (RetortException brokenHistory) {
            return false;
        }
    }

    private static void check(Path folder, Connection connection, List<String> wrong) throws SQLException {
        SchemaSnapshot schema = SchemaSnapshot.of(connection);
        connection.setAutoCommit(false);
        GeneratedRows rows = RowGenerator.seeded(7).fill(connection, schema);
        rows.untested().forEach(table -> wrong.add(folder.getFileName() + ": " + table));
        rows.refusals().forEach(refusal -> wrong.add(folder.getFileName() + ": refused " + refusal));
        DataSnapshot generated = DataSnapshot.of(connection);
        connection.rollback();
        for (String sql : rows.statements()) {
            try {
                Query.run(connection, sql);
            } catch (SQLException e) {
                wrong.add(folder.getFileName() + ": " + e.getMessage() + " for " + sql);
                break;
            }
        }
        DataSnapshot again = DataSnapshot.of(connection);
        if (!again.equals(generated)) {
            wrong.add(folder.getFileName() + ": the statements give other rows");
        }
        connection.rollback();
    }
}
