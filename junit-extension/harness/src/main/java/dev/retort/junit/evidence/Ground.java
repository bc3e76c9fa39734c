package dev.retort.junit.evidence;

import dev.retort.junit.database.TestDatabase.Template;

/** A state of a database, frozen, in which any number of workplaces begin. Closing it removes it; they stay. */
public final class Ground implements AutoCloseable {

    private final Site site;
    private final Template template;

    Ground(Site site, Template template) {
        this.site = site;
        this.template = template;
    }

    /** A new database in this state, which the caller closes. */
    public Workplace begin() {
        return new Workplace(site, template.clone("ground"));
    }

    @Override
    public void close() {
        template.close();
    }
}
