package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.schema.MetaData;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gets the model from the class that an annotation names. */
final class ModelOfClass {

    private static final String CURE =
            "let it implement Supplier<MetaData>, or give it a method public static MetaData metaData()";

    private ModelOfClass() {}

    static Optional<MetaData> find(Class<?> type) {
        return type == Void.class ? Optional.empty() : Optional.of(get(type));
    }

    private static MetaData get(Class<?> type) {
        Object model = made(type);
        if (model instanceof MetaData metaData) {
            return metaData;
        }
        throw new RetortException(Problem.of("no-model", type.getName() + " gives no model")
                .with("found", String.valueOf(model))
                .cure(CURE));
    }

    private static Object made(Class<?> type) {
        try {
            if (Supplier.class.isAssignableFrom(type)) {
                return ((Supplier<?>) ReflectionSupport.newInstance(type)).get();
            }
            Optional<Method> method = ReflectionSupport.findMethod(type, "metaData");
            if (method.isPresent() && !ModifierSupport.isStatic(method.get())) {
                return "metaData() isn't static";
            }
            return method.map(found -> ReflectionSupport.invokeMethod(found, null))
                    .orElse("no method metaData()");
        } catch (Exception e) { // what JUnit throws on from a constructor may be checked
            throw new RetortException(
                    Problem.of("no-model", type.getName() + " gives no model: it threw " + e)
                            .with("at", e.getStackTrace().length == 0 ? type.getName() : e.getStackTrace()[0])
                            .cure(CURE),
                    e);
        }
    }
}
