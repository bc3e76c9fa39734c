package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** Two tables, a composite key, a generated column, checks, a deferrable key. */
@Revision(id = "c16efb21c1b2", down = "c05dea10b0a1", message = "create orders", created = "2026-01-28T14:00:00Z")
public final class R20260128_140000_create_orders implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(table(
                        "orders",
                        column("id", bigInteger()).withIdentity(generatedByDefault()),
                        column("customer", string(120)).notNull().comment("the name on the invoice"),
                        column("placed_at", timestampWithZone()).notNull().withDefault(now()))
                .primaryKey("id"));
        op.createTable(table(
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
                .index(index("ix_order_lines_product").on("product_id")));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("order_lines");
        op.dropTable("orders");
    }
}
