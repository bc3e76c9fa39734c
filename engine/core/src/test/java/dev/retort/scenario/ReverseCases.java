package dev.retort.scenario;

import static dev.retort.scenario.ReverseTables.MOOD;
import static dev.retort.scenario.ReverseTables.PEOPLE;
import static dev.retort.schema.Schema.*;

import dev.retort.operation.CustomOperation;
import dev.retort.operation.Reversal;
import dev.retort.schema.Column;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlText;
import dev.retort.schema.SqlType;
import dev.retort.schema.Trigger;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Blocks in which every operation that has a reverse is among rows. */
final class ReverseCases {

    private static final SqlText SECONDS =
            sql("CAST(strftime('%s', born) AS integer)").on(POSTGRESQL, "extract(epoch FROM born)::bigint");
    private static final SqlText DAY =
            sql("date(born, 'unixepoch')").on(POSTGRESQL, "(to_timestamp(born) AT TIME ZONE 'UTC')::date");

    private ReverseCases() {}

    static List<ReverseCase> all() {
        return Stream.of(tables(), columns(), types(), constraints(), enums(), rows(), objects(), postgresql())
                .flatMap(List::stream)
                .toList();
    }

    private static Column formerly(String column) {
        return PEOPLE.findColumn(column).orElseThrow();
    }

    private record Label(int team, String before, String after) implements CustomOperation {
        @Override
        public String describe() {
            return "label team " + team;
        }

        @Override
        public SqlText sql() {
            return Schema.sql("UPDATE teams SET label = '" + after + "' WHERE id = " + team);
        }

        @Override
        public Reversal reverse() {
            return Reversal.by(new Label(team, after, before));
        }
    }

    private static List<ReverseCase> tables() {
        return List.of(
                ReverseCase.of("a new table with rows, which points to another", op -> {
                            op.createTable(table("pets", column("id", integer()).notNull(), column("owner", integer()))
                                    .constraint(primaryKey("id").named("pk_pets"))
                                    .constraint(foreignKey("owner")
                                            .references("people", "id")
                                            .named("fk_pets")));
                            op.insert("pets", row("id", 1, "owner", 4));
                            op.dropColumn("pets", "owner")
                                    .was(column("owner", integer()).notNull());
                        })
                        .then("INSERT INTO pets (id) VALUES (2)"),
                ReverseCase.of("a table that goes, with its rows kept", op -> {
                    op.backupTable("people", "kept");
                    op.dropTable("people").was(PEOPLE);
                }),
                ReverseCase.of("a table and a column with other names", op -> {
                            op.renameTable("people", "humans");
                            op.renameColumn("humans", "code", "number");
                        })
                        .then(
                                "UPDATE humans SET number = '8' WHERE id = 9",
                                "UPDATE humans SET number = NULL WHERE id = 9"),
                ReverseCase.of("comments", op -> {
                            op.commentOnTable("people", "those we know").was("all");
                            op.alterColumn("people", "age").comment("in years").was(formerly("age"));
                        })
                        .after(op -> op.commentOnTable("people", "all")));
    }

