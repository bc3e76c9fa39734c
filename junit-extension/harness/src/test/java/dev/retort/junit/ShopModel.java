package dev.retort.junit;

import static dev.retort.schema.Schema.*;

import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.MetaData;
import java.util.function.Supplier;

/** The model of the shop's history. */
public final class ShopModel implements Supplier<MetaData> {

    @Override
    public MetaData get() {
        return metaData()
                .table(table(
                                "orders",
                                column("id", integer()).notNull(),
                                column("user_id", integer()).notNull(),
                                column("state", string(10)).notNull().defaultTo("new"))
                        .primaryKey("id")
                        .constraint(foreignKey("user_id")
                                .references("users", "id")
                                .onDelete(ForeignKey.Action.CASCADE)
                                .named("fk_orders_user")))
                .table(table(
                                "users",
                                column("id", integer()).notNull(),
                                column("email", string(100)).notNull(),
                                column("phone", string(32)))
                        .primaryKey("id")
                        .index(index("ux_users_email").on("email").asUnique())
                        .index(index("ix_users_phone").on("phone").where("phone <> ''")));
    }
}
