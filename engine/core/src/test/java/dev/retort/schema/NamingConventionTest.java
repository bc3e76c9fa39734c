package dev.retort.schema;

import static dev.retort.schema.Schema.column;
import static dev.retort.schema.Schema.foreignKey;
import static dev.retort.schema.Schema.integer;
import static dev.retort.schema.Schema.table;
import static dev.retort.schema.Schema.unique;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamingConventionTest {

    private static final String LONG = "a_table_whose_name_says_everything_about_it";

    private static List<String> names(Table table) {
        return NamingConvention.COMMON.applyTo(table).constraints().stream()
                .map(constraint -> constraint.name().orElse(""))
                .toList();
    }

    private static Table unique1(String column) {
        return table(LONG, column(column, integer())).constraint(unique(column));
    }

    @Test
    void aNameThatFitsStaysWhole() {
        String column = "c".repeat(63 - ("uq_" + LONG + "_").length());
        assertThat(names(unique1(column))).containsExactly("uq_" + LONG + "_" + column);
    }

    @Test
    void aLongerOneIsCutAndEndsInAHash() {
        List<String> names = names(unique1("and_a_column_as_well"));
        assertThat(names.get(0)).hasSize(63).startsWith("uq_" + LONG + "_and_a").matches(".*_[0-9a-f]{8}");
        assertThat(names(unique1("and_a_column_as_well"))).as("each time").isEqualTo(names);
        assertThat(names(unique1("and_a_column_as_wall"))).as("told apart").isNotEqualTo(names);
    }

    @Test
    void bytesAreCountedAndNoLetterIsCut() {
        String column = "ü".repeat(30);
        String name = names(unique1(column)).get(0);
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(60, 63);
        assertThat(name).matches("uq_" + LONG + "_ü+_[0-9a-f]{8}");
        String smile = names(table("t", column("😀".repeat(30), integer())).constraint(unique("😀".repeat(30))))
                .get(0);
        assertThat(smile).matches("uq_t_(?:😀)+_[0-9a-f]{8}");
    }

    @Test
    void foreignKeysAndIndexesAreCutTheSameWay() {
        Table table = table(LONG, column("first", integer()))
                .constraint(foreignKey("first").references(LONG + "_2", "id"));
        assertThat(names(table).get(0)).hasSize(63).startsWith("fk_" + LONG);
        assertThat(NamingConvention.COMMON
                        .applyTo(QualifiedName.of(LONG), Schema.index().on(Schema.column("a_column_of_some_length")))
                        .name()
                        .orElseThrow())
                .hasSize(63)
                .startsWith("ix_" + LONG);
    }
}
