package dev.retort.junit.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failing set of rows comes down to those that matter, in few executions. */
class RowShrinkerTest {

    private static final String TABLES =
            """
            create table users (id integer primary key, email text not null unique, name text, age integer);
            create table orders (id integer primary key, user_id integer not null references users, status text not null
              check (status in ('new', 'paid', 'sent')), note text);
            create table lines (id integer primary key, order_id integer not null references orders, qty integer not null, item text)""";

    private Connection connection;
    private GeneratedRows rows;

    @BeforeEach
    void generate() throws SQLException {
        connection = TestDatabases.sqlite();
        Query.run(connection, "pragma foreign_keys = on");
        TestDatabases.run(connection, TABLES);
        rows = RowGenerator.seeded(5).withRowsPerTable(14).fill(connection, SchemaSnapshot.of(connection));
        assertThat(rows.rows()).hasSizeGreaterThan(38);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** Whether a query finds something in a database with these rows; rows that are refused show nothing. */
    private boolean finds(GeneratedRows candidate, String query) {
        try {
            connection.setAutoCommit(false);
            try {
                for (String table : List.of("lines", "orders", "users")) {
                    Query.run(connection, "delete from " + table);
                }
                for (String sql : candidate.statements()) {
                    Query.run(connection, sql);
                }
                return new Query(connection, "select 1 where exists (" + query + ")").hasRows();
            } catch (SQLException refused) {
                return false;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A value that is only in one of the last rows of a table. */
    private String value(String table, String column) {
        List<String> values = rows.rows().stream()
                .filter(row -> row.table().equals(table))
                .flatMap(row -> row.find(column).stream())
                .filter(value -> !value.equals("NULL"))
                .toList();
        return values.get(values.size() - 1);
    }

    private RowShrinker.Shrunk shrink(String query) {
        assertThat(finds(rows, query)).as(query).isTrue();
        RowShrinker.Shrunk shrunk = RowShrinker.shrink(rows, candidate -> finds(candidate, query));
        assertThat(finds(shrunk.rows(), query)).isTrue();
        return shrunk;
    }

    @Test
    void oneRowIsLeftWithPlainValues() {
        String name = value("users", "name");
        RowShrinker.Shrunk shrunk = shrink("select 1 from users where name = " + name);
        assertThat(shrunk.rows().rows()).hasSize(1);
        assertThat(shrunk.rows().rows().get(0).values())
                .containsEntry("name", name)
                .containsEntry("age", "NULL");
        assertThat(shrunk.executions()).isLessThanOrEqualTo(30);
    }

    @Test
    void aChildKeepsItsParents() {
        RowShrinker.Shrunk shrunk = shrink("select 1 from lines where qty = " + value("lines", "qty"));
        assertThat(shrunk.rows().rows()).extracting(GeneratedRow::table).containsExactly("users", "orders", "lines");
        assertThat(shrunk.rows().statements()).hasSize(3);
    }

    @Test
    void twoRowsAreLeftWhereTwoMatter() {
        RowShrinker.Shrunk shrunk =
                shrink("select 1 from users a, users b where a.id <> b.id and a.age is null and b.age is null");
        assertThat(shrunk.rows().rows()).hasSize(2);
    }

    @Test
    void childrenOfDifferentParentsGetOne() {
        RowShrinker.Shrunk shrunk = shrink("select 1 from orders a, orders b where a.id < b.id");
        assertThat(shrunk.rows().rows()).extracting(GeneratedRow::table).containsExactly("users", "orders", "orders");
    }

    @Test
    void longTextsAndGreatNumbersGetShort() {
        RowShrinker.Shrunk shrunk = shrink("select 1 from users where length(email) >= 6");
        assertThat(shrunk.rows().rows()).hasSize(1);
        assertThat(shrunk.rows().rows().get(0).find("email").orElse("").length())
                .isLessThanOrEqualTo(14);
        RowShrinker.Shrunk great = shrink("select 1 from lines where qty >= 10 or qty <= -10");
        assertThat(great.rows().rows().get(2).find("qty").orElse("")).hasSizeLessThan(4);
    }

    @Test
    void itTakesFewExecutions() {
        List<String> faults = List.of(
                "select 1 from users where name = " + value("users", "name"),
                "select 1 from users where email = " + value("users", "email"),
                "select 1 from orders where note is null",
                "select 1 from orders where status = 'sent'",
                "select 1 from lines where qty = " + value("lines", "qty"),
                "select 1 from lines where item = " + value("lines", "item"),
                "select 1 from lines l join orders o on o.id = l.order_id where o.status = 'paid'",
                "select 1 from users a, users b where a.id < b.id and a.age is b.age");
        int executions = 0;
        for (String fault : faults) {
            executions += shrink(fault).executions();
        }
        assertThat(executions / faults.size()).isLessThanOrEqualTo(25);
    }

    @Test
    void whatNeverFailsAgainStaysAsItIs() {
        RowShrinker.Shrunk shrunk = RowShrinker.shrink(rows, candidate -> false, 40);
        assertThat(shrunk.rows()).isEqualTo(rows);
        assertThat(shrunk.executions()).isLessThanOrEqualTo(40);
        assertThat(rows.database()).isEqualTo(DatabaseKind.SQLITE);
    }
}
