package dev.retort.script.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.revision.Revision;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamingTest {

    private static final Instant CREATED = Instant.parse("2026-01-05T23:30:22Z");

    @Nested
    class TheSlug {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "add phone to users | add_phone_to_users",
                    "Add  Phone, to (users)! | add_phone_to_users",
                    "größer als früher | größer_als_früher",
                    "'' | ''",
                    "'!?' | ''"
                })
        void joinsTheWordsOfTheMessage(String message, String slug) {
            assertThat(FileNaming.slug(message, 40)).isEqualTo(slug);
        }

        @Test
        void isCutAtTheEndOfAWord() {
            assertThat(FileNaming.slug("add a very long message that does not fit in", 40))
                    .isEqualTo("add_a_very_long_message_that_does_not");
        }

        @Test
        void keepsAWordThatEndsExactlyAtTheLimit() {
            assertThat(FileNaming.slug("abcd efgh ijkl", 9)).isEqualTo("abcd_efgh");
        }

        @Test
        void isCutInsideOfAWordThatIsTooLongByItself() {
            assertThat(FileNaming.slug("a".repeat(50), 40)).isEqualTo("a".repeat(40));
        }
    }

    @Nested
    class TheTemplate {

        @Test
        void isFilledInByDefaultWithTimeIdAndSlug() {
            assertThat(name(FileTemplate.DEFAULT, "add users", ScriptKind.SQL))
                    .isEqualTo("20260105_233022_4f2c81d0a3be_add_users.sql");
        }

        @Test
        void leavesNoUnderscoreBehindWhereThereIsNoMessage() {
            assertThat(name("{rev}_{slug}", "", ScriptKind.SQL)).isEqualTo("4f2c81d0a3be.sql");
        }

        @Test
        void takesAlembicsTokensAsWell() {
            assertThat(name("%(year)d%(month).2d%(day).2d_%(hour)d_%%(rev)s", "x", ScriptKind.SQL))
                    .isEqualTo("20260105_23_4f2c81d0a3be.sql");
        }

        @Test
        void followsTheTimeZone() {
            FileNaming naming =
                    new FileNaming(FileTemplate.parse("{year}{month}{day}_{hour}"), 40, ZoneId.of("Europe/Berlin"));
            assertThat(naming.path(revision("x"), CREATED, ScriptKind.SQL)).hasToString("20260106_00.sql");
        }

        @Test
        void mayMakeFolders() {
            assertThat(name("{year}/{rev}_{slug}", "Add users", ScriptKind.SQL))
                    .isEqualTo("2026/4f2c81d0a3be_add_users.sql");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "../../evil | ----evil.sql",
                    "/etc/evil | -etc-evil.sql",
                    "..\\evil | --evil.sql",
                    "C:evil | C-evil.sql",
                    ".. | -.sql",
                    "a*b?c | a-b-c.sql"
                })
        void takesNothingFromAnIdThatLeadsElsewhere(String id, String file) {
            Revision revision =
                    new Revision(id.replace(':', '|'), List.of(), List.of(), Set.of(), "", Optional.empty());
            String path = new FileNaming(FileTemplate.parse("{rev}_{slug}"), 40, ZoneOffset.UTC)
                    .path(revision, CREATED, ScriptKind.SQL)
                    .toString();
            assertThat(path).isEqualTo(file);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{revision}", "same", "", "/{rev}", "{rev}/", "../{rev}", "{rev", "%(rev)x", "a:{rev}", "{}"
                })
        void isRefusedIfItCannotNameFiles(String text) {
            assertThatThrownBy(() -> FileTemplate.parse(text))
                    .isInstanceOfSatisfying(WritingException.class, refused -> assertThat(refused.code())
                            .isEqualTo("invalid-file-template"))
                    .hasMessageContaining("tokens: rev, slug, epoch");
        }
    }

    @Nested
    class AJavaFile {

        @Test
        void isCalledAsItsClassMayBe() {
            assertThat(name(FileTemplate.DEFAULT, "add users", ScriptKind.JAVA))
                    .isEqualTo("R20260105_233022_4f2c81d0a3be_add_users.java");
        }

        @Test
        void hasNoCharacterThatClassesMustNotHave() {
            assertThat(name("{slug}-{rev}", "add users", ScriptKind.JAVA)).isEqualTo("R_add_users_4f2c81d0a3be.java");
        }
    }

    private static String name(String template, String message, ScriptKind kind) {
        FileNaming naming = new FileNaming(FileTemplate.parse(template), 40, ZoneOffset.UTC);
        return naming.path(revision(message), CREATED, kind).toString();
    }

    private static Revision revision(String message) {
        return new Revision("4f2c81d0a3be", List.of(), List.of(), Set.of(), message, Optional.of(CREATED));
    }
}
