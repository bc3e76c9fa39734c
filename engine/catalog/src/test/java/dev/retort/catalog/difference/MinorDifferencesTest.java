package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written in another way and does the same is no difference by default; what is like it and does something else is. */
class MinorDifferencesTest {

    private static SchemaSnapshot sqlite(String sql) throws SQLException {
        try (Connection connection = TestDatabases.sqlite()) {
            TestDatabases.run(connection, "create table p (id integer primary key, k integer unique)");
            TestDatabases.run(connection, sql);
            return SchemaSnapshot.of(connection);
        }
    }

    private static SchemaSnapshot postgres(String... statements) throws SQLException {
        try (Connection connection = TestDatabases.postgres()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                TestDatabases.run(connection, sql);
            }
            SchemaSnapshot schema = SchemaSnapshot.of(connection);
            connection.rollback();
            return schema;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a int references p match simple           | a int references p                   | true
                    a int, foreign key (a) references p (id) match simple on delete cascade | a int, foreign key (a) references p (id) on delete cascade | true
                    a int references p (id) match simple      | a int references p (k)               | false
                    a int check ((a > 0))                     | a int check (a > 0)                  | true
                    a int check (((a > 0)))                   | a int check ((a > 0))                | true
                    a int, b int check ((a + b) * 2 > 0)      | a int, b int check (a + b * 2 > 0)   | false
                    a int, b int, c int check ((a > 0 and b > 0) and c > 0) | a int, b int, c int check (a > 0 and (b > 0 and c > 0)) | true
                    a int, b int, c int check (((a is null) and (b is null)) or (c > 0)) | a int, b int, c int check (a is null and b is null or c > 0) | true
                    a int, b int, c int check ((a > 0 or b > 0) and c > 0) | a int, b int, c int check (a > 0 or b > 0 and c > 0) | false
                    a int, b int, c int check (a between 1 and (b and c)) | a int, b int, c int check (a between 1 and b and c) | false
                    a int, b int check (not (a and b))        | a int, b int check (not a and b)     | false
                    a int, b int check ((a, b) = (1, 2))      | a int, b int check (((a, b) = (1, 2))) | true
                    a int, b int check (a > 0 and ((a or b))) | a int, b int check (a > 0 and a or b) | false
                    a int default null                        | a int                                | true
                    a int default (null)                      | a int                                | true
                    a text default 'null'                     | a text                               | false
                    a int default 0                           | a int                                | false
                    """)
    void onSqlite(String one, String other, boolean same) throws SQLException {
        String table = "create table t (%s)";
        SchemaDifference difference =
                SchemaDifference.between(sqlite(table.formatted(one)), sqlite(table.formatted(other)));

        assertThat(difference.isEmpty()).as(difference.toText()).isEqualTo(same);
        assertThat(difference.told((wanted, found) -> true).rest().isEmpty()).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    a varchar(9) default null::varchar        | a varchar(9)                         | true
                    a text default 'null'                     | a text                               | false
                    a int check ((a > 0))                     | a int check (a > 0)                  | true
                    a int, b int check ((a + b) * 2 > 0)      | a int, b int check (a + b * 2 > 0)   | false
                    a int check ((a > 0 or a < 9) or a = 7)   | a int check (a > 0 or (a < 9 or a = 7)) | true
                    """)
    void onPostgresql(String one, String other, boolean same) throws SQLException {
        String table = "create table t (%s)";
        SchemaDifference difference =
                SchemaDifference.between(postgres(table.formatted(one)), postgres(table.formatted(other)));

        assertThat(difference.isEmpty()).as(difference.toText()).isEqualTo(same);
    }

    @Test
    void parenthesesInTheConditionOfAnIndex() throws SQLException {
        String table = "create table t (a int, b int, c int); create index ix on t (a) where ";
        SchemaSnapshot plain = sqlite(table + "a is null and b is null and c is null");
        SchemaSnapshot grouped = sqlite(table + "((a is null) and (b is null)) and (c is null)");
        SchemaSnapshot other = sqlite(table + "((a is null) or (b is null)) and (c is null)");

        assertThat(SchemaDifference.between(plain, grouped).toText()).isEmpty();
        assertThat(SchemaDifference.between(plain, other).changes()).hasSize(1);
    }

    @Test
    void numberBehindTheNameOfAColumnsOwnSequence() throws SQLException {
        String serial = "create table t (id serial primary key)";
        SchemaSnapshot plain = postgres(serial);
        SchemaSnapshot numbered = postgres("create sequence t_id_seq", serial, "drop sequence t_id_seq");
        SchemaSnapshot another = postgres(serial, "alter sequence t_id_seq rename to other_seq");

        assertThat(SchemaDifference.between(plain, numbered).toText()).isEmpty();
        assertThat(SchemaDifference.between(numbered, plain).toText()).isEmpty();
        assertThat(SchemaDifference.between(plain, another).isEmpty()).isFalse();
    }

    @Test
    void typesOfOneAffinityIfThatIsAskedFor() throws SQLException {
        SchemaSnapshot sized = sqlite("create table t (a varchar(20), b int, c double)");
        SchemaSnapshot plain = sqlite("create table t (a text, b bigint, c real)");
        SchemaSnapshot other = sqlite("create table t (a text, b bigint, c numeric)");

        assertThat(SchemaDifference.between(sized, plain).changes()).hasSize(3);
        assertThat(SchemaDifference.between(sized, plain, Tolerance.AFFINITY).isEmpty())
                .isTrue();
        assertThat(SchemaDifference.between(sized, other, Tolerance.AFFINITY).changes())
                .hasSize(1);
    }

    @Test
    void whiteSpaceInQuotesCounts() throws SQLException {
        String function = "create function f() returns text language sql as $$%s$$";
        SchemaSnapshot one = postgres(function.formatted("select 'a b' as x"));
        SchemaSnapshot wide = postgres(function.formatted("select  'a b'\n  as x"));
        SchemaSnapshot other = postgres(function.formatted("select 'a  b' as x"));

        assertThat(SchemaDifference.between(one, wide, Tolerance.WHITE_SPACE).isEmpty())
                .isTrue();
        assertThat(SchemaDifference.between(one, other, Tolerance.WHITE_SPACE).isEmpty())
                .isFalse();
    }
}
