package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** The last of three: nobody writes the title any more, so it goes; what depends on it is recreated around it. */
@Revision(
        id = "de5b2ce0ae15",
        down = "dd4a1bdf9d14",
        message = "contract: articles lose their title",
        created = "2026-04-20T09:00:00Z")
public final class R20260420_090000_contract_title implements Migration {

    @Override
    public void upgrade(Operations op) {
        dropDependents(op);
        op.batch("articles", articles -> {
            articles.alterColumn("headline").notNull();
            articles.dropColumn("title");
        });
        createDependents(op, "headline", "articles.headline AS title");
    }

    @Override
    public void downgrade(Operations op) {
        dropDependents(op);
        op.addColumn("articles", column("title", string(200)));
        op.execute("UPDATE articles SET title = headline");
        op.batch("articles", articles -> {
            articles.alterColumn("title").notNull();
            articles.alterColumn("headline").nullable();
        });
        createDependents(op, "title", "articles.title");
    }

    private static void dropDependents(Operations op) {
        op.execute("DROP VIEW published_articles");
        op.executeOn(SQLITE, "DROP TRIGGER articles_touch_author");
        op.executeOn(POSTGRESQL, "DROP TRIGGER articles_touch_author ON articles");
        op.executeOn(POSTGRESQL, "DROP INDEX ix_articles_newest");
    }

    private static void createDependents(Operations op, String titleColumn, String viewColumn) {
        op.execute("CREATE VIEW published_articles AS"
                + " SELECT articles.id, " + viewColumn + ", authors.full_name AS author"
                + " FROM articles JOIN authors ON authors.id = articles.author_id"
                + " WHERE articles.status = 'published'");
        op.executeOn(
                SQLITE,
                "CREATE TRIGGER articles_touch_author AFTER UPDATE OF " + titleColumn + ", body ON articles"
                        + " BEGIN UPDATE authors SET updated_at = CURRENT_TIMESTAMP WHERE id = NEW.author_id; END");
        op.executeOn(
                POSTGRESQL,
                "CREATE TRIGGER articles_touch_author AFTER UPDATE OF " + titleColumn + ", body ON articles"
                        + " FOR EACH ROW EXECUTE FUNCTION touch_author()");
        op.executeOn(
                POSTGRESQL,
                "CREATE INDEX ix_articles_newest ON articles (created_at DESC, id) INCLUDE (" + titleColumn + ")");
    }
}
