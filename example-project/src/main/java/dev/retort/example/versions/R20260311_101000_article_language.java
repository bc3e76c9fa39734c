package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** NOT NULL on a filled table by a default that goes again: every writer has to say the language from now on. */
@Revision(id = "d7e4b4792e0e", down = "d6d3a3681d0d", message = "article language", created = "2026-03-11T10:10:00Z")
public final class R20260311_101000_article_language implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("articles", column("language", string(5)).notNull().defaultTo("en"));
        op.alterColumn("articles", "language").dropDefault();
    }

    @Override
    public void downgrade(Operations op) {
        op.dropColumn("articles", "language");
    }
}