    private static List<ReverseCase> columns() {
        return List.of(
                ReverseCase.of("new columns", op -> {
                            op.addColumn(
                                    "people",
                                    column("phone", string(32)).notNull().defaultTo("none"));
                            op.addColumn("people", column("thrice", integer()).generatedAs("age * 3"));
                        })
                        .then("UPDATE people SET phone = '1'"),
                ReverseCase.of("a column that was NOT NULL, kept by itself", op -> {
                    op.dropConstraint("people", "ck_people_age")
                            .was(check("age >= 18").named("ck_people_age"));
                    op.dropColumn("people", "twice").was(formerly("twice"));
                    op.backupTable("people", "kept", "age");
                    op.dropColumn("people", "age").was(formerly("age"));
                }),
                ReverseCase.of("a column that was NOT NULL, kept with the whole table", op -> {
                    op.backupTable("people", "kept");
                    op.dropConstraint("people", "ck_people_age")
                            .was(check("age >= 18").named("ck_people_age"));
                    op.dropColumn("people", "twice").was(formerly("twice"));
                    op.dropColumn("people", "age").was(formerly("age"));
                }),
                ReverseCase.of("a column that was NOT NULL, renamed and in a renamed table in between", op -> {
                    op.dropConstraint("people", "uq_people_name")
                            .was(unique("name").named("uq_people_name"));
                    op.backupTable("people", "kept", "name");
                    op.renameColumn("people", "name", "called");
                    op.renameTable("people", "humans");
                    op.dropColumn("humans", "called")
                            .was(column("called", string(40)).notNull());
                }),
                ReverseCase.of("a column that was NOT NULL, filled by the author's own SQL", op -> {
                    op.addColumn("people", column("initial", string(1)));
                    op.execute("UPDATE people SET initial = substr(name, 1, 1)").needsNoUndo();
                    op.execute("CREATE TABLE names AS SELECT id, name FROM people")
                            .undoneBy("DROP TABLE names");
                    op.execute(sql("SELECT 1"))
                            .undoneBy("UPDATE people SET name = (SELECT n.name FROM names n WHERE n.id = people.id)");
                    op.batch("people", people -> {
                        people.dropConstraint("uq_people_name")
                                .was(unique("name").named("uq_people_name"));
                        people.alterColumn("name").nullable().was(formerly("name"));
                        people.alterColumn("name")
                                .notNull()
                                .was(formerly("name").orNull());
                        people.dropColumn("name").was(formerly("name"));
                    });
                }),
                ReverseCase.of("a column with what hangs on it, in one go", op -> {
                    op.backupTable("people", "kept", "team_id", "code");
                    op.batch("people", people -> {
                        people.dropConstraint("fk_people_team")
                                .was(foreignKey("team_id").references("teams", "id"));
                        people.dropColumn("team_id").was(formerly("team_id"));
                        people.dropIndex("ix_people_code")
                                .was(index("ix_people_code").on("code"));
                        people.dropColumn("code").was(formerly("code"));
                        people.addColumn(column("nick", text()).defaultTo("-"));
                        people.alterColumn("name").type(text()).was(formerly("name"));
                    });
                }),
                ReverseCase.of("defaults, NULL and NOT NULL", op -> {
                            op.alterColumn("people", "active")
                                    .dropDefault()
                                    .nullable()
                                    .was(formerly("active"));
                            op.alterColumn("people", "code").defaultTo("x").was(formerly("code"));
                            op.alterColumn("people", "age").defaultTo(20).was(formerly("age"));
                        })
                        .then(
                                "INSERT INTO people (id, name, active) VALUES (20, 'Di', true)",
                                "DELETE FROM people WHERE id = 20"),
                ReverseCase.of("NULLs that came meanwhile in a column that is kept", op -> {
                    op.backupTable("people", "kept", "age");
                    op.alterColumn("people", "age").nullable().was(formerly("age"));
                    op.execute("UPDATE people SET age = NULL").needsNoUndo();
                }),
                ReverseCase.of("a numbering goes and comes back", op -> op.alterColumn("people", "id")
                                .dropIdentity()
                                .was(formerly("id")))
                        .then("INSERT INTO people (id, name, age) VALUES (30, 'Eve', 30)"),
                ReverseCase.of("a numbering comes", op -> op.alterColumn("teams", "id")
                                .setIdentity(generatedByDefault())
                                .was(column("id", integer()).notNull()))
                        .then("INSERT INTO teams (label) VALUES ('grey')"),
                ReverseCase.of("another expression", op -> op.setExpression("people", "twice", "age * 20")
                        .was("age * 2")));
    }

    private static List<ReverseCase> types() {
        return List.of(
                ReverseCase.of("text becomes a number and back", op -> {
                            op.alterColumn("people", "code").type(integer()).was(formerly("code"));
                            op.alterColumn("people", "salary")
                                    .type(numeric(12, 2))
                                    .was(formerly("salary"));
                            op.alterColumn("people", "age").type(bigInteger()).was(formerly("age"));
                        })
                        .after(op -> op.dropColumn("people", "twice")),
                ReverseCase.of("truth becomes numbers of every kind and back", op -> {
                    op.alterColumn("people", "active").dropDefault().was(formerly("active"));
                    op.alterColumn("people", "active").type(smallInteger()).was(bare("active", bool()));
                    op.alterColumn("people", "active").type(bool()).was(bare("active", smallInteger()));
                    op.alterColumn("people", "active").type(bigInteger()).was(bare("active", bool()));
                    op.alterColumn("people", "active").type(numeric(4, 2)).was(bare("active", bigInteger()));
                    op.alterColumn("people", "active").type(bool()).was(bare("active", numeric(4, 2)));
                    op.alterColumn("people", "active").type(doublePrecision()).was(bare("active", bool()));
                }),
                ReverseCase.of("text becomes bytes and back", op -> op.alterColumn("people", "name")
                                .type(bytes())
                                .was(formerly("name")))
                        .after(op -> {
                            op.dropConstraint("people", "uq_people_name");
                            op.execute("UPDATE people SET name = 'Grüße \\ 😀' WHERE id = 9");
                        }),
                ReverseCase.of("an enum becomes another, and text", op -> {
                    op.createEnum(enumType("feeling", "sad", "ok", "glad", "calm"));
                    op.alterColumn("people", "mood")
                            .type(enumeration("feeling", "sad", "ok", "glad", "calm"))
                            .was(formerly("mood"));
                    op.addColumn("people", column("felt", enumeration(MOOD)));
                    op.execute(sql("UPDATE people SET felt = 'ok'")).needsNoUndo();
                    op.alterColumn("people", "felt").type(text()).was(column("felt", enumeration(MOOD)));
                }),
                ReverseCase.of("a day becomes a moment and back", op -> {
                    op.alterColumn("people", "born").type(timestamp()).was(formerly("born"));
                    op.alterColumn("people", "born").type(text()).was(column("born", timestamp()));
                }),
                ReverseCase.of(
                        "a day becomes seconds, by expressions for both ways", op -> op.alterColumn("people", "born")
                                .type(bigInteger(), SECONDS)
                                .usingBack(DAY)
                                .was(formerly("born"))),
                ReverseCase.of("a conversion that loses values, which are kept", op -> {
                    op.backupTable("people", "kept");
                    op.alterColumn("people", "code")
                            .type(integer(), "length(code)")
                            .was(formerly("code"));
                }));
    }

