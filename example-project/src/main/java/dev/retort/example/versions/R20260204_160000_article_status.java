package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.schema.EnumType;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** An enum: a type on PostgreSQL, a check on SQLite. */
@Revision(id = "92aecf23f509", down = "819dbf12e408", message = "article status", created = "2026-02-04T16:00:00Z")
public final class R20260204_160000_article_status implements Migration {

    private static final EnumType STATUS = enumType("article_status", "draft", "review", "published");

    @Override
    public void upgrade(Operations op) {
        op.createEnum(STATUS);
        op.addColumn("articles", column("status", enumeration(STATUS)).notNull().defaultTo("draft"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropColumn("articles", "status");
        op.dropEnum("article_status");
    }
}
