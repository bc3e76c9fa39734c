package dev.retort.assertions.crossdatabase;

import static dev.retort.assertions.crossdatabase.Written.form;
import static dev.retort.assertions.crossdatabase.Written.leaf;
import static dev.retort.assertions.crossdatabase.Written.same;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random conditions over one small table; each level is one operator deeper. */
final class WrittenConditions {

    static final String COLUMNS = "a integer, b bigint, n numeric(10, 2), t text, v varchar(20), f boolean, g boolean";

    private WrittenConditions() {}

    private static Arbitrary<Written> whole(int depth) {
        Arbitrary<Written> leaves = Arbitraries.oneOf(
                Arbitraries.of(leaf("a", "b"), leaf("b", "a")),
                Arbitraries.integers().between(-9, 99).map(i -> leaf("" + i, "" + (i + 1000))));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Written> below = whole(depth - 1);
        return Arbitraries.oneOf(
                leaves,
                two(below, below, (x, y) -> same("(%s + %s)", List.of("(%s - %s)", "(%s * %s)"), x, y)),
                two(below, below, (x, y) -> same("(%s / %s)", List.of("(%s * %s)", "(%s %% %s)"), x, y)),
                two(below, below, (x, y) -> same("(%s %% %s)", List.of("(%s / %s)"), x, y)),
                below.map(x -> same("(- (%s))", List.of("(%s + 1)"), x)),
                text(depth - 1).map(x -> form("length(%s)", "char_length(%s)", List.of("octet_length(%s)"), x)));
    }

    private static Arbitrary<Written> number(int depth) {
        Arbitrary<Written> leaves = Arbitraries.oneOf(
                whole(0),
                Arbitraries.just(leaf("n", "a")),
                Arbitraries.integers().between(-99, 99).map(i -> leaf(i + ".50", i + ".75")),
                Arbitraries.integers().between(0, 9).map(i -> leaf(i + ".0", "" + i, i + ".25")));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Written> below = number(depth - 1);
        return Arbitraries.oneOf(
                leaves,
                whole(depth),
                two(below, below, (x, y) -> same("(%s * %s)", List.of("(%s + %s)", "(%s - %s)"), x, y)),
                two(whole(depth - 1), number(0), (x, y) -> same("coalesce(%s, %s)", List.of("nullif(%s, %s)"), x, y)),
                two(
                        whole(depth - 1),
                        Arbitraries.just(leaf("2.5", "3.5")),
                        (x, y) -> same("(%s / %s)", List.of("(%s * %s)"), x, y)),
                whole(depth - 1).map(x -> form("cast(%s as real)", "%s::double precision", List.of("-(%s)"), x)),
                Combinators.combine(condition(depth - 1), below, below)
                        .as((c, x, y) -> form(
                                "iif(%s, %s, %s)",
                                "case when %s then %s else %s end",
                                List.of("case when not (%s) then %s else %s end"),
                                c,
                                x,
                                y)));
    }

    private static Arbitrary<Written> text(int depth) {
        Arbitrary<Written> leaves = Arbitraries.of(
                leaf("t", "v"),
                leaf("v", "t"),
                leaf("\"t\"", "T", "v"),
                leaf("'x'", "'y'"),
                leaf("''", "' '"),
                leaf("'it''s'", "'its'"),
                leaf("\"no column\"", "'no column'", "'t'"));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Written> below = text(depth - 1);
        return Arbitraries.oneOf(
                leaves,
                two(below, below, (x, y) -> same("(%s || %s)", List.of("(%s || ' ' || %s)"), x, y)),
                below.map(x -> same("lower(%s)", List.of("upper(%s)"), x)),
                below.map(x -> form("substr(%s, 1, 2)", "substring(%s from 1 for 2)", List.of("left(%s, 2)"), x)),
                below.map(x -> same("trim(%s)", List.of("ltrim(%s)"), x)),
                below.map(x -> form("nullif(%s, '')", "nullif(%s, '')", List.of("nullif(%s, 'z')"), x)),
                two(
                        below,
                        below,
                        (x, y) -> form("ifnull(%s, %s)", "coalesce(%s, %s)", List.of("concat(%s, %s)"), x, y)),
                whole(depth - 1).map(x -> same("cast(%s as text)", List.of("(%s)::text || ''"), x)));
    }

