package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.schema.MetaData;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gets the model from the class that an annotation names. */
final class ModelOfClass {

    private ModelOfClass() {}

    static Optional<MetaData> find(Class<?> type) {
        return type == Void.class ? Optional.empty() : Optional.of(get(type));
    }

    private static MetaData get(Class<?> type) {
        Object model = Supplier.class.isAssignableFrom(type)
                ? ((Supplier<?>) ReflectionSupport.newInstance(type)).get()
                : ReflectionSupport.findMethod(type, "metaData")
                        .map(method -> ReflectionSupport.invokeMethod(method, null))
                        .orElse("no method metaData()");
        if (model instanceof MetaData metaData) {
            return metaData;
        }
        throw new RetortException(Problem.of("no-model", type.getName() + " gives no model")
                .with("found", String.valueOf(model))
                .cure("let it implement Supplier<MetaData>, or give it a method public static MetaData metaData()"));
    }
}
