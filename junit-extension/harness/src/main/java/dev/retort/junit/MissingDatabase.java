package dev.retort.junit;

import dev.retort.junit.finding.Outcome;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Skips a test whose database isn't there, or fails it where the database is required. */
record MissingDatabase(Outcome outcome) implements BeforeEachCallback, ParameterResolver {

    @Override
    public void beforeEach(ExtensionContext context) {
        MigrationTree.show(outcome);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return RevisionParameters.VALUES.containsKey(parameter.getParameter().getType());
    }

    /** Never called, since the test was skipped before. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        throw new IllegalStateException("there is no database");
    }
}
