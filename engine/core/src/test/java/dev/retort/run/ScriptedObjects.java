package dev.retort.run;

import static dev.retort.run.ScriptCase.change;
import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.schema.StoredFunction;
import dev.retort.schema.Trigger;
import java.util.List;
import java.util.stream.Stream;

/** Migrations about views, triggers and backups, and about what only one of the databases has. */
final class ScriptedObjects {

    private static final String BOUNDS = "FOR VALUES FROM (0) TO (9)";

    private static final Trigger SHOUT = trigger("t_shout", "AFTER INSERT")
            .doing(sqlOn(SQLITE, "BEGIN UPDATE t_team SET title = 'a; b' WHERE id = NEW.id; SELECT 'END;'; END;")
                    .on(POSTGRESQL, "FOR EACH ROW EXECUTE FUNCTION f_shout()"));

    private static final StoredFunction TWICE = function(
            "f_twice", "n integer", "RETURNS integer LANGUAGE sql AS $$ SELECT 2 * n; -- it's\n SELECT n + n; $$");

    private ScriptedObjects() {}

    /** On both databases. */
    static Stream<ScriptCase> onBoth() {
        return Stream.of(
                change("replaceView", op -> {
                    op.createView(view("v_user", "SELECT id FROM t_user"));
                    op.replaceView(view("v_user", "SELECT id, name || '; --' AS n FROM t_user -- tail"));
                }),
                change("createMaterializedView", ScriptedObjects::counted),
                change("refreshView", op -> {
                    counted(op);
                    op.delete("t_user", row("id", 7));
                    op.refreshView("v_count");
                }),
                change("dropMaterializedView", op -> {
                    counted(op);
                    op.dropMaterializedView("v_count");
                }),
                change("createTrigger", ScriptedObjects::shouting),
                change("dropTrigger", op -> {
                    shouting(op);
                    op.dropTrigger("t_team", "t_shout").was(SHOUT);
                }),
                change("dropTriggerIfExists", op -> op.dropTrigger("t_team", "t_none")
                        .ifExists()),
                change("createFunction", op -> op.createFunction(TWICE)),
                change("replaceFunction", op -> {
                    op.createFunction(TWICE);
                    op.replaceFunction(function(
                            "f_twice", "n integer", "RETURNS integer LANGUAGE sql AS 'SELECT 4 * n; -- \\ :x'"));
                }),
                change("dropFunction", op -> {
                    op.createFunction(TWICE);
                    op.dropFunction("f_twice", "integer");
                }),
                change("createExtension", op -> op.createExtension("btree_gist").ifNotExists()),
                change("dropExtension", op -> {
                    op.createExtension("btree_gist");
                    op.dropExtension("btree_gist");
                }),
                change("createPartition", op -> {
                    events(op);
                    op.createPartition("t_event", "t_part", BOUNDS);
                    op.execute("INSERT INTO t_event VALUES (3)");
                }),
                change("validateConstraint", op -> {
                    op.addConstraint(
                            "t_user", check("id > 0").named("t_user_ck").notValid());
                    op.validateConstraint("t_user", "t_user_ck");
                }),
                change("setExpression", op -> {
                    op.addColumn("t_user", column("twice", integer()).generatedAs("2 * id"));
                    op.setExpression("t_user", "twice", "3 * id");
                }),
                change("dropExpression", op -> {
                    op.addColumn("t_user", column("twice", integer()).generatedAs("2 * id"));
                    op.dropExpression("t_user", "twice");
                }),
                change("dropEnum", op -> {
                    op.createEnum(enumType("colour", "red"));
                    op.dropEnum("colour");
                }),
                change("renameEnum", op -> op.renameEnum("mood", "humour")),
                change("backupTable", op -> op.backupTable("t_user", "t_kept")));
    }

