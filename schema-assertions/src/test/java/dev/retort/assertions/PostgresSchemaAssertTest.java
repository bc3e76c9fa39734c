package dev.retort.assertions;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.testing.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresSchemaAssertTest {

    @Test
    void leavesOutPublicAndKnowsOtherSchemas() throws SQLException {
        try (Connection connection = TestDatabases.postgres()) {
            TestDatabases.run(
                    connection,
                    """
                    create schema shop;
                    create type status as enum ('new', 'paid');
                    create table users (id bigint primary key, email varchar(120) not null default 'x');
                    create table shop.orders (id int primary key, buyer bigint references users, state status);
                    create index on shop.orders (buyer)""");
            SchemaSnapshot schema = SchemaSnapshot.of(connection);
            assertThat(schema)
                    .hasTable("users")
                    .withColumn(
                            "email", c -> c.hasType("varchar(120)").isNotNull().hasDefault("'x'::character varying"))
                    .hasTable("shop.orders")
                    .withColumn("state", c -> c.hasType("public.status").isNullable())
                    .hasForeignKey("shop.orders", "buyer", "users", "id")
                    .hasIndexOn("shop.orders", "buyer")
                    .hasPrimaryKey("users", "id")
                    .hasEnum("status", "new", "paid");
            assertThatThrownBy(() -> assertThat(schema).hasEnum("status", "paid", "new"))
                    .hasMessage("Expected enum status with labels paid, new but it has new, paid");
            assertThatThrownBy(() -> assertThat(schema).hasIndexOn("shop.orders", "state"))
                    .hasMessage("Expected an index on shop.orders (state) but there is only"
                            + " primary key orders_pkey: PRIMARY KEY (id), index orders_buyer_idx: (buyer)");
        }
    }

    @Test
    void knowsShortNamesOfTypes() throws SQLException {
        List<String> types = List.of(
                "varchar( 20 )",
                "INT8",
                "timestamptz(3)",
                "timestamp",
                "time[]",
                "decimal(10,2)",
                "int[]",
                "public.status",
                "double precision",
                "char(3)",
                "varbit");
        try (Connection connection = TestDatabases.postgres()) {
            TestDatabases.run(connection, "create type status as enum ('new')");
            for (String type : types) {
                TestDatabases.run(connection, "drop table if exists t; create table t (c " + type + ")");
                SchemaSnapshot schema = SchemaSnapshot.of(connection);
                assertThat(schema).hasTable("t").withColumn("c", c -> c.hasType(type));
                for (String other : types) {
                    if (!other.equals(type)) {
                        assertThatThrownBy(
                                        () -> assertThat(schema).hasTable("t").withColumn("c", c -> c.hasType(other)))
                                .as("%s for %s", other, type)
                                .isInstanceOf(AssertionError.class);
                    }
                }
            }
        }
    }
}
