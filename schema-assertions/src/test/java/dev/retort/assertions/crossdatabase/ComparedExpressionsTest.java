package dev.retort.assertions.crossdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks, index predicates, generated columns, labels, triggers, views: the same without an allowance, or told. */
class ComparedExpressionsTest {

    @SuppressWarnings("NullAway.Init") // before all tests
    private static BothDatabases databases;

    @BeforeAll
    static void connect() throws SQLException {
        databases = new BothDatabases();
    }

    @AfterAll
    static void disconnect() throws SQLException {
        databases.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    a int, check (a > 0) ¦ a int check (a > 0) ¦ -
                    a int, constraint k check (a > 0) ¦ a int constraint k check (a > 0) ¦ -
                    a int, constraint k check (a > 0) ¦ a int constraint k check (a > 1) ¦ CHANGED check t.k: condition
                    a int, check (a > 0) ¦ a int check (a > 1) ¦ CHANGED check t.(a > 0): condition
                    a int, check (a > 0) ¦ a int, constraint k check (a > 0) ¦ -
                    a int, constraint j check (a > 0) ¦ a int, constraint k check (a > 0) ¦ CHANGED check t.j: name
                    a int, constraint j check (a > 0) ¦ a int, constraint k check (a > 1) ¦ MISSING check t.j & UNEXPECTED check t.k
                    a int, check (a > 0) ¦ a int ¦ MISSING check t.(a > 0)
                    a int ¦ a int check (a > 0) ¦ UNEXPECTED check t.t_a_check
                    a int, constraint k check (a > 0) ¦ a int, constraint k check (a > 0) not enforced ¦ CHANGED check t.k: condition
                    a int, b int as (a + 1) stored ¦ a int, b int generated always as (a + 1) stored ¦ -
                    a int, b int as (a + 1) virtual ¦ a int, b int generated always as (a + 2) stored ¦ CHANGED column t.b: generated
                    a int, b varchar(9) as (lower(c)), c text ¦ a int, b varchar(9) generated always as (lower(c)) stored, c text ¦ -
                    a int, n numeric(5, 1) as (a * 2) ¦ a int, n numeric(5, 1) generated always as (a * 2) stored ¦ -
                    a boolean, b boolean as (a = 1) ¦ a boolean, b boolean generated always as (a) stored ¦ -
                    a int default (-1) ¦ a int default -1 ¦ -
                    a boolean default 1 ¦ a boolean default true ¦ -
                    a boolean default 1 ¦ a boolean default false ¦ CHANGED column t.a: default
                    a text default 'x' ¦ a varchar(9) default 'x' ¦ -
                    a integer check (a in (0, 1)) ¦ a boolean ¦ -
                    a integer check (a in (0, 2)) ¦ a boolean ¦ MISSING check t.(a in (0, 2))
                    a text check (length(a) <= 9) ¦ a varchar(9) ¦ -
                    a text check (a is null or length(a) <= 9) ¦ a varchar(9) ¦ -
                    a text check (length(a) <= 9) ¦ a varchar(8) ¦ MISSING check t.(length(a) <= 9)
                    a text collate nocase ¦ a text ¦ CHANGED column t.a: collation
                    a text collate binary ¦ a text collate "C" ¦ -
                    a text collate nocase ¦ a text collate "C" ¦ CHANGED column t.a: collation
                    a text collate rtrim ¦ a text ¦ -
                    """)
    void inATable(String sqlite, String postgresql, @Nullable String changes) throws SQLException {
        assertThat(databases.changes("create table t (" + sqlite + ")", "create table t (" + postgresql + ")"))
                .containsExactlyElementsOf(expected(changes));
    }

    private static List<String> expected(@Nullable String changes) {
        return changes == null ? List.of() : List.of(changes.split(" & ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    check (m in ('sad', 'glad')) ¦ -
                    check (m in ('glad', 'sad')) ¦ -
                    check (m is null or m in ('sad', 'glad')) ¦ -
                    constraint k check (m in ('sad', 'glad')) ¦ -
                    check (m in ('sad', 'mad')) ¦ CHANGED column t.m: labels
                    check (m in ('sad')) ¦ CHANGED column t.m: labels
                    check (m <> '') ¦ MISSING check t.(m <> '') & CHANGED column t.m: labels
                    default 'sad' check (m in ('sad', 'glad')) ¦ CHANGED column t.m: default
                    """)
    void anEnumIsATextWithACheckOfItsLabels(String check, @Nullable String changes) throws SQLException {
        assertThat(databases.changes(
                        "create table t (m text " + check + ")",
                        "create type mood as enum ('sad', 'glad'); create table t (m mood)"))
                .containsExactlyElementsOf(expected(changes));
    }

