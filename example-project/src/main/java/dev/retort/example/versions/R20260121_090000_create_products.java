package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** The shop starts: a branch of its own, and a column of nearly every type. */
@Revision(
        id = "c05dea10b0a1",
        down = "4d3f7b8ea004",
        labels = "shop",
        message = "create products",
        created = "2026-01-21T09:00:00Z")
public final class R20260121_090000_create_products implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(table(
                        "products",
                        column("id", bigInteger()).withIdentity(generatedByDefault()),
                        column("sku", integer()).notNull(),
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
                .comment("what the shop sells"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("products");
    }
}
