package dev.retort.hibernate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlStatement;
import dev.retort.hibernate.shop.Kinds;
import dev.retort.hibernate.shop.Shop;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.EnumOperation.CreateEnum;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.operation.TableOperation.CreateTable;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.MetaData;
import dev.retort.schema.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Retort creates from the model is what Hibernate creates from the entities, but for names that nobody chose. */
class SameSchemaTest {

    private static final List<Class<?>> ENTITIES = Stream.concat(
                    Shop.ENTITIES.stream(),
                    Stream.of(
                            Kinds.Sample.class,
                            Kinds.Ticket.class,
                            Kinds.Payment.class,
                            Kinds.CardPayment.class,
                            Kinds.Person.class,
                            Kinds.Employee.class))
            .toList();
    private static final List<String> BEFORE = List.of("CREATE SCHEMA log");

    private static final String COLUMNS =
            """
            select concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
                attgenerated, pg_get_expr(adbin, adrelid), nullif(attcollation, 100)::regcollation,
                col_description(attrelid, attnum))
            from pg_attribute join pg_class on pg_class.oid = attrelid
                left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where relnamespace in ('public'::regnamespace, 'log'::regnamespace) and relkind = 'r' and attnum > 0
            order by 1
            """;
    private static final String CONSTRAINTS =
            """
            select concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid))
            from pg_constraint where contype <> 'n' and conrelid <> 0 order by 1
            """;
    private static final String CHOSEN_NAMES =
            """
            select conname::text from pg_constraint
            where lower(conname) in ('ckage', 'cktotal', 'uqperson', 'uxnick', 'fkreplaced', 'fkparent') order by 1
            """;
    private static final String INDEXES =
            """
            select pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indexrelid
            where not indisprimary and not indisunique
                and relnamespace in ('public'::regnamespace, 'log'::regnamespace) order by 1
            """;
    private static final String ENUMS =
            """
            select concat_ws(' ', enumtypid::regtype, enumlabel) from pg_enum order by enumtypid::regtype::text, enumsortorder
            """;

    private static PostgresServer server;

    @BeforeAll
    static void createBoth() throws IOException, SQLException {
        server = PostgresServer.start();
        server.createDatabase("by_hibernate", byHibernate());
        server.createDatabase("by_retort", byRetort());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {COLUMNS, CONSTRAINTS, CHOSEN_NAMES, INDEXES, ENUMS})
    void theCatalogueHoldsTheSame(String query) throws SQLException {
        assertThat(server.lines("by_retort", query))
                .isNotEmpty()
                .containsExactlyElementsOf(server.lines("by_hibernate", query));
    }

    @Test
    void theSequenceNumbersTheSame() throws SQLException {
        String sequence =
                "select concat_ws(' ', start_value, increment_by) from pg_sequences where sequencename = 'orders_seq'";
        MetaData model = model();
        assertThat(model.sequences()).singleElement().satisfies(it -> assertThat(
                        it.start().orElseThrow() + " " + it.increment().orElseThrow())
                .isEqualTo(server.lines("by_hibernate", sequence).get(0)));
    }

    private static MetaData model() {
        return EntityModel.builder()
                .entities(ENTITIES)
                .dialect("postgresql")
                .build()
                .metaData();
    }

    private static List<String> byRetort() {
        MetaData model = model();
        List<Operation> operations = new ArrayList<>();
        model.allEnums().forEach(type -> operations.add(new CreateEnum(type)));
        model.tables().forEach(table -> operations.add(new CreateTable(withoutForeignKeys(table), Presence.REQUIRED)));
        model.tables().forEach(table -> table.foreignKeys()
                .forEach(key -> operations.add(new AddConstraint(table.name(), key))));
        Stream<String> statements = operations.stream()
                .flatMap(operation -> Dialects.onClassPath()
                        .get("postgresql")
                        .compiler()
                        .compile(List.of(operation), (sql, parameters) -> List.of())
                        .stream())
                .map(SqlStatement::sql);
        return Stream.concat(BEFORE.stream(), statements).toList();
    }

    private static Table withoutForeignKeys(Table table) {
        return table.withConstraints(table.constraints().stream()
                .filter(constraint -> !(constraint instanceof ForeignKey))
                .toList());
    }

    private static List<String> byHibernate() {
        StandardServiceRegistry registry = new StandardServiceRegistryBuilder()
                .applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
                .applySetting("jakarta.persistence.database-product-name", "PostgreSQL")
                .applySetting("jakarta.persistence.database-major-version", 16)
                .build();
        try {
            MetadataSources sources = new MetadataSources(registry);
            ENTITIES.forEach(sources::addAnnotatedClass);
            List<String> statements =
                    new SchemaCreatorImpl(registry).generateCreationCommands(sources.buildMetadata(), false);
            return Stream.concat(BEFORE.stream(), statements.stream()).toList();
        } finally {
            StandardServiceRegistryBuilder.destroy(registry);
        }
    }
}
