package dev.retort.junit.verification;

import static dev.retort.schema.Schema.column;
import static dev.retort.schema.Schema.index;
import static dev.retort.schema.Schema.integer;
import static dev.retort.schema.Schema.metaData;
import static dev.retort.schema.Schema.table;
import static dev.retort.schema.Schema.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model can't say is left out by name, and what it needs is made for it. */
class ModelWordsTest {

    private final Path scripts;

    ModelWordsTest(@TempDir Path scripts) {
        this.scripts = scripts;
    }

    private static Table users(QualifiedName name) {
        return table(name, column("id", integer()).notNull(), column("mail", text()))
                .primaryKey("id");
    }

    @Test
    void schemasAreMadeAndDomainsAndIndexesOfViewsAreLeftOut() {
        MigrationVerification verification = SmallHistory.in(scripts)
                .revision(
                        "r1",
                        "none",
                        """
                        CREATE SCHEMA shop;
                        CREATE DOMAIN mail AS text CHECK (VALUE LIKE '%@%');
                        CREATE TABLE shop.users (id INTEGER NOT NULL PRIMARY KEY, mail mail);
                        CREATE MATERIALIZED VIEW mails AS SELECT id, mail::text AS mail FROM shop.users;
                        CREATE INDEX ix_mails ON mails (mail);""",
                        "DROP SCHEMA shop CASCADE; DROP DOMAIN mail;")
                .verification("postgresql")
                .checks("model")
                .model(metaData().table(users(QualifiedName.of("shop", "users"))));

        assertThat(verification.run().findings())
                .extracting(Finding::headline)
                .singleElement()
                .asString()
                .contains("materialized view mails is in the database, but not in the model");
        Outcome.Passed passed = verification
                                .exclude("mails")
                                .run()
                                .of(Outcome.Passed.class)
                                .get(0)
                                .outcome()
                        instanceof Outcome.Passed it
                ? it
                : new Outcome.Passed(Outcome.Looked.at(""), List.of());
        assertThat(passed.notes())
                .contains(
                        "not compared: column shop.users.mail, which a model can't say",
                        "not compared: mails, which is excluded");
        assertThat(verification.exclude("nobody").run().findings())
                .extracting(Finding::headline)
                .singleElement()
                .asString()
                .startsWith("the model excludes nobody, and neither the model nor the database has it");
    }

    @Test
    void virtualTablesAreLeftOut() {
        List<Finding> findings = SmallHistory.in(scripts)
                .revision(
                        "r1",
                        "none",
                        "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, mail TEXT);"
                                + " CREATE VIRTUAL TABLE words USING fts5(word);",
                        "DROP TABLE words; DROP TABLE users;")
                .verification("sqlite")
                .checks("model")
                .model(metaData().table(users(QualifiedName.of("users"))))
                .run()
                .findings();

        assertThat(findings).isEmpty();
    }

    @Nested
    class TheRevisionBehindADifference {

        private String said(Table model) {
            return SmallHistory.in(scripts)
                    .verification("sqlite")
                    .checks("model")
                    .model(metaData().table(model))
                    .run()
                    .findings()
                    .stream()
                    .map(Finding::text)
                    .collect(Collectors.joining("\n"));
        }

        private SmallHistory history(String upgrade, String downgrade) {
            return SmallHistory.in(scripts)
                    .revision(
                            "r1",
                            "none",
                            "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, mail TEXT);",
                            "DROP TABLE users;")
                    .revision("r2", "r1", upgrade, downgrade)
                    .revision("r3", "r2", "CREATE TABLE other (id INTEGER);", "DROP TABLE other;");
        }

        @Test
        void makesWhatSomethingIsMissingIn() {
            history("CREATE TABLE more (id INTEGER);", "DROP TABLE more;");

            assertThat(said(users(QualifiedName.of("users")).unique("mail")))
                    .containsPattern("unique constraint [^ ]* of users is not in the database.*\\n.*r1 r1, .*r1.sql");
        }

        @Test
        void speaksOfItInItsDowngrade() {
            history("UPDATE users SET mail = lower(mail);", "DROP INDEX IF EXISTS ix_users_mail;");

            assertThat(said(users(QualifiedName.of("users"))
                            .index(index("ix_users_mail").on("mail"))))
                    .containsPattern("index ix_users_mail of users is not in the database.*\\n.*r2 r2, .*r2.sql");
        }
    }
}
