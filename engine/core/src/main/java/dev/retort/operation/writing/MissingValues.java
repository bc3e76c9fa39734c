package dev.retort.operation.writing;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.Operation;
import dev.retort.schema.Default;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an operation in which there is null where its author has to say something. What takes no null says so to the
 * compiler only; later on a null is a name called null, or an error far from its line.
 */
final class MissingValues {

    private static final String OURS = "dev.retort.";

    private MissingValues() {}

    /**
     * Looks into an operation of the engine; one of a user's own is its author's.
     *
     * @throws InvalidOperationException code {@code missing-value}, with the part that is null
     */
    static void refuse(@Nullable Operation operation) {
        if (operation == null) {
            throw missing("the operation", "an operation");
        }
        look(operation, operation.getClass().getSimpleName());
    }

    private static void look(@Nullable Object value, String path) {
        if (value == null) {
            throw missing(path, path.replaceFirst("\\..*", ""));
        }
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(it -> look(it, path));
        } else if (value instanceof Collection<?> several) {
            several.forEach(it -> look(it, path));
        } else if (value instanceof Record part && part.getClass().getName().startsWith(OURS)) {
            lookInto(part, path);
        }
    }

    /** A default of NULL has a meaning. */
    private static void lookInto(Record part, String path) {
        if (part instanceof Default.Literal) {
            return;
        }
        for (RecordComponent component : part.getClass().getRecordComponents()) {
            if (!component.getType().isPrimitive()) {
                look(value(part, component), path + "." + component.getName());
            }
        }
    }

    private static @Nullable Object value(Record part, RecordComponent component) {
        try {
            return component.getAccessor().invoke(part);
        } catch (IllegalAccessException hidden) {
            return component;
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InvalidOperationException missing(String path, String operation) {
        return new InvalidOperationException(
                Problem.of("missing-value", "there is null in " + operation + ", where nothing may be left out")
                        .with("null is", path)
                        .cure("give a value; see the line for a variable that has none"));
    }
}
