package dev.retort.junit.evidence;

import dev.retort.junit.database.TestDatabase.Template;
import dev.retort.revision.VersionRows;

/**
 * A state that is given, in which a walk begins. Closing it removes it.
 *
 * @param shown what it is called, without secrets
 * @param template its copy, from which databases are made
 * @param rows the version rows that it has
 */
public record Beginning(String shown, Template template, VersionRows rows) implements AutoCloseable {

    /** The revisions that it has, as messages name them. */
    public String revisions() {
        return String.join(", ", rows.ids());
    }

    @Override
    public void close() {
        template.close();
    }
}
