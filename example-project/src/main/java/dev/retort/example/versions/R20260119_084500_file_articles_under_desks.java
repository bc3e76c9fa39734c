package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** A NOT NULL foreign key on a table that has rows, in the three safe steps; SQLite rebuilds the table, once. */
@Revision(
        id = "5e4a8c9fb105",
        down = "4d3f7b8ea004",
        message = "file articles under desks",
        created = "2026-01-19T08:45:00Z")
public final class R20260119_084500_file_articles_under_desks implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("articles", column("desk_id", integer()));
        op.execute("UPDATE articles SET desk_id = (SELECT id FROM desks WHERE code = 'news')");
        op.alterColumn("articles", "desk_id").notNull();
        op.createForeignKey(
                "articles",
                "fk_articles_desk",
                foreignKey("desk_id").references("desks", "id").onDelete(RESTRICT));
        op.createIndex("articles", index("ix_articles_desk").on("desk_id"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropIndex("articles", "ix_articles_desk");
        op.dropConstraint("articles", "fk_articles_desk");
        op.dropColumn("articles", "desk_id");
    }
}
