package dev.retort.sql.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalSqlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "SELECT  a,b  FROM t ~ select a, b from t",
                "\"a\" + [b] + `c` ~ a + b + c",
                "\"a b\" + [select] + `x\"y` ~ \"a b\" + \"select\" + \"x\"\"y\"",
                "\"key\" > KEY ~ key > key",
                "'It''s  \"a\"' || b ~ 'It''s  \"a\"' || b",
                "a -- gone ~ a",
                "a /* gone */ + b ~ a + b",
                "LOWER ( a ) ~ LOWER(a)",
                "a IN (1,2) ~ a in (1, 2)",
                "x'0F' + 1.5e-3 + .5 + 0xFF ~ x'0F' + 1.5e-3 + .5 + 0xFF",
                "a->>'$.b' <> c ~ a ->> '$.b' <> c",
                "main . t . a ~ main.t.a",
                "?1 + :b ~ ?1 + :b",
            })
    void writesOneFormForEachMeaning(String sql, String canonical) {
        assertThat(CanonicalSql.of(sql)).isEqualTo(canonical);
    }

    @Test
    void keepsItsOwnForm() {
        String sql = CanonicalSql.of("CASE WHEN \"a\">1 THEN 'x  y' ELSE Upper( b ) END COLLATE NOCASE");
        assertThat(CanonicalSql.of(sql)).isEqualTo(sql);
    }

    @Test
    void readsConstraintsThatFollowEachOtherWithoutAComma() {
        TableDefinition text = TableDefinition.read(
                "CREATE TABLE t(a INT CONSTRAINT n NOT NULL ON CONFLICT FAIL, b DEFAULT (check(1)), CONSTRAINT u UNIQUE (a) CHECK (b > 0) FOREIGN KEY (a) REFERENCES p)");
        assertThat(text.columns()).extracting(ColumnDefinition::name).containsExactly("a", "b");
        assertThat(text.findColumn("A").orElseThrow().notNullConstraint()).contains("called n on conflict fail");
        assertThat(text.constraints())
                .extracting(ConstraintText::definition)
                .containsExactly("unique (a)", "check (b > 0)", "foreign key (a) references p");
    }

    @Test
    void readsDefaultsThatLookLikeConstraints() {
        TableDefinition text = TableDefinition.read(
                "CREATE TABLE t(a TEXT DEFAULT -1 NOT NULL, b DEFAULT 'unique', c VARCHAR(10, 2) DEFAULT CURRENT_TIMESTAMP UNIQUE)");
        assertThat(text.constraints()).extracting(ConstraintText::definition).containsExactly("unique (c)");
    }
}