    private static Column bare(String name, SqlType type) {
        return column(name, type).notNull();
    }

    private static List<ReverseCase> constraints() {
        return List.of(
                ReverseCase.of("a check whose rows break it until they are restored", op -> {
                    op.backupTable("people", "kept", "age");
                    op.dropConstraint("people", "ck_people_age").was(check("age >= 18"));
                    op.execute("UPDATE people SET age = 1").needsNoUndo();
                }),
                ReverseCase.of("a foreign key whose rows break it until they are restored", op -> {
                    op.backupTable("people", "kept", "team_id");
                    op.dropConstraint("people", "fk_people_team")
                            .was(foreignKey("team_id").references("teams", "id"));
                    op.execute("UPDATE people SET team_id = 77").needsNoUndo();
                }),
                ReverseCase.of("keys go and come in their order", op -> {
                    op.dropConstraint("people", "fk_people_team")
                            .was(foreignKey("team_id").references("teams", "id"));
                    op.dropConstraint("teams", "pk_teams").was(primaryKey("id"));
                    op.addConstraint("teams", unique("id").named("uq_teams_id"));
                    op.addConstraint(
                            "people",
                            foreignKey("team_id").references("teams", "id").named("fk_other"));
                }),
                ReverseCase.of("constraints and indexes come, and get other names", op -> {
                            op.addConstraint("people", unique("code", "age").named("uq_a"));
                            op.addConstraint("people", check("age < 200").named("ck_a"));
                            op.validateConstraint("people", "ck_a");
                            op.renameConstraint("people", "ck_a", "ck_b");
                            op.renameConstraint("people", "uq_a", "uq_b");
                            op.createIndex(
                                    "people",
                                    index("ix_a").on(descending("age")).where("age > 20"));
                            op.renameIndex("people", "ix_a", "ix_b");
                            op.createIndex(
                                    "people",
                                    index("ix_c").on(expression("lower(name)")).asUnique());
                            op.dropIndex("people", "ix_people_code")
                                    .was(index("ix_people_code").on("code"));
                        })
                        .then("UPDATE people SET age = age + 1", "UPDATE people SET age = age - 1"));
    }

    private static List<ReverseCase> enums() {
        return List.of(
                ReverseCase.of("an enum type comes and another goes", op -> {
                            op.createEnum(enumType("colour", "red", "blue"));
                            op.addColumn("people", column("colour", enumeration("colour", "red", "blue")));
                            op.dropEnum("unused").was(enumType("unused", "a"));
                        })
                        .after(op -> op.createEnum(enumType("unused", "a"))),
                ReverseCase.of(
                        "a label comes",
                        op -> op.addEnumLabel("mood", "fine").after("ok").was(MOOD)),
                ReverseCase.of("a label and a type get other names", op -> {
                    op.renameEnumLabel("mood", "glad", "happy").was(MOOD);
                    op.renameEnum("mood", "spirit");
                }),
                ReverseCase.of("labels go and come", op -> op.replaceEnum(enumType("mood", "down", "ok", "glad"))
                                .mapping("sad", "down")
                                .mappingBack("down", "sad")
                                .was(MOOD))
                        .after(op -> op.execute("UPDATE people SET mood = 'sad' WHERE id = 4")));
    }

    private static List<ReverseCase> rows() {
        return List.of(
                ReverseCase.of(
                        "rows come", op -> op.insert("teams", row("id", 5, "label", "new"), row("id", 6, "label", null))
                                .deletedBy("id")),
                ReverseCase.of("rows come that are known by other types than numbers", op -> op.insert(
                                "people",
                                row("id", 40, "name", "Mo", "age", 20, "salary", new BigDecimal("1.10"), "code", "007"))
                        .deletedBy("salary", "code", "name")),
                ReverseCase.of("rows go and change, and are kept", op -> {
                    op.backupTable("people", "kept");
                    op.delete("people", row("id", 4), row("team_id", null));
                    op.update("people", row("id", 1), row("salary", null, "code", "new"));
                }),
                ReverseCase.of("rows change in batches, and are kept", op -> {
                    op.backupTable("people", "kept", "age", "code");
                    op.updateInBatches("people", 1, "age = age + 100, code = 'x'", "age < 100");
                }));
    }

