package dev.retort.example;

import static dev.retort.schema.Schema.*;

import dev.retort.schema.MetaData;
import dev.retort.schema.Table;

/** The shop's half of the model. */
final class ShopTables {

    private ShopTables() {}

    static MetaData addTo(MetaData newsroom) {
        return newsroom.table(products()).table(orders()).table(orderLines());
    }

    private static Table products() {
        return table(
                        "products",
                        column("id", bigInteger()).withIdentity(generatedByDefault()),
                        column("sku", string(20)).notNull(),
                        column("name", string(80)).notNull(),
                        column("price", numeric(10, 2)).notNull(),
                        column("active", bool()).notNull().defaultTo(false),
                        column("rank", smallInteger()),
                        column("attributes", jsonb()),
                        column("picture", bytes()),
                        column("available_from", date()),
                        column("pickup_until", time()))
                .primaryKey("id")
                .constraint(unique("sku").named("uq_products_sku"))
                .check("ck_products_price", "price >= 0")
                .index(index("ix_products_name").on("name").where("active"))
                .index(index("ix_products_attributes").on("attributes").using("gin"))
                .comment("what the shop sells");
    }

    private static Table orders() {
        return table(
                        "orders",
                        column("id", bigInteger()).withIdentity(generatedByDefault()),
                        column("customer", string(120)).notNull().comment("the name on the invoice"),
                        column("placed_at", timestampWithZone()).notNull().withDefault(now()))
                .primaryKey("id");
    }

    private static Table orderLines() {
        return table(
                        "order_lines",
                        column("order_id", bigInteger()).notNull(),
                        column("line", integer()).notNull(),
                        column("product_id", bigInteger()).notNull(),
                        column("quantity", integer()).notNull().defaultTo(1),
                        column("price", numeric(10, 2)).notNull(),
                        column("total", numeric(12, 2)).generatedAs("quantity * price"))
                .primaryKey("order_id", "line")
                .constraint(foreignKey("order_id")
                        .references("orders", "id")
                        .onDelete(CASCADE)
                        .named("fk_order_lines_order"))
                .constraint(foreignKey("product_id")
                        .references("products", "id")
                        .deferrable(INITIALLY_DEFERRED)
                        .named("fk_order_lines_product"))
                .check("ck_order_lines_quantity", "quantity > 0")
                .index(index("ix_order_lines_product").on("product_id"));
    }
}
