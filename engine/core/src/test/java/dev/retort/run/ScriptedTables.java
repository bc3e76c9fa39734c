package dev.retort.run;

import static dev.retort.run.ScriptCase.change;
import static dev.retort.schema.Schema.*;

import dev.retort.operation.CustomOperation;
import dev.retort.schema.EnumType;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlText;
import java.util.stream.Stream;

/** Migrations about tables and their rows, on both databases. */
final class ScriptedTables {

    private static final EnumType MOOD = enumType("mood", "sad", "ok");

    private ScriptedTables() {}

    static Stream<ScriptCase> onBoth() {
        return Stream.of(
                change("createTable", op -> op.createTable(table("t_new", column("a", text())))),
                change("dropTable", op -> op.dropTable("t_user")),
                change("dropTableIfExists", op -> op.dropTable("t_nothing").ifExists()),
                change("renameTable", op -> op.renameTable("t_user", "t_person")),
                change("commentOnTable", op -> op.commentOnTable("t_user", "who\nis here")),
                change("addColumn", op -> op.addColumn("t_user", column("more", integer()))),
                change("dropColumn", op -> op.dropColumn("t_user", "age")),
                change("renameColumn", op -> op.renameColumn("t_user", "name", "called")),
                change("notNull", op -> op.alterColumn("t_user", "name").notNull()),
                change("type", op -> op.alterColumn("t_user", "age").type(integer())),
                change("default", op -> op.alterColumn("t_user", "name").defaultTo("no one")),
                change(
                        "batch",
                        op -> op.batch("t_user", t -> {
                            t.addColumn(column("one", integer()));
                            t.dropColumn("age");
                        })),
                change(
                        "createIndex",
                        op -> op.createIndex("t_user", index("t_i").on("team_id", "name"))),
                change("createIndexConcurrently", op -> op.createIndex(
                                "t_user", index("t_i").on("team_id"))
                        .concurrently()),
                change("dropIndex", op -> op.dropIndex("t_user", "t_user_name")),
                change("unique", op -> op.createUniqueConstraint("t_user", "t_user_uq", "name")),
                change("check", op -> op.createCheckConstraint("t_user", "t_user_ck", "id > 0")),
                change(
                        "foreignKey",
                        op -> op.createForeignKey(
                                "t_user", "t_user_fk", foreignKey("team_id").references("t_team", "id"))),
                change("dropConstraint", op -> op.dropConstraint("t_user", "t_user_pkey")),
                change("createEnum", op -> op.createEnum(enumType("colour", "red"))),
                change("addEnumLabel", op -> op.addEnumLabel("mood", "happy").was(MOOD)),
                change("renameEnumLabel", op -> op.renameEnumLabel("mood", "ok", "fine")
                        .was(MOOD)),
                change(
                        "execute",
                        op -> op.execute("UPDATE t_user SET name = name || '; -- ' -- tail\n;"
                                + " UPDATE t_user SET age = '9' WHERE id = 7 -- end")),
                change("autocommit", op -> op.autocommit(sql("VACUUM"))),
                change("createView", op -> op.createView(view("v_user", "SELECT id, name FROM t_user"))),
                change("dropView", op -> {
                    op.createView(view("v_user", "SELECT id, name FROM t_user"));
                    op.dropView("v_user");
                }),
                change("custom", op -> op.add(new Shorten("t_user"))),
                change("renameIndex", op -> op.renameIndex("t_user", "t_user_name", "t_user_called")),
                change("renameConstraint", op -> op.renameConstraint("t_user", "t_user_pkey", "t_user_key")),
                change("update", op -> op.update("t_user", row("id", 7), row("name", "Bob"))),
                change("delete", op -> op.delete("t_user", row("id", 7))),
                change("updateInBatches", op -> op.updateInBatches("t_user", 1, "age = '1'", "age <> '1'")),
                change("insert", op -> op.insert("t_team", row("id", 2, "title", "two"))));
    }

    /** An operation of a user's own. */
    private record Shorten(String table) implements CustomOperation {

        @Override
        public String describe() {
            return "shorten the names of " + table;
        }

        @Override
        public SqlText sql() {
            return Schema.sql("UPDATE " + table + " SET name = substr(name, 1, 2); UPDATE " + table + " SET age = '1'");
        }
    }
}
