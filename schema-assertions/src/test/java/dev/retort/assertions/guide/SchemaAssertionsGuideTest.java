package dev.retort.assertions.guide;

import static dev.retort.assertions.RetortAssertions.assertThat;
import static dev.retort.assertions.RetortAssertions.ignoring;
import static dev.retort.catalog.difference.Tolerance.COLUMN_ORDER;
import static dev.retort.catalog.difference.Tolerance.COMMENTS;
import static dev.retort.schema.Schema.*;

import dev.retort.assertions.RetortSoftAssertions;
import dev.retort.assertions.SnapshotJson;
import dev.retort.assertions.crossdatabase.CrossDatabaseRules;
import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.DataTolerance;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotReader;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.hibernate.EntityModel;
import dev.retort.schema.MetaData;
import dev.retort.testing.TestDatabases;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands between two lines with scissors is shown in docs/schema-assertions.md. */
@SuppressWarnings({"NullAway", "UnusedVariable"}) // Hibernate fills the entities
class SchemaAssertionsGuideTest {

    private static final Path PAGE = Path.of("../docs/schema-assertions.md");
    private static final Path SOURCE =
            Path.of("src/test/java/dev/retort/assertions/guide/SchemaAssertionsGuideTest.java");

    @SuppressWarnings("NullAway.Init") // before each test
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabases.sqlite();
        run(
                """
                create table users (id bigint not null primary key, email varchar(120) not null, phone text);
                create table orders (id bigint not null primary key, buyer bigint references users (id) on delete cascade);
                create index users_email on users (email);
                insert into users values (1, 'ada@example.com', null), (2, 'bob@example.com', null);""");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        TestDatabases.run(connection, sql);
    }

    @Test
    void columns() {
        // 8< columns
        SchemaSnapshot schema = SchemaSnapshot.of(connection);
        assertThat(schema)
                .hasTable("users")
                .withColumn("email", c -> c.hasType("varchar(120)").isNotNull().hasNoDefault())
                .withColumn("phone", c -> c.isNullable());
        // >8
    }

    @Test
    void keys() {
        SchemaSnapshot schema = SchemaSnapshot.of(connection);
        // 8< keys
        assertThat(schema)
                .hasPrimaryKey("users", "id")
                .hasIndexOn("users", "email")
                .hasForeignKey("orders", "buyer", "users", "id")
                .doesNotHaveTable("customers")
                .doesNotHaveColumn("users", "name");
        // >8
    }

    @Test
    void wholes() throws SQLException {
        // 8< wholes
        SchemaSnapshot before = SchemaSnapshot.of(connection);
        run("alter table users add column name text");
        run("alter table users drop column name");
        assertThat(SchemaSnapshot.of(connection)).isEqualTo(before);
        assertThat(SchemaSnapshot.of(connection)).isEqualTo(before, ignoring(COLUMN_ORDER, COMMENTS));
        // >8
    }

    @Test
    void models() {
        SchemaSnapshot schema =
                SchemaSnapshot.of(connection).without(it -> it.name().equals("orders"));
        // 8< models
        MetaData model = metaData()
                .table(table(
                                "users",
                                column("id", bigInteger()).notNull(),
                                column("email", string(120)).notNull(),
                                column("phone", text()))
                        .primaryKey("id")
                        .index(index("users_email").on("email")));
        assertThat(schema).matchesModel(model, connection);
        // >8
    }

    // 8< entity
    @Entity
    @Table(name = "users", indexes = @Index(columnList = "email"))
    static class User {
        @Id
        Long id;

        @Column(length = 120, nullable = false)
        String email;

        @Column(columnDefinition = "text")
        String phone;
    }
    // >8

    @Entity
    @Table(name = "orders")
    static class Order {
        @Id
        Long id;

        @ManyToOne
        @JoinColumn(name = "buyer")
        @OnDelete(action = OnDeleteAction.CASCADE)
        User buyer;
    }

    @Test
    void entities() {
        // 8< entities
        SchemaSnapshot schema = SchemaSnapshot.of(connection);
        assertThat(schema).matchesEntities(connection, User.class, Order.class);
        // >8
    }

    @Test
    void settingsOfEntities() throws SQLException {
        run("create table audit_log (line text)");
        // 8< settings
        MetaData model = EntityModel.builder()
                .entities(User.class, Order.class)
                .dialect("sqlite")
                .snakeCaseNames()
                .build()
                .metaData();
        SchemaSnapshot schema =
                SchemaSnapshot.of(connection).without(it -> it.name().equals("audit_log"));
        assertThat(schema).matchesEntities(model, connection);
        // >8
    }

    @Test
    void stored() {
        System.setProperty("retort.snapshots.dir", "target/guide-snapshots");
        System.setProperty("retort.snapshots.update", "true");
        try {
            // 8< stored
            assertThat(SchemaSnapshot.of(connection)).matchesSnapshot("head");
            // >8
        } finally {
            System.clearProperty("retort.snapshots.dir");
            System.clearProperty("retort.snapshots.update");
        }
    }

    @Test
    void soft() {
        // 8< soft
        RetortSoftAssertions.assertAllSoftly(softly -> {
            SchemaSnapshot schema = SchemaSnapshot.of(connection);
            softly.assertThat(schema).as("after the upgrade").hasTable("users").hasIndexOn("users", "email");
            softly.assertThat(DataSnapshot.of(connection)).hasRowCount("users", 2);
        });
        // >8
    }

    @Test
    void ownQuestions() {
        // 8< questions
        SchemaSnapshot schema = SchemaSnapshot.of(connection);
        assertThat(schema).extracting(ObjectKind.TABLE).allMatch(name -> name.matches("[a-z_]+"));
        assertThat(schema).extracting(it -> it.allObjects().count()).isEqualTo(11L);
        // >8
    }

    @Test
    void often() throws SQLException {
        // 8< often
        SnapshotReader reader = new SnapshotReader();
        SchemaSnapshot before = reader.read(connection);
        run("create index users_phone on users (phone)");
        SchemaSnapshot after = reader.read(connection); // reads only users again
        String change = SchemaDifference.between(before, after).toText();
        // >8
        Assertions.assertThat(change).contains("index users_phone is unexpected");
    }

    @Test
    void data() throws SQLException {
        // 8< data
        DataSnapshot before = DataSnapshot.of(connection);
        run("update users set phone = '030 1' where id = 1");
        DataSnapshot after = DataSnapshot.since(before, connection); // fetches only tables that changed
        assertThat(after).since(before).in("users").changedOnly("phone");
        assertThat(after).since(before).in("orders").changedNothing();
        run("insert into users values (3, 'eve@example.com', null)");
        assertThat(DataSnapshot.of(connection)).since(after).lostNothing();
        assertThat(DataSnapshot.of(connection)).hasSameRowsAs(after, DataTolerance.NEW_ROWS);
        // >8
    }

    @Test
    void bothDatabases() throws SQLException {
        try (Connection postgres = TestDatabases.postgres()) {
            TestDatabases.run(
                    postgres,
                    """
                    create table users (id bigint primary key, email varchar(120) not null, phone varchar(30));
                    create table orders (id bigint primary key, buyer bigint references users on delete cascade);
                    create index users_email on users (email); create index users_phone on users (phone);""");
            // 8< both
            CrossDatabaseRules rules = CrossDatabaseRules.standard()
                    .withType("TEXT", "inet")
                    .allow("UNEXPECTED index users.users_phone", "SQLite has too few rows to need it");
            assertThat(SchemaSnapshot.of(connection)).isEquivalentTo(SchemaSnapshot.of(postgres), rules);
            // >8
        }
    }

    @Test
    void storedText() {
        // 8< text
        SchemaSnapshot schema = SchemaSnapshot.of(connection);
        assertThat(SchemaSnapshot.parse(schema.toText())).isEqualTo(schema);
        assertThat(SnapshotJson.parse(SnapshotJson.write(schema))).isEqualTo(schema);
        // >8
    }

    /** The page's Java blocks are these examples, in the same order. */
    @Test
    void arePrintedAsTheyRun() throws IOException {
        List<String> printed = Pattern.compile("(?s)```java\n(.*?)```")
                .matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
        Assertions.assertThat(printed).hasSizeGreaterThanOrEqualTo(10).containsExactlyElementsOf(examples());
    }

    private static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        String[] parts = Files.readString(SOURCE).split("(?m)^ +// 8< .*\n", -1);
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            examples.add(part.substring(0, part.indexOf("// >8")).stripIndent().stripTrailing() + "\n");
        }
        return examples;
    }
}
