package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** Words become numbers, by a mapping that can be inverted: 'low' is 1, 'medium' 2, 'high' 3. */
@Revision(id = "a3bfd034060a", down = "92aecf23f509", message = "number priorities", created = "2026-02-11T12:00:00Z")
public final class R20260211_120000_number_priorities implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.batch("articles", articles -> {
            articles.dropConstraint("ck_articles_priority");
            articles.alterColumn("priority").dropDefault();
            articles.alterColumn("priority")
                    .type(integer(), "CASE priority WHEN 'low' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END");
            articles.alterColumn("priority").defaultTo(2);
        });
        op.createCheckConstraint("articles", "ck_articles_priority", "priority BETWEEN 1 AND 3");
    }

    @Override
    public void downgrade(Operations op) {
        op.batch("articles", articles -> {
            articles.dropConstraint("ck_articles_priority");
            articles.alterColumn("priority").dropDefault();
            articles.alterColumn("priority")
                    .type(string(10), "CASE priority WHEN 1 THEN 'low' WHEN 2 THEN 'medium' ELSE 'high' END");
            articles.alterColumn("priority").defaultTo("medium");
        });
        op.createCheckConstraint("articles", "ck_articles_priority", "priority IN ('low', 'medium', 'high')");
    }
}
