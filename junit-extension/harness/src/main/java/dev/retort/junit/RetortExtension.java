package dev.retort.junit;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Stands behind {@link MigrationTest} and {@link MigrationChecks}. */
final class RetortExtension implements ParameterResolver, AfterAllCallback, TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MigrationTree.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Session.of(context).tree(new Settings(context));
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), MigrationTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        String revision = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), MigrationTest.class)
                .orElseThrow()
                .revision();
        Session session = Session.of(context);
        Stream<TestTemplateInvocationContext> there = session.run().walks().values().stream()
                .map(walk ->
                        new RevisionInvocation(walk.server().displayName(), new RevisionParameters(walk, revision)));
        Stream<TestTemplateInvocationContext> missing = session.run().missing().entrySet().stream()
                .map(entry -> new RevisionInvocation(entry.getKey().toString(), new MissingDatabase(entry.getValue())));
        return Stream.concat(there, missing);
    }

    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Session.find(context).ifPresent(session -> {
            Map<String, String> entries =
                    session.finish(context.getRequiredTestClass().getSimpleName(), new Settings(context));
            if (!entries.isEmpty()) {
                context.publishReportEntry(entries);
            }
        });
    }
}
