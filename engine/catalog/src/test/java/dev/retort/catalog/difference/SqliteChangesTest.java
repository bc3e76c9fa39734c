package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.catalog.testing.ChangeScript;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each case has a database of its own. */
class SqliteChangesTest {

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabases.sqlite();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    static Stream<ChangeScript> scripts() throws IOException {
        return ChangeScript.sqlite();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void showsExactlyWhatChanged(ChangeScript script) throws SQLException {
        TestDatabases.run(connection, script.base());
        SchemaSnapshot before = read();
        TestDatabases.run(connection, script.change());
        SchemaSnapshot after = read();

        assertThat(shown(before, after)).containsExactlyInAnyOrderElementsOf(script.expected());
        assertThat(shown(after, before)).containsExactlyInAnyOrderElementsOf(script.expectedBackwards());
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void showsNothingIfNothingChangedAndReadsItsStoredForm(ChangeScript script) throws SQLException {
        TestDatabases.run(connection, script.base());
        TestDatabases.run(connection, script.change());
        SchemaSnapshot snapshot = read();

        assertThat(SchemaDifference.between(snapshot, read(), Set.of()).changes())
                .isEmpty();
        assertThat(SchemaSnapshot.parse(snapshot.toText())).isEqualTo(snapshot);
        assertThat(SchemaSnapshot.parse(snapshot.toText()).toText()).isEqualTo(snapshot.toText());
    }

    @ParameterizedTest
    @CsvSource({"encoding, 'UTF-16le'", "page_size, 8192"})
    void showsWhatOnlyANewDatabaseCanChoose(String setting, String value) throws SQLException {
        SchemaSnapshot before = read();
        try (Connection other = TestDatabases.sqlite()) {
            TestDatabases.run(other, "pragma " + setting + " = '" + value + "'; create table t (a int); drop table t");
            SchemaSnapshot after = SchemaSnapshot.of(other, SnapshotOptions.everything());
            assertThat(shown(before, after)).containsExactly("CHANGED setting " + setting + ": value");
        }
    }

    private SchemaSnapshot read() {
        return SchemaSnapshot.of(connection, SnapshotOptions.everything());
    }

    private static List<String> shown(SchemaSnapshot before, SchemaSnapshot after) {
        return SchemaDifference.between(before, after).changes().stream()
                .map(Change::toString)
                .toList();
    }
}
