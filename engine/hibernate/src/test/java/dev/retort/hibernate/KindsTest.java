package dev.retort.hibernate;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.hibernate.shop.Kinds;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.EnumType;
import dev.retort.schema.MetaData;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import dev.retort.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KindsTest {

    private static final boolean SINCE_7 = HibernateVersion.present().major() >= 7;

    private static MetaData model(String dialect, Class<?>... entities) {
        return EntityModel.builder().entities(entities).dialect(dialect).build().metaData();
    }

    private static Table table(MetaData model, String name) {
        return model.findTable(QualifiedName.of(name)).orElseThrow();
    }

    private static Map<String, SqlType> types(Table table) {
        return table.columns().stream().collect(Collectors.toMap(Column::name, Column::type));
    }

    @Nested
    class Types {

        @Test
        void arePortableOnPostgresqlWhereTheyAreUnambiguous() {
            assertThat(types(table(model("postgresql", Kinds.Sample.class), "sample")))
                    .containsAllEntriesOf(common())
                    .containsEntry("id", uuid())
                    .containsEntry("letter", nativeType("character(1)"))
                    .containsEntry("single", real())
                    .containsEntry("local", new SqlType.TimestampType(false, OptionalInt.of(6)))
                    .containsEntry("instant", new SqlType.TimestampType(true, OptionalInt.of(6)))
                    .containsEntry("bytes", bytes())
                    .containsEntry("json", jsonb())
                    .containsEntry("prose", text())
                    .containsEntry("words", arrayOf(string(255)))
                    .containsEntry("essay", nativeType("oid"));
        }

        @Test
        void followTheBytesAndTextsThatHibernateWritesToSqlite() {
            assertThat(types(table(model("sqlite", Kinds.Sample.class), "Sample")))
                    .containsAllEntriesOf(common())
                    .containsEntry("id", bytes())
                    .containsEntry("letter", nativeType("char(1)"))
                    .containsEntry("single", doublePrecision())
                    .containsEntry("local", timestamp())
                    .containsEntry("bytes", bytes())
                    .containsEntry("json", text())
                    .containsEntry("prose", text())
                    .containsEntry("words", bytes())
                    .containsEntry("essay", text());
        }

        private static Map<String, SqlType> common() {
            return Map.of(
                    "small", smallInteger(),
                    "whole", integer(),
                    "big", bigInteger(),
                    "flag", bool(),
                    "twofold", doublePrecision(),
                    "amount", numeric(38, 2),
                    "price", numeric(12, 3),
                    "day", date(),
                    "clock", new SqlType.TimeType(false, OptionalInt.of(SINCE_7 ? 0 : 6)));
        }
    }

    @Test
    void collationsAndExpressionsAsDefaultsAreRead() {
        Table sample = table(model("postgresql", Kinds.Sample.class), "sample");
        assertThat(sample.findColumn("sorted").orElseThrow())
                .isEqualTo(column("sorted", string(20)).collate("C"));
        assertThat(sample.findColumn("since").orElseThrow().defaultValue()).contains(now());
    }

    @Nested
    class Enums {

        @Test
        void thatAreNamedAreATypeOfPostgresqlWithSortedLabels() {
            MetaData model = model("postgresql", Kinds.Ticket.class);
            EnumType state = enumType("state", "CLOSED", "HELD", "OPEN");
            assertThat(model.allEnums()).containsExactly(state);
            assertThat(types(table(model, "ticket"))).containsEntry("state", enumeration(state));
        }

        @Test
        void thatAreNamedAreTextOfLabelsOnSqlite() {
            assertThat(types(table(model("sqlite", Kinds.Ticket.class), "Ticket")))
                    .containsEntry("state", enumeration("State", "CLOSED", "HELD", "OPEN"));
        }

        @Test
        void thatAreOrdinalAreChecked() {
            assertThat(table(model("postgresql", Kinds.Ticket.class), "ticket").constraints(Check.class))
                    .containsExactly(check("before between 0 and 2"));
        }
    }

    @Nested
    class Inheritance {

        @Test
        void inOneTableHasADiscriminatorThatIsCheckedSince7() {
            Table payment = table(model("postgresql", Kinds.Payment.class, Kinds.CardPayment.class), "payment");
            assertThat(payment.columns()).extracting(Column::name).containsExactlyInAnyOrder("dtype", "id", "card");
            assertThat(payment.constraints(Check.class))
                    .containsExactlyElementsOf(
                            SINCE_7 ? List.of(check("DTYPE in ('Payment','CardPayment')")) : List.of());
        }

        @Test
        void inJoinedTablesHasAForeignKeyOnThePrimaryKey() {
            Table employee = table(model("sqlite", Kinds.Person.class, Kinds.Employee.class), "Employee");
            assertThat(employee.foreignKeys()).containsExactly(foreignKey("id").references("Person", "id"));
        }
    }

    @Test
    void anEntityOfAViewIsAViewAndNoTable() {
        MetaData model = model("postgresql", Kinds.Sample.class, Kinds.Totals.class);
        assertThat(model.views()).containsExactly(view("totals", "select id, whole from Sample"));
        assertThat(model.tables()).extracting(it -> it.name().name()).containsExactly("sample");
    }

    @Test
    void whatTheModelCannotHoldIsNoted() {
        EntityModel model = EntityModel.builder()
                .entities(Kinds.Odd.class)
                .dialect("postgresql")
                .build();
        assertThat(model.notes())
                .containsAll(SINCE_7 ? List.of("odd: the option 'tablespace fast' is left out") : List.of())
                .endsWith(
                        "odd.id: the clause 'references Sample (id)' is left out",
                        "the type point2 is left out; create it in a revision")
                .hasSize(SINCE_7 ? 3 : 2);
        assertThat(types(table(model.metaData(), "odd"))).containsEntry("place", nativeType("point2"));
    }
}
