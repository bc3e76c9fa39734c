package dev.retort.junit;

import java.util.List;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * A test of one revision on one database.
 *
 * @param database the database's name, which is shown
 * @param extension what gives the test its parameters
 */
record RevisionInvocation(String database, Extension extension) implements TestTemplateInvocationContext {

    @Override
    public String getDisplayName(int invocationIndex) {
        return database;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(extension);
    }
}
