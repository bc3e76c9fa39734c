package dev.retort.junit.verification;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Finding;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.MetaData;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that differs from the shop's history in one thing of each kind. */
class ModelDriftTest {

    private static final MetaData DRIFTED = metaData()
            .table(table(
                            "users",
                            column("id", bigInteger()).notNull(),
                            column("email", string(100)),
                            column("phone", string(32)))
                    .primaryKey("id")
                    .index(index("ux_users_email").on("email"))
                    .index(index("ix_users_phone").on("phone").where("phone <> '0'")))
            .table(table(
                            "orders",
                            column("id", integer()).notNull(),
                            column("user_id", integer()).notNull(),
                            column("state", string(10)).notNull().defaultTo("open"))
                    .primaryKey("id")
                    .constraint(foreignKey("user_id")
                            .references("users", "id")
                            .onDelete(ForeignKey.Action.SET_NULL)
                            .named("fk_orders_user"))
                    .check("ck_orders_id", "id > 0"));

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void everyKindOfDriftIsNamed(String database) {
        List<String> headlines = MigrationVerification.of("drift")
                .generatedRows(false)
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database))
                .scripts("classpath:histories/shop")
                .model(DRIFTED)
                .checks("model")
                .run()
                .findings()
                .stream()
                .map(Finding::headline)
                .toList();

        assertThat(headlines).hasSize(7);
        assertFound(headlines, "column users.id: type");
        assertFound(headlines, "column users.email is NOT NULL in the database, nullable in the model");
        assertFound(headlines, "index ux_users_email of users: unique");
        assertFound(headlines, "index ix_users_phone of users: where");
        assertFound(headlines, "column orders.state: default");
        assertFound(headlines, "foreign key fk_orders_user of orders: ");
        assertFound(headlines, "the model's check constraint ck_orders_id of orders is not in the database");
    }

    private static void assertFound(List<String> headlines, String harm) {
        assertThat(headlines).anyMatch(line -> line.startsWith("head differs from the model: " + harm));
    }
}
