package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.catalog.testing.ChangeScript;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case runs in a transaction that is rolled back. */
class PostgresChangesTest {

    private static Connection connection;

    @BeforeAll
    static void connect() throws SQLException {
        connection = TestDatabases.postgres();
        TestDatabases.makeTablespace(connection);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        connection.rollback();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        connection.close();
    }

    /** A third of them, each day another; all of them with {@code -Dretort.cases=all}, as every night. */
    static Stream<ChangeScript> scripts() throws IOException {
        List<ChangeScript> all = ChangeScript.postgres().toList();
        int parts = System.getProperty("retort.cases", "part").equals("all") ? 1 : 3;
        int today = LocalDate.now(ZoneOffset.UTC).getDayOfYear() % parts;
        return IntStream.range(0, all.size()).filter(i -> i % parts == today).mapToObj(all::get);
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void showsExactlyWhatChangedAndReadsItsStoredForm(ChangeScript script) throws SQLException {
        TestDatabases.run(connection, script.base());
        SchemaSnapshot before = read();
        TestDatabases.run(connection, script.change());
        SchemaSnapshot after = read();

        assertThat(shown(before, after)).containsExactlyInAnyOrderElementsOf(script.expected());
        assertThat(shown(after, before)).containsExactlyInAnyOrderElementsOf(script.expectedBackwards());
        assertThat(SchemaDifference.between(after, read(), Set.of()).changes()).isEmpty();
        assertThat(SchemaSnapshot.parse(after.toText())).isEqualTo(after);
        assertThat(SchemaSnapshot.parse(after.toText()).toText()).isEqualTo(after.toText());
    }

    private static SchemaSnapshot read() {
        return SchemaSnapshot.of(connection, SnapshotOptions.everything());
    }

    private static List<String> shown(SchemaSnapshot before, SchemaSnapshot after) {
        return SchemaDifference.between(before, after).changes().stream()
                .map(Change::toString)
                .toList();
    }
}
