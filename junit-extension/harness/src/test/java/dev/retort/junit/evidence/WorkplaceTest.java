package dev.retort.junit.evidence;

import static dev.retort.sql.DatabaseKind.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkplaceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER /* for all */ ROLE app SET search_path = shop",
                "alter -- the one under test\n database shop set timezone = 'UTC'",
                "DO $$ BEGIN EXECUTE 'ALTER ROLE app SET work_mem = 1'; END $$"
            })
    void settingForLaterSessionsIsSeen(String sql) {
        assertThat(Workplace.isForNewSessions(sql, POSTGRESQL)).isTrue();
    }

    @Test
    void textOrCommentAboutOneSetsNothing() {
        assertThat(Workplace.isForNewSessions(
                        "INSERT INTO log VALUES ('alter role app') -- alter database shop", POSTGRESQL))
                .isFalse();
        assertThat(Workplace.isForNewSessions("ALTER TABLE \"alter role\" ADD role text", POSTGRESQL))
                .isFalse();
    }
}
