package dev.retort.sql.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TableDefinitionTest {

    static Stream<Arguments> columns() {
        return Stream.of(
                Arguments.of("a", ""),
                Arguments.of("a, b", "|"),
                Arguments.of("a DOUBLE  PRECISION(1, 2) NOT NULL", "NOT_NULL"),
                Arguments.of(
                        "a INT PRIMARY KEY DESC ON CONFLICT FAIL AUTOINCREMENT NOT NULL ON CONFLICT IGNORE",
                        "PRIMARY_KEY NOT_NULL"),
                Arguments.of("a DEFAULT NULL NULL, b DEFAULT -1 CHECK (b IN (1, 2))", "DEFAULT NULL|DEFAULT CHECK"),
                Arguments.of(
                        "a DEFAULT (1 + (2)) COLLATE nocase, b DEFAULT CURRENT_TIMESTAMP UNIQUE",
                        "DEFAULT COLLATE|DEFAULT UNIQUE"),
                Arguments.of("a DEFAULT +1.5e-3, \"b\" DEFAULT x'00'", "DEFAULT|DEFAULT"),
                Arguments.of(
                        "a REFERENCES p (x) ON DELETE SET NULL ON UPDATE NO ACTION MATCH full NOT DEFERRABLE NOT NULL",
                        "REFERENCES NOT_NULL"),
                Arguments.of("a REFERENCES p DEFERRABLE INITIALLY DEFERRED, b", "REFERENCES|"),
                Arguments.of("a AS (b + 1) STORED UNIQUE, b INT GENERATED ALWAYS AS (1)", "GENERATED UNIQUE|GENERATED"),
                Arguments.of(
                        "a CONSTRAINT \"not null\" CHECK (a > ')') CONSTRAINT u UNIQUE ON CONFLICT REPLACE",
                        "CHECK UNIQUE"),
                Arguments.of("[a,b] \"odd, type\"(1), 'c' -- d, e\n", "|"));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void readsColumns(String text, String clauses) {
        TableDefinition table = TableDefinition.read("CREATE TABLE t (" + text + ")");
        assertThat(table.clauses()).isEmpty();
        List<String> found = table.columns().stream()
                .map(column -> String.join(
                        " ",
                        column.clauses().stream()
                                .map(clause -> clause.kind().name())
                                .toList()))
                .toList();
        assertThat(String.join("|", found)).isEqualTo(clauses);
    }

    @Test
    void readsConstraintsEvenWithoutCommas() {
        TableDefinition table = TableDefinition.read(
                "CREATE TABLE t (a, b, CONSTRAINT pk PRIMARY KEY (a ASC, b) ON CONFLICT FAIL "
                        + "UNIQUE (b COLLATE nocase DESC) CHECK (a) , FOREIGN KEY (a) REFERENCES t (b) ON DELETE CASCADE)WITHOUT ROWID");
        assertThat(table.clauses())
                .extracting(Clause::kind)
                .containsExactly(
                        Clause.Kind.PRIMARY_KEY, Clause.Kind.UNIQUE, Clause.Kind.CHECK, Clause.Kind.FOREIGN_KEY);
        assertThat(table.primaryKey()).containsExactly("a", "b");
        assertThat(table.hasRowid()).isFalse();
        assertThat(table.without(table.clauses().get(0)).sql()).startsWith("CREATE TABLE t (a, b, UNIQUE (b");
        assertThat(table.without(table.clauses().get(1)).clauses()).hasSize(3);
    }

    @Test
    void knowsTheColumnThatIsTheRowid() {
        assertThat(TableDefinition.read("CREATE TABLE t (a integer primary key)")
                        .rowidAlias())
                .isPresent();
        assertThat(TableDefinition.read("CREATE TABLE t (a integer, primary key (a))")
                        .rowidAlias())
                .isPresent();
        assertThat(TableDefinition.read("CREATE TABLE t (a integer primary key desc)")
                        .rowidAlias())
                .isEmpty();
        assertThat(TableDefinition.read("CREATE TABLE t (a int primary key)").rowidAlias())
                .isEmpty();
        assertThat(TableDefinition.read("CREATE TABLE t (rowid, _rowid_)").rowidName())
                .contains("oid");
    }

    @Test
    void removesColumnsAndLeavesTheRest() {
        TableDefinition table = TableDefinition.read("CREATE TABLE t (a, -- one\n b INT, -- two\n c)");
        assertThat(table.without(table.columns().get(1)).sql()).isEqualTo("CREATE TABLE t (a, -- one\n c)");
        assertThat(table.without(table.columns().get(2)).sql()).isEqualTo("CREATE TABLE t (a, -- one\n b INT)");
    }

    @Test
    void refusesVirtualTables() {
        assertThatThrownBy(() -> TableDefinition.read("CREATE VIRTUAL TABLE t USING fts5 (a)"))
                .hasMessageContaining("virtual");
    }
}
