package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.script.Edit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit is what changes the statements that are run, in either direction; nothing else is, and nothing is passed over. */
abstract class EditedScriptsContract extends OnADatabase {

    private static final String TEXT =
            """
            -- revision: a1
            -- message: make it
            -- upgrade
            CREATE TABLE t_a1 (v VARCHAR(20));
            -- why
            INSERT INTO t_a1 VALUES ('a
            b');
            -- downgrade
            DROP TABLE t_a1;
            """;

    EditedScriptsContract(Path directory, TestDatabase database) {
        super(directory, database);
    }

    private void applied(String text) {
        scripts.file("a1.sql", text);
        retort().upgrade("head");
    }

    private EditedRevisionException refusal(Runnable run) {
        return catchThrowableOfType(EditedRevisionException.class, run::run);
    }

    @ParameterizedTest
    @CsvSource({
        "make it, make it well",
        "-- why, -- for that reason",
        "'(20));', '(20)) ;   '",
        "CREATE TABLE, 'CREATE   TABLE'",
        "'DROP TABLE t_a1;', 'DROP TABLE t_a1'",
        "-- revision, '\uFEFF-- revision'",
        "'\n', '\r\n'",
        "-- downgrade, '\n-- statement begin\nDROP TABLE t_a1\n-- statement end\n-- downgrade sqlite'",
        "-- upgrade, '-- branch_labels: shop\n-- upgrade'"
    })
    void isNoneIfTheSameStatementsAreRun(String before, String after) {
        applied(TEXT);
        String edited = TEXT.replace(before, after);
        if (after.contains("sqlite")) {
            edited = TEXT.replace("-- downgrade\n", "-- downgrade sqlite\n")
                    + "-- downgrade postgresql\n-- statement begin\nDROP TABLE t_a1\n-- statement end\n";
        }
        assertThat(edited).isNotEqualTo(TEXT);
        scripts.file("a1.sql", edited);

        assertThat(retort().check().edits()).isEmpty();
        assertThat(retort().upgrade("head").steps()).isEmpty();
        assertThat(retort().downgrade("base").heads()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "VARCHAR(20), VARCHAR(30), UPGRADE",
        "'a\nb', 'a\n b', UPGRADE",
        "'INSERT INTO t_a1 VALUES (''a\nb'');', '', UPGRADE",
        "DROP TABLE t_a1;, DELETE FROM t_a1;, DOWNGRADE",
        "DROP TABLE t_a1;, 'DROP TABLE t_a1; SELECT 1;', DOWNGRADE",
        "t_a1, T_a1, BOTH"
    })
    void isNamedByItsSectionAndRefusedBothWays(String before, String after, Edit edit) {
        applied(TEXT);
        scripts.file("a1.sql", TEXT.replace(before, after));

        assertThat(retort().check().edits()).isEqualTo(Map.of("a1", edit));
        for (EditedRevisionException refused : new EditedRevisionException[] {
            refusal(() -> retort().upgrade("head")),
            refusal(() -> retort().downgrade("base")),
            refusal(() -> retort().apply(retort().planDowngrade("base")))
        }) {
            assertThat(refused.revisions()).containsExactly("a1");
            assertThat(refused).hasMessageContainingAll("a1.sql", edit.describe());
        }
        assertThat(database.tables()).containsExactly("t_a1");

        configured().acceptEdited(true).build().upgrade("head");
        assertThat(retort().check().edits()).isEmpty();
        assertThat(retort().downgrade("base").heads()).isEmpty();
    }

    @Test
    void belowTheWayOfADowngradeDoesNotConcernIt() {
        applied(TEXT);
        scripts.table("a2", "a1");
        retort().upgrade("head");
        scripts.file("a1.sql", TEXT.replace("(20)", "(30)"));

        assertThat(retort().downgrade("a1").heads()).containsExactly("a1");
        assertThat(configured().acceptEdited(true).build().downgrade("base").heads())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NULL", "''", "'gone'"})
    void cantBeToldWithoutAChecksum(String kept) {
        applied(TEXT);
        database.execute("UPDATE retort_history SET checksum = " + kept);

        assertThat(retort().check().edits()).isEqualTo(Map.of("a1", Edit.UNKNOWN));
        assertThat(refusal(() -> retort().upgrade("head")))
                .hasMessageContainingAll("the history has no checksum of it", "a1.sql");
        assertThat(refusal(() -> retort().downgrade("base"))).isNotNull();
        configured().acceptEdited(true).build().upgrade("head");
        assertThat(retort().check().isWell()).isTrue();
    }

    @Nested
    class ByAChecksumOfTheWholeFile {

        private void kept(String text) throws NoSuchAlgorithmException {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            database.execute("UPDATE retort_history SET checksum = 'sha256-sql-1:"
                    + HexFormat.of().formatHex(hash) + "'");
        }

        @Test
        void isNoneIfTheFileIsTheSame() throws NoSuchAlgorithmException {
            applied(TEXT);
            kept(TEXT);

            assertThat(retort().check().edits()).isEmpty();
            scripts.file("a1.sql", TEXT.replace("\n", "\r\n"));
            assertThat(retort().check().edits()).isEmpty();
        }

        @Test
        void isSaidToBeSomewhereIfItIsNot() throws NoSuchAlgorithmException {
            applied(TEXT);
            kept(TEXT);
            scripts.file("a1.sql", TEXT.replace("make it", "make it well"));

            assertThat(retort().check().edits()).isEqualTo(Map.of("a1", Edit.FILE));
            assertThat(refusal(() -> retort().upgrade("head")))
                    .hasMessageContaining("the checksum in the history is of all of it");
            configured().acceptEdited(true).build().upgrade("head");
            assertThat(retort().check().edits()).isEmpty();
        }
    }
}
