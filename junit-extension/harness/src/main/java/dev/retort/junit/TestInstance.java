package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The object whose methods give rows or ready connections, and those around it if its class is nested. JUnit makes one for
 * each method, and none yet where only the invocations of a method are asked for: the newest one is as good as any.
 */
final class TestInstance {

    private final AtomicReference<@Nullable TestInstances> newest = new AtomicReference<>();
    private final Map<Class<?>, Object> made = new ConcurrentHashMap<>();

    void is(Optional<TestInstances> instances) {
        instances.ifPresent(newest::set);
    }

    /**
     * Calls a method; what it throws, comes out as it is.
     *
     * @param type the test class that has the method, or that around it
     */
    void invoke(Class<?> type, Method method, Object argument) {
        ReflectionSupport.invokeMethod(
                method, ModifierSupport.isStatic(method) ? null : object(type, method), argument);
    }

    private Object object(Class<?> type, Method method) {
        return Optional.ofNullable(newest.get())
                .<Object>flatMap(present -> present.findInstance(type))
                .orElseGet(() -> made.computeIfAbsent(type, any -> make(type, method)));
    }

    private static Object make(Class<?> type, Method method) {
        try {
            return ReflectionSupport.newInstance(type);
        } catch (RuntimeException e) {
            throw new RetortException(
                    Problem.of(
                                    "no-test-instance",
                                    "there is no " + type.getName() + " yet to call " + method.getName() + " on")
                            .cure("make the method static"),
                    e);
        }
    }
}
