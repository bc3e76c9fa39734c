package dev.retort.example.versions;

import static dev.retort.schema.Column.column;
import static dev.retort.schema.SqlType.string;
import static dev.retort.schema.SqlType.timestampWithZone;
import static dev.retort.schema.SqlType.uuid;
import static dev.retort.schema.Table.table;

import dev.retort.operation.writing.Operations;
import dev.retort.schema.Default;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** The first table. */
@Revision(id = "1a0c4e5b7d01", message = "create authors", created = "2026-01-05T09:00:00Z")
public final class R20260105_090000_create_authors implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(table(
                        "authors",
                        column("id", uuid()).notNull().withDefault(Default.randomUuid()),
                        column("name", string(120)).notNull(),
                        column("email", string(200)).notNull(),
                        column("created_at", timestampWithZone()).notNull().withDefault(Default.now()),
                        column("updated_at", timestampWithZone()))
                .primaryKey("id"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("authors");
    }
}
