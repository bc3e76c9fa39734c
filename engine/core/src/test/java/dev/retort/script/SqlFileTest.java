package dev.retort.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.Problem;
import dev.retort.operation.writing.Operations;
import dev.retort.revision.Direction;
import dev.retort.schema.NamingConvention;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SqlFileTest {

    private static final ScriptOrigin ORIGIN =
            new ScriptOrigin("002_add_phone.sql", Optional.of(Path.of("db/002_add_phone.sql")));

    private final List<Problem> problems = new ArrayList<>();

    private Optional<RevisionScript> read(String text) {
        return SqlFile.read(ORIGIN, text, problems);
    }

    private RevisionScript sound(String text) {
        RevisionScript script = read(text).orElseThrow(() -> new AssertionError(problems.toString()));
        assertThat(problems).isEmpty();
        return script;
    }

    private static List<String> run(RevisionScript script, Direction direction, String dialect) {
        RecordingSink sink = new RecordingSink(dialect);
        script.run(direction, new Operations(sink, NamingConvention.NONE));
        return sink.taken();
    }

    @Nested
    class Header {

        @Test
        void tellsEverythingAboutTheRevision() {
            RevisionScript script = sound(
                    """
                    -- revision: 4f2c
                    -- down_revision: 91b7, 92b7
                    -- message: add phone: to users
                    -- depends_on: aaa,billing
                    -- branch_labels: shop
                    -- created: 2026-01-15T14:30:22Z
                    -- transactional: false

                    -- upgrade
                    SELECT 1;
                    """);

            assertThat(script.revision())
                    .isEqualTo(new dev.retort.revision.Revision(
                            "4f2c",
                            List.of("91b7", "92b7"),
                            List.of("aaa", "billing"),
                            java.util.Set.of("shop"),
                            "add phone: to users",
                            Optional.of(Instant.parse("2026-01-15T14:30:22Z"))));
            assertThat(script.transactional()).isFalse();
        }

        @Test
        void makesABaseOfNoneNothingOrAnAbsentLine() {
            for (String line : List.of("-- down_revision: none\n", "-- down_revision:\n", "")) {
                assertThat(sound("-- revision: a\n" + line + "-- upgrade\n")
                                .revision()
                                .isBase())
                        .isTrue();
            }
        }

        @Test
        void takesPlainCommentsAndAByteOrderMark() {
            assertThat(sound("\uFEFF-- revision: a\r\n-- written by hand\r\n\r\n-- upgrade\r\nSELECT 1;\r\n")
                            .revision()
                            .id())
                    .isEqualTo("a");
        }

        @Test
        void refusesAnUnknownKeyWithTheNearest() {
            read("-- revision: a\n-- down-revision: b\n-- upgrade\n");

            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.summary()).isEqualTo("unknown header 'down-revision'");
                assertThat(problem.facts()).containsEntry("at", "db/002_add_phone.sql:2");
                assertThat(problem.cure().orElseThrow()).contains("did you mean 'down_revision'");
            });
        }

        @Test
        void refusesAMissingRevisionAndABadTimeTogether() {
            read("-- created: yesterday\n-- upgrade\n");
            read("-- revision: a\n-- created: yesterday\n-- transactional: maybe\n-- revision: b\n-- upgrade\n");

            assertThat(problems)
                    .extracting(Problem::summary)
                    .containsExactly(
                            "the file doesn't say which revision it is",
                            "header 'revision' comes twice",
                            "'yesterday' is not a timestamp",
                            "'maybe' is neither true nor false");
        }

        @Test
        void refusesAnIdThatCouldNotBeTyped() {
            read("-- revision: a@b\n-- upgrade\n");

            assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.summary())
                    .contains("'a@b'"));
        }
    }

    @Nested
    class Sections {

        private static final String TEXT =
                """
                -- revision: a
                -- upgrade
                GENERAL;
                -- a comment
                -- upgrade postgresql
                FOR PG;
                -- downgrade
                BACK;
                -- downgrade sqlite

                BACK ON SQLITE;
                """;

        @Test
        void runTheOneOfTheDatabaseInsteadOfTheGeneralOne() {
            RevisionScript script = sound(TEXT);

            assertThat(run(script, Direction.UPGRADE, "sqlite"))
                    .containsExactly("002_add_phone.sql:3 GENERAL;\n-- a comment");
            assertThat(run(script, Direction.UPGRADE, "postgresql")).containsExactly("002_add_phone.sql:6 FOR PG;");
            assertThat(run(script, Direction.DOWNGRADE, "postgresql")).containsExactly("002_add_phone.sql:8 BACK;");
            assertThat(run(script, Direction.DOWNGRADE, "sqlite"))
                    .containsExactly("002_add_phone.sql:10 BACK ON SQLITE;");
        }

        @Test
        void doNothingOnADatabaseWithoutOne() {
            assertThat(run(sound("-- revision: a\n-- upgrade postgresql\nX;\n"), Direction.UPGRADE, "sqlite"))
                    .isEmpty();
        }

        @Test
        void arePassedOverInsideAFence() {
            RevisionScript script =
                    sound("-- revision: a\n-- upgrade\n-- statement begin\nX\n-- downgrade\nY\n-- statement end\n");

            assertThat(script.hasDowngrade()).isFalse();
        }

        @Test
        void areRefusedTwiceOrForAnUnknownDatabase() {
            read("-- revision: a\n-- upgrade\nA;\n-- upgrade\nB;\n-- upgrade postgres\nC;\n");

            assertThat(problems)
                    .extracting(Problem::text)
                    .satisfiesExactly(
                            twice -> assertThat(twice)
                                    .contains("the section appears twice", "db/002_add_phone.sql:4", "on line 2"),
                            unknown -> assertThat(unknown).contains("'postgres'", "did you mean postgresql"));
        }

        @Test
        void areNeededForTheWayUpAndForAnySql() {
            read("-- revision: a\nCREATE TABLE t (id int);\n");

            assertThat(problems)
                    .extracting(Problem::summary)
                    .containsExactly("there is SQL before the first section", "there is no upgrade");
        }

        @Test
        void mayBeEmpty() {
            assertThat(run(sound("-- revision: a\n-- upgrade\n-- downgrade\n"), Direction.UPGRADE, "sqlite"))
                    .isEmpty();
        }
    }

    @Nested
    class Irreversible {

        @Test
        void keepsItsReason() {
            RevisionScript script =
                    sound("-- revision: a\n-- upgrade\nX;\n-- downgrade: irreversible, names are gone\n");

            assertThat(script.irreversible()).contains("names are gone");
            assertThat(script.hasDowngrade()).isFalse();
        }

        @Test
        void standsAloneAndNowhereElse() {
            read("-- revision: a\n-- upgrade\nX;\n-- downgrade: irreversible\nY;\n-- downgrade\nZ;\n");
            read("-- revision: a\n-- upgrade\nX;\n-- downgrade: perhaps\n");

            assertThat(problems)
                    .extracting(Problem::summary)
                    .containsExactly(
                            "there is SQL below -- downgrade: irreversible",
                            "there is both a downgrade and -- downgrade: irreversible",
                            "a section line has unexpected text after its colon");
        }
    }
}
