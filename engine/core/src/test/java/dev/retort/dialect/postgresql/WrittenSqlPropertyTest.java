package dev.retort.dialect.postgresql;

import static dev.retort.sql.Identifiers.POSTGRESQL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.sql.DatabaseKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a text holds: written as a literal, a name or a comment it stays within its statement. */
class WrittenSqlPropertyTest {

    @Provide
    Arbitrary<String> oddTexts() {
        return Arbitraries.of(
                        "'",
                        "\"",
                        "\\",
                        ";",
                        "$",
                        "$$",
                        "--",
                        "/*",
                        "*/",
                        "\n",
                        "E",
                        "a",
                        "U&",
                        "é",
                        " ",
                        "BEGIN ATOMIC")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> String.join("", parts))
                .filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= POSTGRESQL.longest());
    }

    @Property(tries = 2000)
    void writtenTextsStayInTheirStatements(@ForAll("oddTexts") String one, @ForAll("oddTexts") String other) {
        String first = "SELECT " + Literals.text(one) + " AS " + POSTGRESQL.quote(other);
        String second = "COMMENT ON TABLE " + POSTGRESQL.quote(one) + " IS " + Literals.text(other);
        assertThat(new SqlSplitter(DatabaseKind.POSTGRESQL).split(first + ";\n" + second + ";"))
                .extracting(SqlStatement::sql)
                .isEqualTo(List.of(first, second));
    }
}
