package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** The first table. */
@Revision(id = "1a0c4e5b7d01", message = "create authors", created = "2026-01-05T09:00:00Z")
public final class R20260105_090000_create_authors implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(table(
                        "authors",
                        column("id", uuid()).notNull().withDefault(randomUuid()),
                        column("name", string(120)).notNull(),
                        column("email", string(200)).notNull(),
                        column("created_at", timestampWithZone()).notNull().withDefault(now()),
                        column("updated_at", timestampWithZone()))
                .primaryKey("id"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("authors");
    }
}
