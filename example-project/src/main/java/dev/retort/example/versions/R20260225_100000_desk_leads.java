package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** Two tables that point to each other: a desk has a lead, an author has a desk. */
@Revision(id = "d5c2f2570c0c", down = "d4b1e146fb0b", message = "desk leads", created = "2026-02-25T10:00:00Z")
public final class R20260225_100000_desk_leads implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("authors", column("desk_id", integer()));
        op.addColumn("desks", column("lead_id", uuid()));
        op.createForeignKey(
                "authors",
                "fk_authors_desk",
                foreignKey("desk_id").references("desks", "id").onDelete(SET_NULL));
        op.createForeignKey(
                "desks",
                "fk_desks_lead",
                foreignKey("lead_id").references("authors", "id").onDelete(SET_NULL));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropConstraint("desks", "fk_desks_lead");
        op.dropConstraint("authors", "fk_authors_desk");
        op.dropColumn("desks", "lead_id");
        op.dropColumn("authors", "desk_id");
    }
}
