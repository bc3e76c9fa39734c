package dev.retort.example.versions;

import static dev.retort.schema.Schema.*;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** A column goes, and what it held is kept aside, so that the way back loses nothing. */
@Revision(id = "da17e7ac6a11", down = "d9f6d69b5010", message = "drop author bio", created = "2026-04-01T09:00:00Z")
public final class R20260401_090000_drop_author_bio implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(table(
                        "authors_bio_backup",
                        column("author_id", uuid()).notNull(),
                        column("bio", text()).notNull())
                .primaryKey("author_id"));
        op.execute("INSERT INTO authors_bio_backup (author_id, bio) SELECT id, bio FROM authors WHERE bio IS NOT NULL");
        op.dropColumn("authors", "bio");
    }

    @Override
    public void downgrade(Operations op) {
        op.addColumn("authors", column("bio", text()));
        op.execute("UPDATE authors SET bio ="
                + " (SELECT kept.bio FROM authors_bio_backup AS kept WHERE kept.author_id = authors.id)");
        op.dropTable("authors_bio_backup");
    }
}
