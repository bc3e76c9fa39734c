package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.Scene;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.finding.Outcome;
import dev.retort.revision.Step;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Stands behind {@link MigrationTest} and {@link MigrationChecks}. */
final class RetortExtension
        implements BeforeAllCallback, ParameterResolver, AfterAllCallback, TestTemplateInvocationContextProvider {

    /** Whatever is wrong with the class or a setting fails the class once, before anything of it runs. */
    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        try {
            TestClass.refuseIdle(testClass);
            if (!TestClass.takesPart(testClass)) {
                return;
            }
            if (Session.isFirst(context)) {
                KnownSettings.refuseUnknown(testClass.getClassLoader());
            }
            Session session = Session.of(context);
            if (!MigrationChecks.class.isAssignableFrom(testClass)
                    && session.run().failure().isPresent()) {
                throw session.run().failure().get();
            }
        } catch (RetortException e) {
            throw Mistake.shown(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MigrationTree.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Session.of(context).tree();
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), MigrationTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        try {
            return invocations(context);
        } catch (RetortException e) {
            throw Mistake.shown(e);
        }
    }

    private static Stream<TestTemplateInvocationContext> invocations(ExtensionContext context) {
        Method method = context.getRequiredTestMethod();
        MigrationTest annotation =
                AnnotationSupport.findAnnotation(method, MigrationTest.class).orElseThrow();
        Attributes.checkOnMethod(annotation, method);
        String revision = annotation.revision();
        Session session = Session.of(context);
        session.run().walks().values().stream().findFirst().ifPresent(walk -> refuseUnknown(walk, revision, method));
        Stream<TestTemplateInvocationContext> there = session.run().walks().values().stream()
                .map(walk -> new RevisionInvocation(
                        walk.server().displayName(),
                        List.of(told(session, method, walk, revision), new RevisionParameters(walk, revision))));
        Stream<TestTemplateInvocationContext> missing = session.run().missing().entrySet().stream()
                .map(entry -> new RevisionInvocation(
                        entry.getKey().toString(), List.of(new MissingDatabase(entry.getValue()))));
        return Stream.concat(there, missing);
    }

    private static BeforeEachCallback told(Session session, Method method, DatabaseWalk walk, String revision) {
        return context -> {
            List<Step> way = walk.history().wayTo(revision);
            String id = way.get(way.size() - 1).revision().orElseThrow().id();
            session.evidence()
                    .beginsOwn(
                            walk.server().displayName(),
                            method.getName(),
                            id,
                            Scene.title(walk.history().script(id)));
        };
    }

    private static void refuseUnknown(DatabaseWalk walk, String revision, Method method) {
        RetortException unknown;
        try {
            if (!walk.history().wayTo(revision).isEmpty()) {
                return;
            }
            unknown = new RetortException(
                    Problem.of("unknown-revision", "'" + revision + "' is no revision that could be tested")
                            .cure("name a revision by its id, or the start of it"));
        } catch (RetortException e) {
            unknown = e;
        }
        throw new RetortException(unknown.problem().with("at", Attributes.place(method)));
    }

    @Override
    public boolean mayReturnZeroTestTemplateInvocationContexts(ExtensionContext context) {
        return true;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Session.find(context).ifPresent(session -> {
            Map<String, String> entries =
                    session.finish(context.getRequiredTestClass().getSimpleName(), Settings.of(context));
            if (!entries.isEmpty()) {
                context.publishReportEntry(entries);
            }
            session.hold(Settings.of(context).hold(), context::publishReportEntry);
        });
    }

    /**
     * A test of one revision on one database.
     *
     * @param database the database's name, which is shown
     * @param extensions what gives the test its parameters and tells of it
     */
    private record RevisionInvocation(String database, List<Extension> extensions)
            implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return database;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return extensions;
        }
    }

    /** Skips a test whose database isn't there, or fails it where the database is required. */
    private record MissingDatabase(Outcome outcome) implements BeforeEachCallback, ParameterResolver {

        @Override
        public void beforeEach(ExtensionContext context) {
            MigrationTree.show(outcome);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return RevisionParameters.VALUES.containsKey(
                    parameter.getParameter().getType());
        }

        /** Never called, since the test was skipped before. */
        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            throw new IllegalStateException("there is no database");
        }
    }
}
