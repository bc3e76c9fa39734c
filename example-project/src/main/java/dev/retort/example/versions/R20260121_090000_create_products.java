package dev.retort.example.versions;

import static dev.retort.schema.Column.column;
import static dev.retort.schema.Identity.generatedByDefault;
import static dev.retort.schema.SqlType.bigInteger;
import static dev.retort.schema.SqlType.bool;
import static dev.retort.schema.SqlType.bytes;
import static dev.retort.schema.SqlType.date;
import static dev.retort.schema.SqlType.integer;
import static dev.retort.schema.SqlType.jsonb;
import static dev.retort.schema.SqlType.numeric;
import static dev.retort.schema.SqlType.smallInteger;
import static dev.retort.schema.SqlType.string;
import static dev.retort.schema.SqlType.time;
import static dev.retort.schema.Table.table;

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
                .unique("uq_products_sku", "sku")
                .check("ck_products_price", "price >= 0")
                .comment("what the shop sells"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("products");
    }
}
