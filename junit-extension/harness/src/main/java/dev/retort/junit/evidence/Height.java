package dev.retort.junit.evidence;

import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.database.TestDatabase.Template;

/**
 * A state from which any number of databases can be made.
 *
 * @param schema what it looks like
 */
public record Height(Site site, SchemaSnapshot schema, Template template) {

    /** A new database in this state. The caller closes it. */
    public Workplace workplace() {
        return new Workplace(site, template.clone("at"));
    }
}
