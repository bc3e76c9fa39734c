package dev.retort.example;

import static dev.retort.schema.Schema.*;

import dev.retort.schema.MetaData;
import dev.retort.schema.Table;
import java.util.function.Supplier;

/** What the newsroom's schema should be once every revision has run. */
public final class NewsroomModel implements Supplier<MetaData> {

    @Override
    public MetaData get() {
        return ShopTables.addTo(metaData()
                .table(authors())
                .table(desks())
                .table(articles())
                .table(comments())
                .table(subscribers())
                .table(bioBackup())
                .view(view(
                        "published_articles",
                        "SELECT articles.id, articles.headline AS title, authors.full_name AS author"
                                + " FROM articles JOIN authors ON authors.id = articles.author_id"
                                + " WHERE articles.status = 'published'")));
    }

    private static Table authors() {
        return table(
                        "authors",
                        column("id", uuid()).notNull().withDefault(randomUuid()),
                        column("full_name", string(120)).notNull(),
                        column("email", string(200)).notNull(),
                        column("created_at", timestampWithZone()).notNull().withDefault(now()),
                        column("updated_at", timestampWithZone()),
                        column("desk_id", integer()))
                .primaryKey("id")
                .constraint(unique("email").named("uq_authors_email"))
                .constraint(foreignKey("desk_id")
                        .references("desks", "id")
                        .onDelete(SET_NULL)
                        .named("fk_authors_desk"))
                .index(index("ix_authors_email_lower").on(expression("lower(email)")));
    }

    private static Table desks() {
        return table(
                        "desks",
                        column("id", integer()).notNull(),
                        column("code", string(20)).notNull(),
                        column("title", string(80)).notNull(),
                        column("lead_id", uuid()))
                .primaryKey("id")
                .constraint(unique("code").named("uq_desks_code"))
                .constraint(foreignKey("lead_id")
                        .references("authors", "id")
                        .onDelete(SET_NULL)
                        .named("fk_desks_lead"));
    }

    private static Table articles() {
        return table(
                        "articles",
                        column("id", bigInteger()).withIdentity(generatedByDefault()),
                        column("author_id", uuid()).notNull(),
                        column("body", text()).notNull().defaultTo(""),
                        column("priority", integer()).notNull().defaultTo(2),
                        column("created_at", timestampWithZone()).notNull().withDefault(now()),
                        column("desk_id", integer()).notNull(),
                        column("status", enumeration("article_status", "draft", "review", "published"))
                                .notNull()
                                .defaultTo("draft"),
                        column("language", string(5)).notNull(),
                        column("headline", string(200)).notNull())
                .primaryKey("id")
                .constraint(foreignKey("author_id")
                        .references("authors", "id")
                        .onDelete(CASCADE)
                        .named("fk_articles_author"))
                .constraint(foreignKey("desk_id")
                        .references("desks", "id")
                        .onDelete(RESTRICT)
                        .named("fk_articles_desk"))
                .check("ck_articles_priority", "priority BETWEEN 1 AND 3")
                .index(index("ix_articles_desk").on("desk_id"))
                .index(index("ix_articles_newest")
                        .on(descending("created_at"), column("id"))
                        .including("headline"))
                .index(index("ix_articles_unwritten").on("author_id").where("body = ''"));
    }

    private static Table comments() {
        return table(
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
                .index(index("ix_comments_article").on("article_id"));
    }

    private static Table subscribers() {
        return table(
                        "subscribers",
                        column("id", integer()).notNull(),
                        column("since", date()).notNull(),
                        column("name", string(121)).notNull())
                .primaryKey("id");
    }

    private static Table bioBackup() {
        return table(
                        "authors_bio_backup",
                        column("author_id", uuid()).notNull(),
                        column("bio", text()).notNull())
                .primaryKey("author_id");
    }
}
