package dev.retort.junit;

import dev.retort.error.RetortException;
import java.util.Optional;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/**
 * Fails each class with {@link MigrationTest} that JUnit Jupiter would pass over in silence, since it finds no test in it.
 * Found by the JUnit platform as a service; where there is no such class, it does nothing.
 */
public final class MigrationTestGuard implements TestEngine {

    private static final EngineDiscoveryRequestResolver<TestDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<TestDescriptor>builder()
                    .addClassContainerSelectorResolver(
                            type -> TestClass.whyNeverRun(type).isPresent())
                    .addSelectorResolver(new Classes())
                    .build();

    /** An engine without state. */
    public MigrationTestGuard() {}

    @Override
    public String getId() {
        return "retort";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        ConfigurationParameters parameters = request.getConfigurationParameters();
        KnownSettings.given(parameters.keySet(), parameters::get);
        TestDescriptor engine = new EngineDescriptor(id, "Retort");
        RESOLVER.resolve(request, engine);
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        listener.executionStarted(request.getRootTestDescriptor());
        for (TestDescriptor type : request.getRootTestDescriptor().getChildren()) {
            listener.executionStarted(type);
            for (TestDescriptor test : type.getChildren()) {
                listener.executionStarted(test);
                listener.executionFinished(test, ((NeverRun) type).result());
            }
            listener.executionFinished(type, TestExecutionResult.successful());
        }
        listener.executionFinished(request.getRootTestDescriptor(), TestExecutionResult.successful());
    }

    /** Finds the classes among those that are asked for. */
    private static final class Classes implements SelectorResolver {

        @Override
        public Resolution resolve(ClassSelector selector, Context context) {
            return why(selector)
                    .flatMap(why -> context.addToParent(
                            parent -> Optional.of(new NeverRun(parent.getUniqueId(), selector.getJavaClass(), why))))
                    .map(node -> Resolution.match(Match.exact(node)))
                    .orElse(Resolution.unresolved());
        }

        /** What can't be loaded is for JUnit Jupiter to report. */
        private static Optional<RetortException> why(ClassSelector selector) {
            try {
                return TestClass.whyNeverRun(selector.getJavaClass());
            } catch (RuntimeException | LinkageError e) {
                return Optional.empty();
            }
        }
    }

    /** A class that is never run, with one test that fails: Surefire passes over a test that isn't in a class. */
    private static final class NeverRun extends AbstractTestDescriptor {

        private final RetortException why;

        NeverRun(UniqueId parent, Class<?> type, RetortException why) {
            super(parent.append("class", type.getName()), type.getSimpleName(), ClassSource.from(type));
            this.why = why;
            addChild(new Only(getUniqueId(), type));
        }

        @Override
        public Type getType() {
            return Type.CONTAINER;
        }

        TestExecutionResult result() {
            return TestExecutionResult.failed(Mistake.shown(why));
        }
    }

    /** That test. */
    private static final class Only extends AbstractTestDescriptor {

        Only(UniqueId parent, Class<?> type) {
            super(parent.append("test", "is-run"), "is run", ClassSource.from(type));
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }
}
