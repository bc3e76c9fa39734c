package dev.retort.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a constraint or an index is made of is told apart, and needn't be read from its definition. */
class ConstraintFactsTest {

    private static final String TABLES =
            """
            create table parent (id int primary key, "a, b" int, "c.d" int, unique ("a, b", "c.d"));
            create table child (
              id int primary key, "x, y" int, z int, p int, q int, r int,
              constraint check_z check (z > 0 and z <> 7),
              constraint pair foreign key ("x, y", z) references parent ("a, b", "c.d") on delete set null on update cascade,
              constraint late foreign key (p) references parent on delete restrict deferrable initially deferred,
              constraint early foreign key (q) references parent (id) on delete set default on update no action,
              constraint whole foreign key (r) references parent (id) match full on delete cascade on update restrict);
            create index on_both on child ("x, y", z desc);
            """;

    private static SchemaSnapshot read(String database, String sql) throws SQLException {
        try (Connection connection = database.equals("sqlite") ? TestDatabases.sqlite() : TestDatabases.postgres()) {
            TestDatabases.run(connection, sql);
            return SchemaSnapshot.of(connection);
        }
    }

    @ParameterizedTest
    @CsvSource({"sqlite,''", "postgresql,public."})
    void aForeignKeyTellsItsColumnsTargetAndActions(String database, String schema) throws SQLException {
        SchemaSnapshot snapshot = read(database, TABLES);
        Map<String, KeyDefinition> keys = new HashMap<>();
        snapshot.find(ObjectKind.TABLE, "child")
                .orElseThrow()
                .children(ObjectKind.FOREIGN_KEY)
                .forEach(key -> keys.put(key.name(), KeyDefinition.of(key)));
        String parent = schema + "parent";
        assertThat(keys)
                .containsEntry(
                        "pair",
                        new KeyDefinition(
                                List.of("x, y", "z"),
                                parent,
                                List.of("a, b", "c.d"),
                                "set null",
                                "cascade",
                                false,
                                false))
                .containsEntry(
                        "late", new KeyDefinition(List.of("p"), parent, List.of("id"), "restrict", "", true, true))
                .containsEntry(
                        "early",
                        new KeyDefinition(List.of("q"), parent, List.of("id"), "set default", "", false, false))
                .containsEntry(
                        "whole",
                        new KeyDefinition(List.of("r"), parent, List.of("id"), "cascade", "restrict", false, false));
        assertThat(snapshot.find(ObjectKind.FOREIGN_KEY, "child.whole")
                        .orElseThrow()
                        .attribute("match"))
                .hasValue("full");
    }

    @ParameterizedTest
    @CsvSource({"sqlite,z > 0 and z <> 7", "postgresql,((z > 0) AND (z <> 7))"})
    void aCheckTellsItsConditionAndAnIndexItsColumns(String database, String condition) throws SQLException {
        SchemaSnapshot snapshot = read(database, TABLES);
        assertThat(snapshot.find(ObjectKind.CHECK, "child.check_z")
                        .orElseThrow()
                        .attribute("expression"))
                .hasValue(condition);
        assertThat(snapshot.find(ObjectKind.INDEX, "child.on_both")
                        .orElseThrow()
                        .names("keys"))
                .containsExactly("x, y", "z");
        assertThat(snapshot.find(ObjectKind.TABLE, "parent").orElseThrow().children(ObjectKind.UNIQUE))
                .singleElement()
                .satisfies(key -> assertThat(key.names("columns")).containsExactly("a, b", "c.d"));
        assertThat(SchemaSnapshot.parse(snapshot.toText())).isEqualTo(snapshot);
    }

    @Test
    void aKeyOfSqliteTellsItsOrderAndWhetherItCounts() throws SQLException {
        SchemaSnapshot snapshot = read(
                "sqlite",
                "create table a (id integer primary key autoincrement); create table b (id int primary key desc)");
        assertThat(keyOf(snapshot, "a").attribute("autoincrement")).hasValue("yes");
        assertThat(keyOf(snapshot, "b").attribute("descending")).hasValue("yes");
    }

    private static SchemaObject keyOf(SchemaSnapshot snapshot, String table) {
        return snapshot.find(ObjectKind.TABLE, table)
                .orElseThrow()
                .children(ObjectKind.PRIMARY_KEY)
                .get(0);
    }

    @Test
    void onPostgresqlAKeyTellsWhichColumnsBecomeNullAndThatItCanBeDeferred() throws SQLException {
        String some = TestDatabases.postgresMajor() < 15 ? "" : " (b)";
        SchemaSnapshot snapshot = read(
                "postgresql",
                "create table t (a int, b int, primary key (a, b));"
                        + " create table u (a int, b int, constraint u_t foreign key (a, b) references t on delete set null"
                        + some + " deferrable)");
        SchemaObject key = snapshot.find(ObjectKind.FOREIGN_KEY, "u.u_t").orElseThrow();
        assertThat(key.names("on delete columns")).isEqualTo(some.isEmpty() ? List.of() : List.of("b"));
        assertThat(key.attribute("deferrable")).hasValue("initially immediate");
    }

    @Test
    void everyPartOfADefinitionIsTriedHere() throws SQLException {
        Set<String> seen = new TreeSet<>();
        for (String database : List.of("sqlite", "postgresql")) {
            List<SchemaObject> all =
                    new ArrayList<>(read(database, TABLES).allObjects().toList());
            all.forEach(object -> object.attributes().keySet().stream()
                    .filter(object::isSpeltOut)
                    .forEach(seen::add));
        }
        seen.addAll(Set.of("on delete columns", "descending", "autoincrement"));
        assertThat(seen).containsAll(SchemaObject.PARTS).contains("keys");
    }
}
