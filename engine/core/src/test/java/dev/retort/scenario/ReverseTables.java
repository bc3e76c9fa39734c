package dev.retort.scenario;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.schema.EnumType;
import dev.retort.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Tables with everything that a table has, and rows in them. */
final class ReverseTables {

    static final EnumType MOOD = enumType("mood", "sad", "ok", "glad");

    static final Table PEOPLE = table(
                    "people",
                    column("id", integer()).withIdentity(generatedByDefault()),
                    column("name", string(40)).notNull(),
                    column("code", text()),
                    column("age", integer()).notNull(),
                    column("mood", enumeration(MOOD)),
                    column("born", date()),
                    column("salary", numeric(10, 2)),
                    column("active", bool()).notNull().defaultTo(true),
                    column("twice", integer()).generatedAs("age * 2"),
                    column("team_id", integer()))
            .constraint(primaryKey("id").named("pk_people"))
            .constraint(unique("name").named("uq_people_name"))
            .check("ck_people_age", "age >= 18")
            .constraint(foreignKey("team_id").references("teams", "id").named("fk_people_team"))
            .index(index("ix_people_code").on("code"));

    private ReverseTables() {}

    static void create(Operations op) {
        op.createEnum(MOOD);
        op.createTable(table("teams", column("id", integer()).notNull(), column("label", string(20)))
                .constraint(primaryKey("id").named("pk_teams")));
        op.insert("teams", row("id", 1, "label", "red"), row("id", 2, "label", "blue"));
        op.createTable(PEOPLE);
        op.insert(
                "people",
                row(
                        "id",
                        1,
                        "name",
                        "Ada",
                        "code",
                        "7",
                        "age",
                        36,
                        "mood",
                        "glad",
                        "born",
                        LocalDate.of(1815, 12, 10),
                        "salary",
                        new BigDecimal("12.50"),
                        "team_id",
                        1),
                row(
                        "id",
                        4,
                        "name",
                        "Bob",
                        "code",
                        "12",
                        "age",
                        50,
                        "mood",
                        "ok",
                        "active",
                        false,
                        "salary",
                        new BigDecimal("99999999.99"),
                        "team_id",
                        2),
                row("id", 9, "name", "it's Cy", "code", null, "age", 18, "mood", null));
    }

    static void drop(Operations op) {
        op.dropTable("people");
        op.dropTable("teams");
        op.dropEnum("mood");
    }
}
