package dev.retort.junit.rows;

import static dev.retort.sql.DatabaseKind.POSTGRESQL;
import static dev.retort.sql.DatabaseKind.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RenamesTest {

    @Test
    void tableIsFollowedThroughSeveralRenames() {
        Renames renames =
                Renames.of(List.of("ALTER TABLE a RENAME TO b", "alter table \"b\" rename to \"C d\""), POSTGRESQL);

        assertThat(renames.table("a")).isEqualTo("C d");
        assertThat(renames.table("other")).isEqualTo("other");
    }

    @Test
    void columnIsFollowedAlsoAfterItsTableWasRenamed() {
        Renames renames = Renames.of(
                List.of("ALTER TABLE public.a RENAME TO b", "ALTER TABLE ONLY b RENAME COLUMN x TO y"), POSTGRESQL);

        assertThat(renames.column("a", "x")).isEqualTo("y");
        assertThat(renames.column("A", "X")).isEqualTo("y");
        assertThat(renames.column("a", "z")).isEqualTo("z");
    }

    @Test
    void columnMayBeRenamedWithoutTheWordColumnButConstraintsAreNone() {
        Renames renames = Renames.of(
                List.of("ALTER TABLE a RENAME x TO y", "ALTER TABLE a RENAME CONSTRAINT p TO q"), POSTGRESQL);

        assertThat(renames.column("a", "x")).isEqualTo("y");
        assertThat(renames.column("a", "p")).isEqualTo("p");
    }

    @Test
    void namesInQuotesMayHoldQuotesAndDotsAndCommentsStandAnywhere() {
        Renames renames = Renames.of(
                List.of(
                        "ALTER /* for RENAME x TO z */ TABLE \"my \"\"t\"\"\" -- ALTER TABLE c RENAME TO d\n RENAME TO \"a.b\"",
                        "ALTER TABLE \"a.b\" RENAME COLUMN \"to\" TO [x y]"),
                SQLITE);

        assertThat(renames.table("my \"t\"")).isEqualTo("a.b");
        assertThat(renames.table("c")).isEqualTo("c");
        assertThat(renames.column("my \"t\"", "to")).isEqualTo("x y");
    }

    @Test
    void textsRenameNothingButCodeDoes() {
        Renames renames = Renames.of(
                List.of(
                        "INSERT INTO log VALUES ('ALTER TABLE a RENAME TO b')",
                        "DO $$ BEGIN EXECUTE 'ALTER TABLE c RENAME TO d'; ALTER TABLE e RENAME TO f; END $$"),
                POSTGRESQL);

        assertThat(renames.table("a")).isEqualTo("a");
        assertThat(renames.table("c")).isEqualTo("d");
        assertThat(renames.table("e")).isEqualTo("f");
    }
}
