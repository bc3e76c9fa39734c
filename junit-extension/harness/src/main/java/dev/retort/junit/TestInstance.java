package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.jspecify.annotations.Nullable;

/**
 * The object whose methods give rows or ready connections. JUnit makes one for each method, and none yet where only the
 * invocations of a method are asked for: the newest one is as good as any.
 */
final class TestInstance {

    private final Class<?> testClass;
    private final AtomicReference<@Nullable Object> newest = new AtomicReference<>();

    TestInstance(Class<?> testClass) {
        this.testClass = testClass;
    }

    void is(Optional<Object> instance) {
        instance.ifPresent(newest::set);
    }

    /** Calls a method of the test class; what it throws, comes out as it is. */
    void invoke(Method method, Object argument) {
        ReflectionSupport.invokeMethod(method, ModifierSupport.isStatic(method) ? null : object(method), argument);
    }

    private Object object(Method method) {
        Object present = newest.get();
        if (present != null) {
            return present;
        }
        try {
            Object made = ReflectionSupport.newInstance(testClass);
            newest.set(made);
            return made;
        } catch (RuntimeException e) {
            throw new RetortException(
                    Problem.of("no-test-instance", "there is no " + testClass.getName() + " yet to call "
                                    + method.getName() + " on")
                            .cure("make the method static"),
                    e);
        }
    }
}
