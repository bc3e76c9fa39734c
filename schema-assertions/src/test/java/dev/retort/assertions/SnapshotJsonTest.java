package dev.retort.assertions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotException;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.catalog.testing.ChangeScript;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotJsonTest {

    @Test
    void readsBackEveryAttributeOfSqlite() throws SQLException, IOException {
        for (ChangeScript script : ChangeScript.sqlite().toList()) {
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(connection, script.base());
                TestDatabases.run(connection, script.change());
                assertReadsBack(connection);
            }
        }
    }

    @Test
    void readsBackEveryAttributeOfPostgresql() throws SQLException, IOException {
        List<ChangeScript> scripts = ChangeScript.postgres().toList();
        try (Connection connection = TestDatabases.postgres()) {
            TestDatabases.makeTablespace(connection);
            connection.setAutoCommit(false);
            for (ChangeScript script : scripts) {
                TestDatabases.run(connection, script.base());
                TestDatabases.run(connection, script.change());
                assertReadsBack(connection);
                connection.rollback();
            }
        }
    }

    private static void assertReadsBack(Connection connection) {
        SchemaSnapshot snapshot = SchemaSnapshot.of(connection, SnapshotOptions.everything());
        assertThat(SnapshotJson.parse(SnapshotJson.write(snapshot))).isEqualTo(snapshot);
    }

    @Test
    void isAlsoJson() throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, "create table a (x int check (x > 0))");
            SchemaSnapshot snapshot = SchemaSnapshot.of(connection);
            assertThat(SnapshotJson.write(snapshot).replace(snapshot.database().version(), "3"))
                    .isEqualTo(
                            """
                            {
                              "format" : "retort schema snapshot 2",
                              "database" : {
                                "name" : "SQLite",
                                "version" : "3"
                              },
                              "objects" : [ {
                                "kind" : "table",
                                "path" : [ "a" ],
                                "attributes" : { },
                                "children" : [ {
                                  "kind" : "column",
                                  "name" : "x",
                                  "attributes" : {
                                    "position" : "1",
                                    "type" : "INT",
                                    "nullable" : "yes"
                                  }
                                }, {
                                  "kind" : "check",
                                  "name" : "(x > 0)",
                                  "nameMadeByServer" : true,
                                  "attributes" : {
                                    "definition" : "check (x > 0)",
                                    "expression" : "x > 0"
                                  }
                                } ]
                              } ]
                            }
                            """);
            assertThat(SnapshotJson.parse(SnapshotJson.write(snapshot))).isEqualTo(snapshot);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{}",
                "{\"format\":\"retort schema snapshot 2\"}",
                "{\"format\":\"retort schema snapshot 2\",\"database\":{\"name\":\"SQLite\",\"version\":\"3\"},"
                        + "\"objects\":[{\"kind\":\"spoon\",\"path\":[\"t\"],\"attributes\":{}}]}"
            })
    void refusesOtherJson(String json) {
        assertThatThrownBy(() -> SnapshotJson.parse(json))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("the stored snapshot couldn't be read as JSON")
                .hasMessageContaining("store it again with SnapshotJson.write");
    }
}
