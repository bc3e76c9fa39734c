package dev.retort.scenario;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.Retort;
import dev.retort.operation.writing.Operations;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.schema.Constraint;
import dev.retort.schema.EnumType;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import dev.retort.script.Migration;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A15 and A17: names that need quotes, several schemas, and names that a convention gives. */
class OddNamesTest extends Scenario {

    private static final String ORDER = "Order";
    private static final String SELECT = "select";
    private static final String QUOTES = "he said \"hi\"";
    private static final String DOTS = "a.b; DROP TABLE x --";
    private static final String UNICODE = "größe 大きさ";
    private static final EnumType MOOD = enumType("Mood's", "it's", "größer");

    OddNamesTest(Kind kind, @TempDir Path directory) {
        super(kind, directory);
    }

    @Revision(id = "a15", message = "odd names")
    static final class OddNames implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createEnum(MOOD);
            op.createTable(table(
                            ORDER,
                            column(SELECT, integer()).notNull(),
                            column(QUOTES, text()).comment("it's"),
                            column(UNICODE, string(20)),
                            column("Mood", enumeration(MOOD)).defaultTo("it's"))
                    .primaryKey(SELECT)
                    .constraint(unique(QUOTES).named("uq " + DOTS))
                    .constraint(check("\"" + SELECT + "\" > 0").named("ck " + UNICODE))
                    .index(index("Ix.\"1\"").on(UNICODE, SELECT)));
            op.createTable(table(DOTS, column("Group", integer()).notNull(), column("user", integer()))
                    .primaryKey("Group")
                    .constraint(foreignKey("user")
                            .references(ORDER, SELECT)
                            .onDelete(CASCADE)
                            .named("FK \"user\"")));
            op.insert(ORDER, row(SELECT, 1, QUOTES, "'; --", UNICODE, "ü"), row(SELECT, 2, UNICODE, "\\"));
            op.insert(DOTS, row("Group", 5, "user", 1));
            op.createView(view("View \"1\"", "SELECT \"" + UNICODE + "\" AS \"Größe\" FROM \"Order\""));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropView("View \"1\"");
            op.dropTable(DOTS);
            op.dropTable(ORDER);
            op.dropEnum("Mood's");
        }
    }

    @Revision(id = "a15b", down = "a15", message = "they change")
    static final class OddNamesChange implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.update(ORDER, row(SELECT, 2), row(QUOTES, "where"));
            op.addColumn(ORDER, column("From", integer()).notNull().defaultTo(7));
            op.dropConstraint(ORDER, "uq " + DOTS);
            op.addConstraint(ORDER, unique(QUOTES, "From").named("UQ"));
            op.renameColumn(ORDER, QUOTES, "Said \"hi\"");
            op.renameColumn(ORDER, "From", "from");
            op.alterColumn(ORDER, "Said \"hi\"").notNull();
            op.renameIndex(ORDER, "Ix.\"1\"", "Ix 2");
            op.renameTable(DOTS, "Table");
            op.alterColumn("Table", "user").notNull();
        }

        @Override
        public void downgrade(Operations op) {
            op.alterColumn("Table", "user").nullable();
            op.renameTable("Table", DOTS);
            op.renameIndex(ORDER, "Ix 2", "Ix.\"1\"");
            op.alterColumn(ORDER, "Said \"hi\"").nullable();
            op.renameColumn(ORDER, "Said \"hi\"", QUOTES);
            op.dropConstraint(ORDER, "UQ");
            op.dropColumn(ORDER, "from");
            op.addConstraint(ORDER, unique(QUOTES).named("uq " + DOTS));
            op.update(ORDER, row(SELECT, 2), row(QUOTES, null));
        }
    }

    @Test
    void a15OddNamesEverywhere() {
        goesUpAndDownAndUp(retort(List.of(OddNames.class, OddNamesChange.class)), "a15", () -> {
            assertThat(database.column("SELECT \"Said \"\"hi\"\"\" FROM \"Order\" ORDER BY \"select\""))
                    .containsExactly("'; --", "where");
            assertThat(database.column("SELECT \"Größe\" FROM \"View \"\"1\"\"\" ORDER BY 1"))
                    .containsExactlyInAnyOrder("\\", "ü");
            assertThat(database.column("SELECT \"user\" FROM \"Table\"")).containsExactly("1");
            assertThat(database.column("SELECT \"Mood\" FROM \"Order\"")).containsExactly("it's", "it's");
            assertThatThrownBy(() -> database.execute("INSERT INTO \"Table\" VALUES (6, 9)"))
                    .hasMessageMatching(FOREIGN_KEY);
        });
    }

    @Revision(id = "a15s", message = "tables of one name in several schemas")
    static final class SeveralSchemas implements ReversibleMigration {
        @Override
        public void change(Operations op) {
            for (String schema : List.of("sales", "Größen \"1\"", "user")) {
                op.createSchema(schema);
                Operations inside = op.in(schema);
                inside.createEnum(MOOD);
                inside.createTable(table(
                                "items",
                                column("id", integer()).notNull(),
                                column("parent", integer()),
                                column("mood", enumeration(MOOD)))
                        .primaryKey("id")
                        .constraint(foreignKey("parent")
                                .references(QualifiedName.of(schema, "items"), "id")
                                .named("fk_parent"))
                        .index(index("ix_parent").on("parent")));
                inside.insert("items", row("id", 1, "parent", 1, "mood", "it's"))
                        .deletedBy("id");
                inside.addColumn("items", column("size", integer()).notNull().defaultTo(3));
                inside.renameColumn("items", "size", "Size");
                inside.createView(view("sizes", "SELECT 1 AS one"));
                inside.dropIndex("items", "ix_parent").was(index("ix_parent").on("parent"));
            }
        }
    }

    @Test
    void a15SeveralSchemas() {
        Retort retort = retort(List.of(SeveralSchemas.class));
        if (!isPostgresql()) {
            assertThatThrownBy(() -> retort.upgrade("head")).hasMessageContaining("schema");
            assertThat(database.tables()).isEmpty();
            return;
        }
        goesUpAndDownAndUp(retort, "base", () -> assertThat(database.tables())
                .containsExactlyInAnyOrder("sales.items", "\"Größen \"\"1\"\"\".items", "\"user\".items"));
        assertThat(database.catalogue()).containsExactly("schema public");
    }

    @Revision(id = "a17", message = "nothing is named")
    static final class Unnamed implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(table("authors", column("id", integer()).notNull(), column("mail", text()))
                    .primaryKey("id")
                    .constraint(unique("mail"))
                    .constraint(check("id > 0"))
                    .index(index().on("mail", "id")));
            op.createTable(table("books", column("id", integer()).notNull(), column("author_id", integer()))
                    .primaryKey("id")
                    .constraint(foreignKey("author_id").references("authors", "id")));
            op.insert("authors", row("id", 1, "mail", "a"));
            op.insert("books", row("id", 1, "author_id", 1));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("books");
            op.dropTable("authors");
        }
    }

    @Revision(id = "a17b", down = "a17", message = "by the names that they were given")
    static final class DropByName implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.dropConstraint("authors", "uq_authors_mail");
            op.dropConstraint("authors", "ck_authors");
            op.dropConstraint("books", "fk_books_author_id_authors");
            op.dropIndex("authors", "ix_authors_mail_id");
            op.addConstraint("authors", unique("mail", "id"));
        }

        @Override
        public void downgrade(Operations op) {
            op.dropConstraint("authors", "uq_authors_mail_id");
            op.addConstraint("authors", unique("mail"));
            op.addConstraint("authors", check("id > 0"));
            op.addConstraint("books", foreignKey("author_id").references("authors", "id"));
            op.createIndex("authors", index().on("mail", "id"));
        }
    }

    @Test
    void a17TheConventionNamesWhatHasNoName() {
        Map<Constraint.Kind, String> patterns = new HashMap<>(NamingConvention.COMMON.patterns());
        patterns.put(Constraint.Kind.CHECK, "ck_{table}");
        NamingConvention convention = new NamingConvention(patterns, NamingConvention.COMMON.indexPattern());
        Retort retort = configured(List.of(Unnamed.class, DropByName.class))
                .naming(convention)
                .build();
        retort.upgrade("a17");
        for (String name : List.of(
                "pk_authors",
                "pk_books",
                "uq_authors_mail",
                "ck_authors",
                "fk_books_author_id_authors",
                "ix_authors_mail_id")) {
            assertThat(database.catalogue()).anyMatch(line -> line.contains(name));
        }

        goesUpAndDownAndUp(retort, "a17", () -> assertThat(database.catalogue())
                .anyMatch(line -> line.contains("uq_authors_mail_id"))
                .noneMatch(line -> line.matches(".*(ck_authors|fk_books|ix_authors).*")));
    }

    @Revision(id = "a17d", down = "old", message = "by the names that they would have been given")
    static final class DropUnnamed implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.dropConstraint("old", "uq_old_mail");
            op.dropConstraint("old", "fk_old_parent_old");
        }
    }

    @Test
    void a17UnnamedConstraintsAreFoundInARebuild() {
        String columns =
                "id INTEGER PRIMARY KEY, mail VARCHAR(9)%s, size INTEGER, parent INTEGER%s REFERENCES old (id),"
                        + " UNIQUE (mail, size)";
        sql(
                "old",
                "none",
                "CREATE TABLE old (" + columns.formatted(" UNIQUE", "") + ");\n"
                        + "INSERT INTO old VALUES (1, 'a', 1, 1);\n-- upgrade postgresql\nCREATE TABLE old ("
                        + columns.formatted(" CONSTRAINT uq_old_mail UNIQUE", " CONSTRAINT fk_old_parent_old")
                        + ");\nINSERT INTO old VALUES (1, 'a', 1, 1);",
                "DROP TABLE old;");

        configured(List.of(DropUnnamed.class))
                .naming(NamingConvention.COMMON)
                .build()
                .upgrade("head");

        database.execute("INSERT INTO old VALUES (2, 'a', 2, 99)");
        assertThatThrownBy(() -> database.execute("INSERT INTO old VALUES (3, 'a', 2, 1)"))
                .hasMessageContaining(choose("old.mail, old.size", "old_mail_size_key"));
    }

    @Test
    void a17WithoutAConventionAnUnnamedConstraintIsNotFound() {
        sql("old", "none", "CREATE TABLE old (mail VARCHAR(9) UNIQUE);", "DROP TABLE old;");
        Retort retort = retort(List.of(DropUnnamed.class));
        retort.upgrade("old");

        assertThat(failsWithoutATrace(retort)).hasMessageContaining("uq_old_mail");
    }
}