    static Arbitrary<Written> condition(int depth) {
        Arbitrary<Written> leaves = Arbitraries.oneOf(ofNumbers(0), ofTexts(0), truths());
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Written> below = condition(depth - 1);
        return Arbitraries.oneOf(
                ofNumbers(depth - 1),
                ofTexts(depth - 1),
                truths(),
                two(below, below, (x, y) -> same("(%s) and (%s)", List.of("(%s) or (%s)"), x, y)),
                two(below, below, (x, y) -> same("(%s) or (%s)", List.of("(%s) and (%s)"), x, y)),
                below.map(x -> same("not (%s)", List.of("%s"), x)));
    }

    private static Arbitrary<Written> ofNumbers(int depth) {
        Arbitrary<Written> value = number(depth);
        return Arbitraries.oneOf(
                two(value, value, (x, y) -> same("%s < %s", List.of("%s <= %s", "%s > %s"), x, y)),
                two(value, value, (x, y) -> same("%s >= %s", List.of("%s = %s", "%s < %s"), x, y)),
                two(value, value, (x, y) -> form("%s == %s", "%s = %s", List.of("%s <> %s"), x, y)),
                two(
                        value,
                        value,
                        (x, y) -> form(
                                "%s is not %s", "%s is distinct from %s", List.of("%s is not distinct from %s"), x, y)),
                two(
                        value,
                        value,
                        (x, y) -> same(
                                "%s between -5 and %s",
                                List.of("%s not between -5 and %s", "%s between 5 and %s"), x, y)),
                value.map(x -> same("%s is not null", List.of("%s is null"), x)),
                value.map(x -> same("%s in (3, 1, 2)", List.of("%s in (3, 1, 4)", "%s not in (3, 1, 2)"), x)),
                value.map(x -> same("%s not in (1.5, a, 7)", List.of("%s not in (1.5, b, 7)"), x)));
    }

    private static Arbitrary<Written> ofTexts(int depth) {
        Arbitrary<Written> value = text(depth);
        return Arbitraries.oneOf(
                two(value, value, (x, y) -> form("%s != %s", "%s <> %s", List.of("%s = %s"), x, y)),
                two(value, value, (x, y) -> same("%s <= %s", List.of("%s < %s"), x, y)),
                value.map(x -> same("%s in ('m', 'k')", List.of("%s in ('m', 'l')", "%s = 'm'"), x)),
                value.map(x -> same("%s not in ('m', 'k')", List.of("%s in ('m', 'k')"), x)),
                value.map(x -> same("%s like '%%@_%%'", List.of("%s like '%%@%%'", "%s not like '%%@_%%'"), x)),
                value.map(x -> form("%s like 'ab%%'", "%s ilike 'ab%%'", List.of("%s like 'ab%%'"), x)),
                value.map(x -> form("%s glob 'ab*'", "%s like 'ab%%'", List.of("%s ilike 'ab%%'"), x)),
                value.map(x -> same("%s like '5!%%' escape '!'", List.of("%s like '5!%%'"), x)),
                value.map(x -> form("%s isnull", "%s is null", List.of("%s is not null"), x)));
    }

    private static Arbitrary<Written> truths() {
        Arbitrary<Written> column = Arbitraries.of(leaf("f", "g"), leaf("g", "f"));
        return Arbitraries.oneOf(
                column,
                column.map(x -> form("%s = 1", "%s", List.of("not %s"), x)),
                column.map(x -> form("%s = 0", "%s = false", List.of("%s"), x)),
                column.map(x -> form("%s is not 0", "%s is not false", List.of("%s is true"), x)),
                column.map(x -> form("%s is 1", "%s is true", List.of("%s is not true"), x)),
                column.map(x -> form("ifnull(%s, 0)", "coalesce(%s, false)", List.of("coalesce(%s, true)"), x)));
    }

    private static Arbitrary<Written> two(
            Arbitrary<Written> left, Arbitrary<Written> right, Combinators.F2<Written, Written, Written> form) {
        return Combinators.combine(left, right).as(form);
    }
}