    /** What PostgreSQL alone has. */
    static Stream<ScriptCase> onPostgresql() {
        return Stream.of(
                change(
                        "createSequence",
                        op -> op.createSequence(sequence("s_one").startingAt(10).incrementedBy(5))),
                change("alterSequence", op -> {
                    op.createSequence(sequence("s_one"));
                    op.alterSequence(sequence("s_one")
                                    .incrementedBy(2)
                                    .between(1, 900)
                                    .cycling())
                            .restartWith(20);
                }),
                change("renameSequence", op -> {
                    op.createSequence(sequence("s_one"));
                    op.renameSequence("s_one", "s_two");
                }),
                change("dropSequence", op -> {
                    op.createSequence(sequence("s_one"));
                    op.dropSequence("s_one");
                }),
                change("createSchema", op -> {
                    op.createSchema("Extra");
                    op.in("Extra").createTable(table("inner", column("a", integer())));
                }),
                change("dropSchema", op -> {
                    op.createSchema("extra");
                    op.in("extra").createTable(table("inner", column("a", integer())));
                    op.dropSchema("extra").cascade();
                }),
                change("attachPartition", ScriptedObjects::attached),
                change("detachPartition", op -> {
                    attached(op);
                    op.detachPartition("t_event", "t_part");
                }),
                change("detachPartitionConcurrently", op -> {
                    attached(op);
                    op.detachPartitionConcurrently("t_event", "t_part");
                }),
                change("refreshViewConcurrently", op -> {
                    counted(op);
                    op.execute("CREATE UNIQUE INDEX v_count_n ON v_count (n)");
                    op.refreshViewConcurrently("v_count");
                }));
    }

    /** What asks PostgreSQL's catalogue, and needs no database's answer on SQLite, whose schema a script knows. */
    static Stream<ScriptCase> askingTheCatalogue() {
        return Stream.of(
                change("replaceEnum", op -> op.replaceEnum(enumType("mood", "ok", "happy"))
                        .mapping("sad", "ok")
                        .usedBy("t_user", "mood")),
                change("backupColumns", op -> op.backupTable("t_user", "t_kept", "age")),
                change("restoreColumns", op -> {
                    op.backupTable("t_user", "t_kept");
                    op.execute("UPDATE t_user SET age = '0'");
                    op.restoreColumns("t_user", "t_kept", "age");
                }),
                change("restoreRows", op -> {
                    op.backupTable("t_user", "t_kept");
                    op.execute("DELETE FROM t_user WHERE id = 7");
                    op.restoreRows("t_user", "t_kept");
                }),
                change("createEnumIfNotExists", op -> op.createEnum(enumType("mood", "sad", "ok"))
                        .ifNotExists()));
    }

    /** What SQLite has nothing like: the run refuses it too. */
    static Stream<ScriptCase> refusedBySqlite() {
        return Stream.of(
                change("createSequence", op -> op.createSequence(sequence("s_one"))),
                change("alterSequence", op -> op.alterSequence(sequence("s_one"))),
                change("renameSequence", op -> op.renameSequence("s_one", "s_two")),
                change("dropSequence", op -> op.dropSequence("s_one")),
                change("createSchema", op -> op.createSchema("extra")),
                change("dropSchema", op -> op.dropSchema("extra")),
                change("attachPartition", op -> op.attachPartition("t_user", "t_part", BOUNDS)),
                change("detachPartition", op -> op.detachPartition("t_user", "t_part")));
    }

    private static void counted(Operations op) {
        op.createView(view("v_count", "SELECT count(*) AS n FROM t_user").asMaterialized());
    }

    private static void shouting(Operations op) {
        op.createFunction(function(
                "f_shout",
                "",
                "RETURNS trigger LANGUAGE plpgsql AS $x$ BEGIN\n NEW.title := upper('it''s; ' || NEW.title);\n"
                        + " RETURN NULL; END $x$"));
        op.createTrigger("t_team", SHOUT);
        op.insert("t_team", List.of(row("id", 5, "title", "five")));
    }

    private static void events(Operations op) {
        op.createTable(table("t_event", column("at", integer())).options(it -> it.withPartitionBy("RANGE (at)")));
    }

    private static void attached(Operations op) {
        events(op);
        op.createTable(table("t_part", column("at", integer())));
        op.insert("t_part", row("at", 4));
        op.attachPartition("t_event", "t_part", BOUNDS);
    }
}
