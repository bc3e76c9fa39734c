package dev.retort.example;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.Loses;
import dev.retort.junit.MigrationChecks;
import dev.retort.junit.MigrationRun;
import dev.retort.junit.MigrationTest;
import dev.retort.junit.RowsAt;
import dev.retort.junit.rows.RowInserter;
import java.util.UUID;

/** The newsroom's history, proven: every revision goes up, comes down and goes up again, with rows in its tables. */
@MigrationTest(
        scripts = {NewsroomDatabase.SQL, NewsroomDatabase.CLASSES},
        model = NewsroomModel.class)
@Loses(
        revision = "de5b2ce0ae15",
        column = "articles.title",
        because = "where there is a headline nobody reads the title any more")
@Loses(
        revision = "db28f8bd7b12",
        column = "subscribers.first_name",
        because = "what is behind a blank goes to the last name")
@Loses(
        revision = "db28f8bd7b12",
        column = "subscribers.last_name",
        because = "it gets what the first name has behind a blank")
@Loses(revision = "db28f8bd7b12", column = "subscribers.name", because = "who has a single name gets a dash behind it")
@Loses(
        revision = "dd4a1bdf9d14",
        column = "articles.headline",
        because = "one that repeats the title is the title that was copied")
class NewsroomMigrationsTest implements MigrationChecks {

    private static final UUID ADA = UUID.fromString("0b6a1f0e-6f0f-4c39-9a43-0f3c5a9d2b11");
    private static final UUID GRACE = UUID.fromString("7d3f8a52-19a4-4c1e-8a5e-b1f2c3d4e5f6");
    private static final UUID OMAR = UUID.fromString("c4d5e6f7-0a1b-4c2d-8e3f-405162738495");

    @RowsAt("1a0c4e5b7d01")
    void authors(RowInserter rows) {
        rows.insert("authors", row("id", ADA, "name", "Ada Lovelace", "email", "ada@example.org"));
        rows.insert("authors", row("id", GRACE, "name", "Grace O'Hopper", "email", "Grace@Example.org"));
    }

    @RowsAt("2b1d5f6c8e02")
    void articles(RowInserter rows) {
        rows.insert(
                "articles",
                row("id", 1, "author_id", ADA, "title", "On the engine", "body", "It weaves.", "priority", "low"),
                row("id", 2, "author_id", ADA, "title", "Notes – «G»", "body", "", "priority", "high"),
                row("id", 3, "author_id", GRACE, "title", "A moth in the relay"));
    }

    @RowsAt("3c2e6a7d9f03")
    void authorsWithAndWithoutBio(RowInserter rows) {
        rows.insert("authors", row("id", OMAR, "name", "عمر", "email", "omar@example.org", "bio", "Writes at night."));
    }

    @RowsAt("4d3f7b8ea004")
    void oneMoreDesk(RowInserter rows) {
        rows.insert("desks", row("id", 4, "code", "local", "title", "Local"));
    }

    @RowsAt("92aecf23f509")
    void articlesOfEachStatus(RowInserter rows) {
        rows.insert(
                "articles",
                row("id", 4, "author_id", OMAR, "title", "Night train", "desk_id", 4, "status", "review"),
                row("id", 5, "author_id", OMAR, "title", "Day train", "desk_id", 2, "status", "published"));
    }

    @RowsAt("c05dea10b0a1")
    void products(RowInserter rows) {
        rows.insert(
                "products",
                row("id", 1, "sku", 100, "name", "Mug", "price", "9.50", "active", true, "rank", 1),
                row("id", 2, "sku", -7, "name", "Poster", "price", "0.00", "attributes", "{\"size\": \"A2\"}"),
                row("id", 3, "sku", 2147483647, "name", "Tote", "price", "12.00", "picture", new byte[] {0, 1, -1}));
    }

    @RowsAt("c16efb21c1b2")
    void orders(RowInserter rows) {
        rows.insert("orders", row("id", 1, "customer", "Zoë"));
        rows.insert(
                "order_lines",
                row("order_id", 1, "line", 1, "product_id", 1, "quantity", 3, "price", "9.50"),
                row("order_id", 1, "line", 2, "product_id", 2, "price", "0.00"));
    }

    @RowsAt("d5c2f2570c0c")
    void leads(RowInserter rows) {
        rows.execute("UPDATE authors SET desk_id = 4 WHERE email = 'omar@example.org'");
        rows.execute("UPDATE desks SET lead_id = '" + OMAR + "' WHERE id = 4");
    }

    @RowsAt("d6d3a3681d0d")
    void comments(RowInserter rows) {
        rows.insert("comments", row("id", 1, "article_id", 5, "body", "first"));
        rows.insert("comments", row("id", 2, "article_id", 5, "parent_id", 1, "body", "second"));
    }

    @RowsAt("d9f6d69b5010")
    void subscribers(RowInserter rows) {
        rows.insert(
                "subscribers",
                row("id", 1, "first_name", "Marie", "last_name", "Curie", "since", "2026-02-28"),
                row("id", 2, "first_name", "Ludwig", "last_name", "van der Rohe", "since", "2024-02-29"));
    }

    @RowsAt("dc390ace8c13")
    void articleWithAHeadlineOfItsOwn(RowInserter rows) {
        rows.insert(
                "articles",
                row(
                        "id",
                        6,
                        "author_id",
                        OMAR,
                        "title",
                        "Rain",
                        "headline",
                        "It rains",
                        "desk_id",
                        1,
                        "language",
                        "en"));
    }

    @MigrationTest(revision = "a3bfd034060a")
    void prioritiesBecomeNumbersAndWordsAgain(MigrationRun run) {
        run.before().insert("authors", row("id", ADA, "full_name", "Ada Lovelace", "email", "ada@example.org"));
        run.before()
                .insert(
                        "articles",
                        row("id", 1, "author_id", ADA, "title", "one", "desk_id", 1, "priority", "low"),
                        row("id", 2, "author_id", ADA, "title", "two", "desk_id", 1, "priority", "medium"),
                        row("id", 3, "author_id", ADA, "title", "three", "desk_id", 1, "priority", "high"));

        run.upgrade();
        assertThat(run.rows("articles")).extracting("priority").containsExactly(1, 2, 3);

        run.downgrade();
        assertThat(run.rows("articles")).extracting("priority").containsExactly("low", "medium", "high");
        assertThat(run.schema()).hasSameSchemaAs(run.schemaBefore());
    }

    @MigrationTest(revision = "c27f0c32d2c3")
    void skusKeepTheirDigits(MigrationRun run) {
        run.before().insert("products", row("id", 1, "sku", -7, "name", "Mug", "price", "9.50"));

        run.upgrade();

        assertThat(run.rows("products")).extracting("sku").containsExactly("-7");
    }
}