    private static List<ReverseCase> objects() {
        return List.of(
                ReverseCase.of("views come, change and go", op -> {
                            op.createView(view("v_new", "SELECT id FROM teams"));
                            op.replaceView(view("v_old", "SELECT id, label FROM teams WHERE id > 1"))
                                    .was(view("v_old", "SELECT id, label FROM teams"));
                            op.replaceView(view("v_narrow", "SELECT label FROM teams"))
                                    .was(view("v_narrow", "SELECT id, label, id * 2 AS twice FROM teams"));
                            op.replaceView(view("v_turned", "SELECT label, id FROM teams"))
                                    .was(view("v_turned", "SELECT id, label FROM teams"));
                            op.replaceView(view("v_typed", "SELECT label AS id FROM teams"))
                                    .was(view("v_typed", "SELECT id FROM teams"));
                            op.dropView("v_gone").was(view("v_gone", "SELECT label FROM teams"));
                        })
                        .after(op -> {
                            op.createView(view("v_old", "SELECT id, label FROM teams"));
                            op.createView(view("v_narrow", "SELECT id, label, id * 2 AS twice FROM teams"));
                            op.createView(view("v_turned", "SELECT id, label FROM teams"));
                            op.createView(view("v_typed", "SELECT id FROM teams"));
                            op.createView(view("v_gone", "SELECT label FROM teams"));
                        }),
                ReverseCase.of("functions and triggers", op -> {
                            op.createFunction(function("one", "", "RETURNS integer LANGUAGE sql AS 'SELECT 1'"));
                            op.dropFunction("two")
                                    .was(function("two", "", "RETURNS integer LANGUAGE sql AS 'SELECT 2'"));
                            op.createTrigger("teams", doingNothing("t_new"));
                            op.dropTrigger("teams", "t_old").was(doingNothing("t_old"));
                        })
                        .after(op -> {
                            op.createFunction(function("two", "", "RETURNS integer LANGUAGE sql AS 'SELECT 2'"));
                            op.createFunction(function(
                                    "same", "", "RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END'"));
                            op.createTrigger("teams", doingNothing("t_old"));
                        }),
                ReverseCase.of("SQL and operations of one's own", op -> {
                    op.execute("CREATE TABLE own (id integer)").undoneBy("DROP TABLE own");
                    op.add(new Label(1, "red", "green"));
                }));
    }

    private static Trigger doingNothing(String name) {
        return trigger(name, "AFTER UPDATE")
                .doing(sqlOn(SQLITE, "BEGIN SELECT 1; END").on(POSTGRESQL, "FOR EACH ROW EXECUTE FUNCTION same()"));
    }

    private static List<ReverseCase> postgresql() {
        return List.of(
                ReverseCase.of("sequences", op -> {
                            op.createSequence(sequence("s_new"));
                            op.alterSequence(sequence("s").incrementedBy(5)).was(sequence("s"));
                            op.renameSequence("s", "s_other");
                            op.dropSequence("s_gone").was(sequence("s_gone"));
                        })
                        .after(op -> {
                            op.createSequence(sequence("s"));
                            op.createSequence(sequence("s_gone"));
                        })
                        .onPostgresql(),
                ReverseCase.of("schemas and extensions", op -> {
                            op.createSchema("more");
                            op.in("more").createTable(table("inside", column("id", integer())));
                            op.dropSchema("less");
                            op.createExtension("btree_gist");
                            op.dropExtension("btree_gist");
                        })
                        .after(op -> op.createSchema("less"))
                        .onPostgresql(),
                ReverseCase.of("materialized views are refreshed", op -> op.refreshView("mv"))
                        .after(op -> op.createView(
                                view("mv", "SELECT label FROM teams").asMaterialized()))
                        .onPostgresql(),
                ReverseCase.of("partitions", op -> {
                            op.createPartition("parted", "parted_1", "FOR VALUES FROM (1) TO (10)");
                            op.attachPartition("parted", "loose", "FOR VALUES FROM (10) TO (20)");
                            op.detachPartition("parted", "bound").was("FOR VALUES FROM (20) TO (30)");
                        })
                        .after(op -> {
                            op.createTable(table("parted", column("id", integer()))
                                    .options(options -> options.withPartitionBy("RANGE (id)")));
                            op.createTable(table("loose", column("id", integer())));
                            op.createPartition("parted", "bound", "FOR VALUES FROM (20) TO (30)");
                            op.insert("loose", row("id", 12));
                            op.insert("parted", row("id", 22));
                        })
                        .onPostgresql());
    }
}
