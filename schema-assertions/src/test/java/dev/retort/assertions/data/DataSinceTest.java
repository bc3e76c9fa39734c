package dev.retort.assertions.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.testing.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSinceTest {

    private static Connection open(String database) throws SQLException {
        return database.equals("PostgreSQL") ? TestDatabases.postgres() : TestDatabases.sqlite();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PostgreSQL", "SQLite"})
    void fetchesOnlyTablesWhoseDigestDiffers(String database) throws SQLException {
        try (Connection connection = open(database)) {
            TestDatabases.run(
                    connection,
                    """
                    create table a (id int primary key, v text); create table b (v text); create table c (id int);
                    insert into a values (1, 'ä🙂'), (2, null), (3, ''); insert into b values ('x'), ('x');
                    insert into c values (1)""");
            DataSnapshot before = DataSnapshot.of(connection);
            TestDatabases.run(connection, "insert into b values (null); alter table c add d int");
            DataSnapshot after = DataSnapshot.since(before, connection);
            assertThat(after.find("a").orElseThrow()).isSameAs(before.find("a").orElseThrow());
            assertThat(DataDifference.between(before, after).changes())
                    .extracting(change -> change.kind() + " " + change.table().replace("public.", ""))
                    .containsExactly("ROW_UNEXPECTED b", "COLUMN_UNEXPECTED c");
            assertThat(after).isEqualTo(DataSnapshot.of(connection));
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PostgreSQL", "SQLite"})
    void holdsMoreRowsThanItKeepsInMemory(String database) throws SQLException {
        try (Connection connection = open(database)) {
            TestDatabases.run(
                    connection,
                    """
                    create table t (id bigint primary key, v text);
                    insert into t with recursive n (i) as (select 1 union all select i + 1 from n where i < 60000)
                      select i, '%s' || i from n"""
                            .formatted("long ".repeat(40)));
            DataSnapshot before = DataSnapshot.of(connection);
            TestDatabases.run(
                    connection,
                    "update t set v = 'short' where id = 59999; delete from t where id = 5; insert into t values"
                            + " (70000, 'new')");
            DataDifference difference = DataDifference.between(before, DataSnapshot.since(before, connection));
            assertThat(difference.changes())
                    .extracting(change -> change.kind() + " " + change.row().orElse(""))
                    .containsExactly("ROW_MISSING id=5", "VALUE_CHANGED id=59999", "ROW_UNEXPECTED id=70000");
            TestDatabases.run(connection, "delete from t");
            DataDifference all = DataDifference.between(before, DataSnapshot.since(before, connection));
            assertThat(all.count()).isEqualTo(60_000);
            assertThat(all.changes()).hasSize(DataDifference.ChangeList.KEPT);
            assertThat(all.toText()).contains("60000 differences").endsWith("and 59990 more");
        }
    }

    @Test
    void packsRowsOfAnySize() {
        List<String> texts = IntStream.range(0, 3000)
                .mapToObj(
                        i -> i == 1500 ? "'" + "x".repeat(20_000_000) + "',1500" : "'" + "ü".repeat(i % 50) + "'," + i)
                .toList();
        PackedRows packed = packed(texts, List.of());
        assertThat(packed).hasSize(3000);
        for (int i = 2999; i >= 0; i -= 13) {
            assertThat(packed.get(i)).isEqualTo(row(texts.get(i)));
        }
        assertThat(packed.get(1500)).isEqualTo(row(texts.get(1500)));
    }

    @Test
    void findsTheSameBlocksAgainAfterAnInsertedRow() {
        List<String> texts = new ArrayList<>(
                IntStream.range(0, 20_000).mapToObj(i -> i + ",'row " + i + "'").toList());
        PackedRows before = packed(texts, List.of());
        texts.add(3000, "-1,'new'");
        texts.remove(9000);
        PackedRows after = packed(texts, before.blocks());
        assertThat(after.stream().toList())
                .isEqualTo(texts.stream().map(DataSinceTest::row).toList());
        List<RowBlock> own = new ArrayList<>(after.blocks());
        own.removeAll(before.blocks());
        assertThat(own).hasSizeLessThanOrEqualTo(6);
        assertThat(after.blocks()).hasSizeGreaterThan(50);
    }

    private static PackedRows packed(List<String> texts, List<RowBlock> earlier) {
        RowPacker packer = new RowPacker(earlier);
        texts.forEach(text -> packer.append(text.getBytes(StandardCharsets.UTF_8)));
        return new PackedRows(new RowFormat.Literals(), 2, packer.finish());
    }

    private static Row row(String text) {
        return new Row(Stream.of(text.split(",")).map(Optional::of).toList());
    }
}
