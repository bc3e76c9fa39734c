package dev.retort.junit.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RenamesTest {

    @Test
    void tableIsFollowedThroughSeveralRenames() {
        Renames renames = Renames.of(List.of("ALTER TABLE a RENAME TO b", "alter table \"b\" rename to \"C d\""));

        assertThat(renames.table("a")).isEqualTo("C d");
        assertThat(renames.table("other")).isEqualTo("other");
    }

    @Test
    void columnIsFollowedAlsoAfterItsTableWasRenamed() {
        Renames renames =
                Renames.of(List.of("ALTER TABLE public.a RENAME TO b", "ALTER TABLE ONLY b RENAME COLUMN x TO y"));

        assertThat(renames.column("a", "x")).isEqualTo("y");
        assertThat(renames.column("A", "X")).isEqualTo("y");
        assertThat(renames.column("a", "z")).isEqualTo("z");
    }

    @Test
    void columnMayBeRenamedWithoutTheWordColumnButConstraintsAreNone() {
        Renames renames = Renames.of(List.of("ALTER TABLE a RENAME x TO y", "ALTER TABLE a RENAME CONSTRAINT p TO q"));

        assertThat(renames.column("a", "x")).isEqualTo("y");
        assertThat(renames.column("a", "p")).isEqualTo("p");
    }
}
