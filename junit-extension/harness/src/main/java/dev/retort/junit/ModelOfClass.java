package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.schema.MetaData;
import dev.retort.sql.DatabaseKind;
import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gets the model for a database from the class that an annotation names, once. */
final class ModelOfClass implements Function<DatabaseKind, MetaData> {

    private static final String CURE = "let it implement Supplier<MetaData> or, where the databases differ,"
            + " Function<DatabaseKind, MetaData>; or give it a method public static MetaData metaData()";

    private final Class<?> type;
    private final Map<DatabaseKind, MetaData> models = new EnumMap<>(DatabaseKind.class);

    private ModelOfClass(Class<?> type) {
        this.type = type;
    }

    static Optional<ModelOfClass> find(Class<?> type) {
        return type == Void.class ? Optional.empty() : Optional.of(new ModelOfClass(type));
    }

    @Override
    public synchronized MetaData apply(DatabaseKind database) {
        return models.computeIfAbsent(database, this::get);
    }

    private MetaData get(DatabaseKind database) {
        Object model = made(database);
        if (model instanceof MetaData metaData) {
            return metaData;
        }
        throw new RetortException(Problem.of("no-model", type.getName() + " gives no model")
                .with("found", String.valueOf(model))
                .cure(CURE));
    }

    private Object made(DatabaseKind database) {
        try {
            if (Supplier.class.isAssignableFrom(type)) {
                return ((Supplier<?>) ReflectionSupport.newInstance(type)).get();
            }
            if (Function.class.isAssignableFrom(type)) {
                @SuppressWarnings("unchecked") // if it takes something else, it throws, which is told
                Function<DatabaseKind, ?> model = (Function<DatabaseKind, ?>) ReflectionSupport.newInstance(type);
                return model.apply(database);
            }
            Optional<Method> method = ReflectionSupport.findMethod(type, "metaData");
            if (method.isPresent() && !ModifierSupport.isStatic(method.get())) {
                return "metaData() isn't static";
            }
            return method.map(found -> ReflectionSupport.invokeMethod(found, null))
                    .orElse("no method metaData()");
        } catch (Exception e) { // what JUnit throws on from a constructor may be checked
            throw new RetortException(
                    Problem.of("no-model", type.getName() + " gives no model: it threw " + Mistake.thrown(e))
                            .with("at", e.getStackTrace().length == 0 ? type.getName() : e.getStackTrace()[0])
                            .cure(CURE),
                    e);
        }
    }
}
