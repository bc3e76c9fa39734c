package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.schema.SqlText;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** Two columns become one; the way back splits at the first blank. */
@Revision(
        id = "db28f8bd7b12",
        down = "da17e7ac6a11",
        message = "one name for a subscriber",
        created = "2026-04-08T10:00:00Z")
public final class R20260408_100000_subscriber_name implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("subscribers", column("name", string(121)));
        op.execute("UPDATE subscribers SET name = first_name || ' ' || last_name");
        op.batch("subscribers", subscribers -> {
            subscribers.alterColumn("name").notNull();
            subscribers.dropConstraint("ck_subscribers_last_name");
            subscribers.dropColumn("first_name");
            subscribers.dropColumn("last_name");
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.addColumn("subscribers", column("first_name", string(60)));
        op.addColumn("subscribers", column("last_name", string(60)));
        op.execute(splitName());
        op.batch("subscribers", subscribers -> {
            subscribers.alterColumn("first_name").notNull();
            subscribers.alterColumn("last_name").notNull();
            subscribers.addConstraint(check("length(last_name) > 0").named("ck_subscribers_last_name"));
            subscribers.dropColumn("name");
        });
    }

    /** At the first blank; who has a single name has none behind it. */
    private static SqlText splitName() {
        return sql("UPDATE subscribers SET first_name = substr(name, 1, instr(name || ' ', ' ') - 1),"
                        + " last_name = coalesce(nullif(substr(name, instr(name || ' ', ' ') + 1), ''), '-')")
                .on(
                        POSTGRESQL,
                        "UPDATE subscribers SET first_name = substr(name, 1, strpos(name || ' ', ' ') - 1),"
                                + " last_name = coalesce(nullif(substr(name, strpos(name || ' ', ' ') + 1), ''), '-')");
    }
}
