package dev.retort.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that is nearly one of ours is an error with the right form; what only mentions one of its words is a comment. */
class MistakenLineTest {

    private final List<Problem> problems = new ArrayList<>();

    private void read(String text) {
        SqlFile.read(new ScriptOrigin("a.sql", Optional.empty()), text, problems);
    }

    private static String between(String line) {
        return "-- revision: a\n-- upgrade\nCREATE TABLE t (id int);\n" + line + "\nDROP TABLE t;\n";
    }

    @Nested
    class ASection {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    " -- downgrade",
                    "\t-- downgrade",
                    "-- downgrade;",
                    "--- downgrade",
                    "/* downgrade */",
                    "/*\n * DOWNGRADE\n */",
                    "-- down",
                    "-- Down:",
                    "-- downgarde",
                    "-- teardown",
                    "-- tear down",
                    "-- un-do",
                    "-- changeset rollback",
                    "-- def downgrade():",
                    "-- dwongrade",
                    "-- dowgrade",
                    "-- downgrades",
                    "-- d0wngrade",
                    "-- d\u043Ewngrade",
                    "--\u00A0downgrade",
                    "--\u200Bdowngrade",
                    "\uFEFF-- downgrade",
                    "-- down grade",
                    "-- DOWN-GRADE",
                    "-- downgrade for sqlite",
                    "-- downgrade (postgres)",
                    "-- downgrade/sqlite",
                    "-- sqlite: downgrade",
                    "-- name: down",
                    "-- sqlx: down",
                    "-- kind=rollback;",
                    "-- @type: Undo!",
                    "-- yoyo-migrations : revert",
                    "-- downgrade the table",
                    "-- ==== DOWN ====",
                    "-- [downgrade]",
                    "-- \"downgrade\"",
                    "-- begin downgrade",
                    "-- the downgrade section",
                    "-- +goose Down",
                    "-- +migrate Down notransaction",
                    "-- migrate:down transaction:false",
                    "-- //@UNDO",
                    "-- @UNDO",
                    "--rollback",
                    "-- roll back",
                    "-- rollbak",
                    "-- !Downs",
                    "# --- !Downs",
                    "-- rambler down",
                    "-- Down Migration",
                    "---- create above / drop below ----",
                    "-- undo",
                    "-- Undo script",
                    "-- revert",
                    "-- backwards",
                    "-- dwon",
                    "-- downgrade - drops table t and its index",
                    "-- DOWNGRADE \u2014 removes everything that was added, see docs/down.md",
                    "-- downgrade sqlite -- takes all of that away again",
                    "-- downgrade (removes the table t and all its rows)",
                    "-- downgrade # the table goes, with all its rows",
                    "-- down; takes the table t away again",
                    "-- \uFF44\uFF4F\uFF57\uFF4E\uFF47\uFF52\uFF41\uFF44\uFF45",
                    "-- #region downgrade",
                    "-- direction down",
                    "-- public void down()",
                    "-- knex down",
                    "-- sqitch revert",
                    "-- yoyo rollback",
                    "-- umzug down",
                    "-- back out",
                    "-- BACKOUT SCRIPT",
                    "-- rolling back",
                    "-- un do",
                    "INSERT INTO t VALUES (1); -- downgrade",
                    "--rollback DROP TABLE t",
                    "-- Rollback DROP TABLE t;",
                    "--rollback: DROP TABLE public.t;",
                    "-- rollback drop table if exists t cascade",
                    "--ROLLBACK ALTER TABLE a.b DROP COLUMN c;",
                    "-- roll back: delete from a.t where x = 'y/z'",
                    "-- undo: UPDATE t SET a = 1",
                    "-- down => DROP INDEX ix_1",
                    "-- downgrade DROP MATERIALIZED VIEW v",
                    "-- rolback drop table t",
                    "--rollback SELECT undo_it();",
                    "--rollback GRANT ALL ON t TO u;",
                    "--rollback SQL: TRUNCATE TABLE t",
                    "/* rollback\nDROP TABLE t;\nDROP TABLE u;\n*/",
                    "/* DOWN: DROP TABLE t; */",
                    "INSERT INTO t VALUES (1); --rollback DELETE FROM t WHERE id = 1"
                })
        void nearlyWrittenIsAnError(String line) {
            read(between(line));

            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("broken-script");
                assertThat(problem.facts()).containsEntry("at", "a.sql:4");
                assertThat(problem.cure().orElse(""))
                        .startsWith("write -- downgrade")
                        .contains("-- statement begin and -- statement end");
            });
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "-- downgrade for sqlite|write -- downgrade sqlite on a line of its own",
                    "-- downgrade sqlite,postgresql|or a section for each: -- downgrade sqlite, -- downgrade postgresql",
                    "-- up|write -- upgrade on a line of its own",
                    "-- +goose Up|write -- upgrade",
                    "--rollback DROP TABLE t|write -- downgrade on a line of its own, and the statement below it",
                    "-- up: CREATE TABLE t (id int)|write -- upgrade on a line of its own, and the statement below it",
                    "--liquibase formatted sql|make a revision of each changeset",
                    "-- liquibase formatted sql changeLogId:1|make a revision of each changeset",
                    "--changeset a:1|make a revision of each changeset",
                    "-- changeset ada.l:add-t splitStatements:false dbms:postgresql|make a revision of each changeset",
                    "--rollback changesetId:1 changesetAuthor:a|make a revision of each changeset",
                    "--preconditions onFail:HALT onError:HALT|make a revision of each changeset",
                    "--precondition-sql-check expectedResult:0 SELECT count(*) FROM t|make a revision of each changeset",
                    "--ignoreLines:start|make a revision of each changeset",
                    "-- Revert flipr:users from pg|make a revision of each changeset",
                    "-- +migrate Down|write -- downgrade",
                    "-- +migrate Up notransaction|write -- upgrade",
                    "-- upgarde postgers|write -- upgrade postgresql on a line of its own",
                    "-- +goose StatementBegin|write -- statement begin and -- statement end",
                    "-- +goose NO TRANSACTION|-- transactional: false in the header",
                })
        void isShownInItsRightForm(String line, String cure) {
            read(between(line));

            assertThat(problems)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.cure().orElse("")).contains(cure));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-- TODO: revert",
                    "-- note: down",
                    "-- x: the way down",
                    "-- upgrade the users to the new plan of this year",
                    "-- see db/downgrade.sql",
                    "-- up/down.sql",
                    "-- https://example.org/downgrade",
                    "-- the downgrade below loses the phone numbers",
                    "-- rollback isn't supported by MySQL",
                    "--rollback not required",
                    "-- rollback: drop the table by hand",
                    "-- to undo this: DROP TABLE t;",
                    "-- rollback would drop table t, so there is none",
                    "-- upgrade creates table t; nobody needs it",
                    "-- drop table t; never do that",
                    "-- update users set nothing",
                    "-- a changeset is a: thing",
                    "-- liquibase had it formatted otherwise",
                    "-- revert the users: from now on",
                    "-- no downgrade needed here at all",
                    "-- downgrade-safe: the column may be null in every row",
                    "-- upgrade the users (all of them) to the new plan",
                    "-- rollback - the table stays where it was made",
                    "-- shut down",
                    "-- top-down and bottom-up",
                    "-- up to date",
                    "-- back up the table first",
                    "-- update users",
                    "-- download",
                    "-- Town",
                    "-- done",
                    "-- grade",
                    "-- degrade",
                    "-- reserve",
                    "-- group",
                    "-- drop the old column",
                    "-- up and down",
                    "-- upgrade/downgrade",
                    "-- undo log of orders for auditors",
                    "-- Running upgrade 1a2b -> 3c4d",
                    "-- Name: users; Type: TABLE; Schema: public; Owner: -",
                    "-- -----------------",
                    "ALTER TABLE t ADD is_up int; -- up",
                    "/*\n-- downgrade\nDROP TABLE t;\n*/"
                })
        void mentionedInAWordIsAComment(String line) {
            read(between(line));

            assertThat(problems).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"-- upgarde", " -- upgrade", "-- +goose Up", "-- Up Migration"})
        void thatIsTheOnlyOneIsNotReportedAsMissingToo(String line) {
            read("-- revision: a\n" + line + "\nCREATE TABLE t (id int);\n");

            assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.facts())
                    .containsEntry("at", "a.sql:2"));
        }
    }

    @Nested
    class AHeader {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-- depends_on: b",
                    "-- transactional: false",
                    "--transactional: false",
                    "-- message: add it",
                    "-- depends-on: b",
                    "-- Depends on: b",
                    "-- transactional = false",
                    "-- transactional false",
                    "-- down_revision b",
                    "/* branch_labels: b */",
                    " -- revision: b"
                })
        void belowASectionIsAnError(String line) {
            read(between(line));

            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.summary()).contains("is a header below a section line, where it has no effect");
                assertThat(problem.facts()).containsEntry("at", "a.sql:4");
                assertThat(problem.cure().orElse("")).startsWith("move it above the first section");
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    " -- depends_on: b",
                    "--- transactional: false",
                    "/* transactional: false */",
                    "-- depends on: b",
                    "-- transactional = false",
                    "-- branch_labels shop"
                })
        void nearlyWrittenIsAnError(String line) {
            read("-- revision: a\n" + line + "\n-- upgrade\nSELECT 1;\n");

            assertThat(problems).singleElement().satisfies(problem -> {
                assertThat(problem.summary()).contains("looks like a header and is none");
                assertThat(problem.facts()).containsEntry("at", "a.sql:2");
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "-- depends on what users want",
                    "-- transactional emails go here",
                    "-- created_at is new",
                    "-- note: whatever",
                    "-- messages: for all",
                    "ALTER TABLE t ADD x int; -- message: the text"
                })
        void mentionedInAWordIsAComment(String line) {
            read(between(line));

            assertThat(problems).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- statement begin;",
                "-- statement-begin",
                "-- statment begin",
                "-- begin statement",
                "-- StatementEnd"
            })
    void aFenceNearlyWrittenIsAnError(String line) {
        read(between(line));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.summary()).contains("looks like a fence and is none");
            assertThat(problem.facts()).containsEntry("at", "a.sql:4");
        });
    }
}
