package dev.retort.run;

import static dev.retort.row.Row.row;
import static dev.retort.run.ScriptCase.change;
import static dev.retort.schema.Column.column;
import static dev.retort.schema.ForeignKey.foreignKey;
import static dev.retort.schema.Index.index;
import static dev.retort.schema.SqlType.integer;
import static dev.retort.schema.SqlType.text;

import dev.retort.schema.EnumType;
import dev.retort.schema.SqlText;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import java.util.stream.Stream;

/** Migrations about tables and their rows, on both databases. */
final class ScriptedTables {

    private ScriptedTables() {}

    static Stream<ScriptCase> onBoth() {
        return Stream.of(
                change("createTable", op -> op.createTable(Table.table("t_new", column("a", text())))),
                change("dropTable", op -> op.dropTable("t_user")),
                change("dropTableIfExists", op -> op.dropTableIfExists("t_nothing")),
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
                change(
                        "createIndexConcurrently",
                        op -> op.createIndexConcurrently("t_user", index("t_i").on("team_id"))),
                change("dropIndex", op -> op.dropIndex("t_user_name")),
                change("unique", op -> op.createUniqueConstraint("t_user_uq", "t_user", "name")),
                change("check", op -> op.createCheckConstraint("t_user_ck", "t_user", "id > 0")),
                change(
                        "foreignKey",
                        op -> op.createForeignKey(
                                "t_user_fk", "t_user", foreignKey("team_id").references("t_team", "id"))),
                change("dropConstraint", op -> op.dropConstraint("t_user", "t_user_pkey")),
                change("createEnum", op -> op.createEnum(EnumType.of("colour", "red"))),
                change("addEnumLabel", op -> op.addEnumLabel("mood", "happy")),
                change("renameEnumLabel", op -> op.renameEnumLabel("mood", "ok", "fine")),
                change(
                        "execute",
                        op -> op.execute("UPDATE t_user SET name = name || '; -- ' -- tail\n;"
                                + " UPDATE t_user SET age = '9' WHERE id = 7 -- end")),
                change("autocommit", op -> op.autocommit(SqlText.of("VACUUM"))),
                change("createView", op -> op.createView(View.view("v_user", "SELECT id, name FROM t_user"))),
                change("dropView", op -> {
                    op.createView(View.view("v_user", "SELECT id, name FROM t_user"));
                    op.dropView("v_user");
                }),
                change("renameIndex", op -> op.renameIndex("t_user_name", "t_user_called")),
                change("renameConstraint", op -> op.renameConstraint("t_user", "t_user_pkey", "t_user_key")),
                change("update", op -> op.update("t_user", row("id", 7), row("name", "Bob"))),
                change("delete", op -> op.delete("t_user", row("id", 7))),
                change("updateInBatches", op -> op.updateInBatches("t_user", 1, "age = '1'", "age <> '1'")),
                change("insert", op -> op.insert("t_team", row("id", 2, "title", "two"))));
    }
}
