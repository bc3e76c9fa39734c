package dev.retort.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.MigrationRun;
import dev.retort.junit.MigrationTest;
import dev.retort.junit.RowsAt;
import dev.retort.junit.jqwik.Rows;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** What must hold for all rows, whatever they are: some are drawn by day, many each night. */
@MigrationTest(scripts = {NewsroomDatabase.SQL, NewsroomDatabase.CLASSES})
class NewsroomPropertiesTest {

    /** Between the two revisions of an expand and migrate, some articles have a headline already. */
    @Property
    void everyArticleGetsItsTitleAsHeadlineUnlessItHasOne(@ForAll @RowsAt("dc390ace8c13") Rows rows) {
        MigrationRun run = rows.run();
        Map<Object, @Nullable Object> expected = new HashMap<>();
        run.rows("articles").forEach(article -> {
            Object headline = article.get("headline");
            expected.put(String.valueOf(article.get("id")), headline == null ? article.get("title") : headline);
        });

        run.retort().upgrade("dd4a1bdf9d14");

        assertThat(run.rows("articles")).hasSameSizeAs(expected.keySet()).allSatisfy(article -> assertThat(
                        article.get("headline"))
                .isEqualTo(expected.get(String.valueOf(article.get("id")))));
    }
}