    @Test
    void anEnumWithoutACheckTakesAnyText() throws SQLException {
        assertThat(databases.changes(
                        "create table t (m text not null default 'sad')",
                        "create type mood as enum ('sad'); create table t (m mood not null default 'sad')"))
                .containsExactly("CHANGED column t.m: labels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    (a, b desc) ¦ (a, b desc) ¦ -
                    (a, b desc) ¦ (a, b desc nulls last) ¦ -
                    (a, b desc) ¦ (a, b) ¦ CHANGED index t.i: columns
                    (lower(t)) ¦ (lower(t)) ¦ -
                    (lower(t) desc, a) ¦ (lower(t) text_pattern_ops desc, a) ¦ -
                    (lower(t)) ¦ (upper(t)) ¦ CHANGED index t.i: columns
                    (a + b) ¦ ((a + b)) ¦ -
                    (a) where a > 0 and t <> 'x' ¦ (a) where a > 0 and t <> 'x' ¦ -
                    (a) where f ¦ (a) where f = true ¦ -
                    (a) where a > 0 ¦ (a) where a >= 0 ¦ CHANGED index t.i: where
                    (a) where a > 0 ¦ (a) ¦ CHANGED index t.i: where
                    (t collate nocase) ¦ (t) ¦ CHANGED index t.i: columns
                    (coalesce(t, 'a,b'), a) ¦ (coalesce(t, 'a,b'), a) ¦ -
                    """)
    void inAnIndex(String sqlite, String postgresql, @Nullable String changes) throws SQLException {
        String table = "create table t (a int, b int, t varchar(20), f boolean); create index i on t ";
        assertThat(databases.changes(table + sqlite, table + postgresql)).containsExactlyElementsOf(expected(changes));
    }

    private static final String FUNCTION =
            "create function f() returns trigger language plpgsql as 'begin return new; end'; ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    g after insert on t ¦ g after insert on t for each row ¦ -
                    g insert on t ¦ g before insert on t for each row ¦ -
                    g after update of b, a on t for each row ¦ g after update of a, b on t for each row ¦ -
                    g after update of a on t ¦ g after update of b on t for each row ¦ CHANGED trigger t.g: events
                    g after insert on t ¦ g before insert on t for each row ¦ CHANGED trigger t.g: events
                    g after insert on t ¦ g after insert or delete on t for each row ¦ CHANGED trigger t.g: events
                    g after insert on t ¦ g after insert on t for each statement ¦ CHANGED trigger t.g: for each
                    g after update on t when new.a > old.a ¦ g after update on t for each row when (new.a > old.a) ¦ -
                    g after update on t when new.a > old.a ¦ g after update on t for each row when (new.a > old.b) ¦ CHANGED trigger t.g: condition
                    g after insert on t ¦ h after insert on t for each row ¦ MISSING trigger t.g & UNEXPECTED trigger t.h
                    g instead of insert on v ¦ g instead of insert on v for each row ¦ -
                    g instead of insert on v ¦ g instead of update on v for each row ¦ CHANGED trigger v.g: events
                    """)
    void aTrigger(String sqlite, String postgresql, @Nullable String changes) throws SQLException {
        String table = "create table t (a int, b int); create view v as select a from t; ";
        assertThat(databases.changes(
                        table + "create trigger " + sqlite + " begin select 1; end",
                        table + FUNCTION + "create trigger " + postgresql + " execute function f()"))
                .containsExactlyElementsOf(expected(changes));
    }

    @Test
    void aDisabledTriggerIsTold() throws SQLException {
        String table = "create table t (a int); ";
        assertThat(databases.changes(
                        table + "create trigger g after insert on t begin select 1; end",
                        table + FUNCTION + "create trigger g after insert on t for each row execute function f();"
                                + "alter table t disable trigger g"))
                .containsExactly("CHANGED trigger t.g: enabled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            nullValues = "-",
            textBlock =
                    """
                    select a, t from t ¦ select a, t from t ¦ -
                    select * from t ¦ select * from t ¦ -
                    select t.a as x from t where f and a > 0 ¦ select a x from t where f = true and t.a > 0 ¦ -
                    select a from t where a > 0 ¦ select a from t where a > 1 ¦ CHANGED view v: query
                    select a from t where a > 0 ¦ select a from t ¦ CHANGED view v: query
                    select a as x from t ¦ select b as x from t ¦ CHANGED view v: query
                    select a from t ¦ select a from u ¦ CHANGED view v: query
                    select a, b from t ¦ select b, a from t ¦ CHANGED view v: column order & CHANGED view v: query
                    select a from t order by a ¦ select a from t order by b ¦ -
                    select max(a) as x from t group by b ¦ select min(a) as x from t group by b ¦ -
                    """)
    void aView(String sqlite, String postgresql, @Nullable String changes) throws SQLException {
        String table = "create table t (a int, b int, t text, f boolean); create table u (a int); create view v as ";
        assertThat(databases.changes(table + sqlite, table + postgresql)).containsExactlyElementsOf(expected(changes));
    }

    @Test
    void usersAddExpressionsThatMeanTheSame() throws SQLException {
        String sqlite = "create table t (a text, constraint k check (not (json_valid(a) = 0)))";
        String postgresql = "create table t (a text, constraint k check (a is json))";
        CrossDatabaseRules standard = CrossDatabaseRules.standard();
        assertThat(databases.between(sqlite, postgresql, standard).changes()).hasSize(1);
        String other = "create function is_json(text) returns boolean immutable return $1 is not null;"
                + "create table t (a text, constraint k check (is_json(a)))";
        CrossDatabaseRules rules = standard.withExpression("json_valid(:a) <> 0", "is_json(:a)");
        assertThat(databases.between(sqlite, other, rules).toText()).isEmpty();
        assertThatThrownBy(() -> rules.withExpression("(select 1)", "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this expression can't be compared: (select 1)");
    }
}
