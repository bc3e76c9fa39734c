package dev.retort.scenario;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.ReversibleMigration;
import dev.retort.script.Revision;

/** A table with rows and all that can hang on one: a parent, a child, checks, indexes, a view and a trigger. */
@Revision(id = "staff", message = "staff and all that hangs on it")
final class CreateStaff implements ReversibleMigration {

    @Override
    public void change(Operations op) {
        op.createTable(table("teams", column("id", integer()).notNull(), column("name", string(40)))
                .primaryKey("id"));
        op.createTable(table(
                        "people",
                        column("id", integer()).notNull(),
                        column("name", string(40)).notNull(),
                        column("email", string(80)),
                        column("age", integer()),
                        column("team_id", integer()))
                .primaryKey("id")
                .constraint(unique("email").named("uq_people_email"))
                .check("ck_people_age", "age >= 18")
                .constraint(foreignKey("team_id")
                        .references("teams", "id")
                        .onDelete(SET_NULL)
                        .named("fk_people_team"))
                .index(index("ix_people_name").on(expression("lower(name)")))
                .index(index("ix_people_old").on("age").where("age > 40")));
        op.createTable(table("badges", column("id", integer()).notNull(), column("person_id", integer()))
                .primaryKey("id")
                .constraint(foreignKey("person_id")
                        .references("people", "id")
                        .onDelete(CASCADE)
                        .named("fk_badges_person")));
        op.createTable(table("journal", column("line", text())));
        op.insert("teams", row("id", 1, "name", "red"), row("id", 2, "name", "blue"))
                .deletedBy("id");
        op.insert(
                        "people",
                        row("id", 1, "name", "Ada", "email", "ada@x.org", "age", 36, "team_id", 1),
                        row("id", 2, "name", "Bob", "email", "bob@x.org", "age", 50, "team_id", 2),
                        row("id", 3, "name", "Cy", "email", null, "age", null, "team_id", null))
                .deletedBy("id");
        op.insert("badges", row("id", 7, "person_id", 1), row("id", 8, "person_id", 2))
                .deletedBy("id");
        watch(op);
    }

    private static void watch(Operations op) {
        op.createView(view("named", "SELECT id, name AS name FROM people"));
        op.createFunction(function(
                "write_down",
                "",
                "RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$BEGIN INSERT INTO journal VALUES ('new ' || new.id); RETURN new; END$$"));
        op.createTrigger(
                "people",
                trigger("people_watched", "AFTER INSERT")
                        .doing(sqlOn(SQLITE, "BEGIN INSERT INTO journal VALUES ('new ' || new.id); END")
                                .on(POSTGRESQL, "FOR EACH ROW EXECUTE FUNCTION write_down()")));
    }
}
