package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** A foreign key with a rule for deletes, and a column with a value as default. */
@Revision(id = "2b1d5f6c8e02", down = "1a0c4e5b7d01", message = "create articles", created = "2026-01-07T10:15:00Z")
public final class R20260107_101500_create_articles implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(table(
                        "articles",
                        column("id", bigInteger()).withIdentity(generatedByDefault()),
                        column("author_id", uuid()).notNull(),
                        column("title", string(200)).notNull(),
                        column("body", text()).notNull().defaultTo(""),
                        column("priority", string(10)).notNull().defaultTo("medium"),
                        column("created_at", timestampWithZone()).notNull().withDefault(now()))
                .primaryKey("id")
                .constraint(foreignKey("author_id")
                        .references("authors", "id")
                        .onDelete(CASCADE)
                        .named("fk_articles_author"))
                .check("ck_articles_priority", "priority IN ('low', 'medium', 'high')"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("articles");
    }
}
