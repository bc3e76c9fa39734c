package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** A table that points to itself. */
@Revision(id = "d6d3a3681d0d", down = "d5c2f2570c0c", message = "create comments", created = "2026-03-04T09:15:00Z")
public final class R20260304_091500_create_comments implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(table(
                        "comments",
                        column("id", bigInteger()).withIdentity(generatedByDefault()),
                        column("article_id", bigInteger()).notNull(),
                        column("parent_id", bigInteger()),
                        column("body", text()).notNull())
                .primaryKey("id")
                .constraint(foreignKey("article_id")
                        .references("articles", "id")
                        .onDelete(CASCADE)
                        .named("fk_comments_article"))
                .constraint(foreignKey("parent_id")
                        .references("comments", "id")
                        .onDelete(SET_NULL)
                        .named("fk_comments_parent"))
                .index(index("ix_comments_article").on("article_id")));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("comments");
    }
}
