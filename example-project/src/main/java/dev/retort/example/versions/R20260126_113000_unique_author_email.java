package dev.retort.example.versions;

import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;

/** A named unique constraint; a rebuild on SQLite. */
@Revision(id = "708cae01d307", down = "6f5b9dafc206", message = "unique author email", created = "2026-01-26T11:30:00Z")
public final class R20260126_113000_unique_author_email implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createUniqueConstraint("authors", "uq_authors_email", "email");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropConstraint("authors", "uq_authors_email");
    }
}
