package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** A type changes and changes back; the values are the same after both. */
@Revision(id = "c27f0c32d2c3", down = "c16efb21c1b2", message = "sku as text", created = "2026-02-09T09:30:00Z")
public final class R20260209_093000_sku_as_text implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.alterColumn("products", "sku").type(string(20), "CAST(sku AS varchar(20))");
    }

    @Override
    public void downgrade(Operations op) {
        op.alterColumn("products", "sku").type(integer(), "CAST(sku AS integer)");
    }
}
