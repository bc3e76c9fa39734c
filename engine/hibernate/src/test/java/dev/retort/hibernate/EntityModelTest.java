package dev.retort.hibernate;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.hibernate.shop.Shop;
import dev.retort.schema.Column;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Constraint.Deferral;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.ForeignKey.Action;
import dev.retort.schema.Constraint.UniqueConstraint;
import dev.retort.schema.Index.IndexPart.Nulls;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EntityModelTest {

    /** Options, and checks of tables, have annotations since JPA 3.2. */
    private static final boolean SINCE_7 = HibernateVersion.present().major() >= 7;

    private static final EntityModel POSTGRESQL = model("postgresql").build();
    private static final EntityModel SQLITE = model("sqlite").build();

    private static EntityModelBuilder model(String dialect) {
        return EntityModel.builder().entities(Shop.ENTITIES).dialect(dialect);
    }

    private static Table table(EntityModel model, String name) {
        return table(model, QualifiedName.of(name));
    }

    private static Table table(EntityModel model, QualifiedName name) {
        return model.metaData().findTable(name).orElseThrow();
    }

    private static Column columnOf(EntityModel model, String table, String name) {
        return table(model, table).findColumn(name).orElseThrow();
    }

    @Nested
    class Tables {

        @Test
        void includeJoinAndCollectionTablesInTheOrderOfTheirNames() {
            assertThat(POSTGRESQL.metaData().tables())
                    .extracting(table -> table.name().toString())
                    .containsExactly(
                            "account",
                            "category",
                            "customer",
                            "customer_phones",
                            "orderline",
                            "orders",
                            "product",
                            "product_category",
                            "log.audit");
        }

        @Test
        void keepTheirSpellingOnSqliteAndLoseTheirSchemaWithANote() {
            assertThat(SQLITE.metaData().tables())
                    .extracting(table -> table.name().toString())
                    .contains("Audit", "Customer_phones", "OrderLine", "orders_SEQ");
            assertThat(SQLITE.notes()).contains("Audit: the schema 'Log' is left out, since SQLite has none");
        }

        @Test
        void takeTheDefaultSchemaOfTheApplication() {
            EntityModel model = model("postgresql")
                    .setting("hibernate.default_schema", "Shop")
                    .build();
            assertThat(model.metaData().findTable(QualifiedName.of("shop", "customer")))
                    .isPresent();
            assertThat(table(model, QualifiedName.of("log", "audit")).foreignKeys())
                    .extracting(ForeignKey::target)
                    .containsExactly(QualifiedName.of("shop", "account"));
            assertThat(model.metaData().sequences())
                    .extracting(Sequence::name)
                    .containsExactly(QualifiedName.of("shop", "orders_seq"));
        }

        @Test
        void haveComments() {
            assertThat(table(POSTGRESQL, "customer").comment()).contains("who buys");
            assertThat(columnOf(POSTGRESQL, "customer", "fullname").comment()).contains("as on the card");
        }
    }

    @Nested
    class Columns {

        @Test
        void haveTypesNullabilityAndDefaults() {
            assertThat(table(POSTGRESQL, "customer").columns())
                    .contains(
                            column("fullname", string(120)).notNull().comment("as on the card"),
                            column("email", string(255)),
                            column("born", date()),
                            column("age", integer()).notNull().defaultTo(18),
                            column("version", integer()).notNull(),
                            column("zip_code", string(10)));
        }

        @Test
        void areNumberedByIdentity() {
            assertThat(columnOf(POSTGRESQL, "customer", "id"))
                    .isEqualTo(column("id", bigInteger()).withIdentity(generatedByDefault()));
            assertThat(columnOf(SQLITE, "Customer", "id"))
                    .isEqualTo(column("id", bigInteger()).withIdentity(generatedByDefault()));
        }

        @Test
        void areWorkedOutAndStored() {
            assertThat(columnOf(SQLITE, "Customer", "twice"))
                    .isEqualTo(column("twice", integer()).generatedAs("age * 2"));
        }

        @Test
        void splitTheirDefinitionAndKeepAQuotedName() {
            assertThat(columnOf(POSTGRESQL, "customer", "Remark"))
                    .isEqualTo(column("Remark", string(7)).notNull().defaultTo("it's"));
            assertThat(table(POSTGRESQL, "customer").constraints(Check.class))
                    .contains(check("length(\"Remark\") > 1"), check("length(\"Remark\") < 7"));
        }

        @Test
        void takeThePhysicalNamingOfTheApplication() {
            EntityModel model = model("sqlite").snakeCaseNames().build();
            assertThat(columnOf(model, "customer", "full_name").nullable()).isFalse();
        }
    }

    @Nested
    class Keys {

        @Test
        void arePrimaryWithoutAName() {
            assertThat(table(POSTGRESQL, "customer").primaryKey()).contains(primaryKey("id"));
            assertThat(table(POSTGRESQL, "product_category").primaryKey())
                    .contains(primaryKey("product_id", "category_id"));
        }

        @Test
        void areUniqueFromColumnsConstraintsAndIndexes() {
            assertThat(table(POSTGRESQL, "customer").constraints(UniqueConstraint.class))
                    .containsExactly(
                            unique("email"),
                            unique("fullname", "born").named("uqperson"),
                            unique("nick").named("uxnick"));
            assertThat(table(POSTGRESQL, "orders").constraints(UniqueConstraint.class))
                    .containsExactly(unique("replaces"));
        }

        @Test
        void areForeignWithTheirRules() {
            assertThat(table(POSTGRESQL, "orders").foreignKeys())
                    .containsExactly(
                            foreignKey("customer_id")
                                    .references("customer", "id")
                                    .onDelete(Action.CASCADE),
                            foreignKey("replaces").references("orders", "id").named("fkreplaced"));
            assertThat(table(POSTGRESQL, "customer_phones").foreignKeys())
                    .containsExactly(foreignKey("customer_id")
                            .references("customer", "id")
                            .onDelete(Action.CASCADE));
        }

        @Test
        void areForeignOnSqliteToo() {
            assertThat(table(SQLITE, "Account").foreignKeys())
                    .containsExactly(foreignKey("mail").references("Customer", "email"));
        }

        @Test
        void takeTheRulesOfADefinition() {
            assertThat(table(POSTGRESQL, "category").foreignKeys())
                    .containsExactly(foreignKey("parent_id")
                            .references("category", "id")
                            .named("fkparent")
                            .onUpdate(Action.CASCADE)
                            .deferrable(Deferral.INITIALLY_DEFERRED));
        }

        @Test
        void areNamedByTheConventionWhereThePersonGaveNoName() {
            EntityModel model =
                    model("postgresql").naming(NamingConvention.COMMON).build();
            assertThat(table(model, "customer").constraints())
                    .extracting(key -> key.name().orElse("unnamed"))
                    .contains("pk_customer", "uq_customer_email", "uqperson", "uxnick", "ckage");
            assertThat(table(model, "customer").indexes())
                    .extracting(index -> index.name().orElse("unnamed"))
                    .contains("ix_customer_age", "ixborn");
        }
    }

    @Test
    void checksComeFromTablesAndEnums() {
        assertThat(table(POSTGRESQL, "customer").constraints(Check.class))
                .contains(check("mood in ('SAD','HAPPY')"), check("age > 0").named("ckage"));
        assertThat(table(SQLITE, "orders").constraints(Check.class))
                .containsExactlyElementsOf(
                        SINCE_7 ? List.of(check("total >= 0").named("ckTotal")) : List.of()); // of @Table
    }

    @Test
    void indexesHaveOrderAndCondition() {
        assertThat(table(POSTGRESQL, "customer").indexes())
                .contains(
                        index("ixborn").on(descending("born"), column("fullname")),
                        index("ixlower").on(expression("lower(email)").desc()),
                        index("ixnulls")
                                .on(
                                        expression("upper(email)").desc().nulls(Nulls.LAST),
                                        expression("abs(age)").nulls(Nulls.FIRST)),
                        SINCE_7
                                ? index("ixmood").on("mood").where("age > 3")
                                : index("ixmood").on("mood"))
                .hasSize(5);
    }

    @Test
    void anIndexWithoutANameKeepsTheOneOfHibernate() {
        assertThat(table(SQLITE, "Customer").indexes())
                .filteredOn(index -> index.parts().equals(List.of(column("age"))))
                .singleElement()
                .satisfies(index -> assertThat(index.name().orElseThrow()).startsWith("IDX"));
    }

    @Test
    void sequencesAreThereOnPostgresqlAndATableToBeFilledOnSqlite() {
        assertThat(POSTGRESQL.metaData().sequences())
                .containsExactly(new Sequence(
                        QualifiedName.of("orders_seq"),
                        OptionalLong.of(1),
                        OptionalLong.of(50),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        false));
        assertThat(SQLITE.metaData().sequences()).isEmpty();
        assertThat(SQLITE.notes())
                .anySatisfy(
                        note -> assertThat(note).contains("fills this table").contains("insert into orders_SEQ"));
    }

    @Test
    void readingTwiceGivesTheSame() {
        assertThat(model("postgresql").build()).isEqualTo(POSTGRESQL);
        assertThat(model("sqlite").build()).isEqualTo(SQLITE);
    }

    @Test
    void theModelOfPostgresqlNeedsNoNotes() {
        assertThat(POSTGRESQL.notes()).isEmpty();
    }
}
