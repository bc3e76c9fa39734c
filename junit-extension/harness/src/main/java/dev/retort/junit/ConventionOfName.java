package dev.retort.junit;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.schema.NamingConvention;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ReflectionSupport;

/** Gets the naming convention that an annotation names: one of ours, or that of a class. */
final class ConventionOfName {

    private ConventionOfName() {}

    static Optional<NamingConvention> find(String name, Class<?> testClass) {
        return switch (name) {
            case "" -> Optional.empty();
            case "none" -> Optional.of(NamingConvention.NONE);
            case "common" -> Optional.of(NamingConvention.COMMON);
            default -> Optional.of(ofClass(name, testClass));
        };
    }

    private static NamingConvention ofClass(String name, Class<?> testClass) {
        try {
            Class<?> type = Class.forName(name, true, testClass.getClassLoader());
            if (Supplier.class.isAssignableFrom(type)
                    && ((Supplier<?>) ReflectionSupport.newInstance(type)).get() instanceof NamingConvention found) {
                return found;
            }
            throw refused(name, "the class is no Supplier<NamingConvention>");
        } catch (ClassNotFoundException e) {
            throw refused(name, "there is no such class");
        }
    }

    private static RetortException refused(String name, String why) {
        return new RetortException(
                Problem.of("illegal-annotation", "@MigrationTest: naming can't be '" + name + "': " + why)
                        .cure(NearestName.cure(
                                name,
                                List.of("none", "common"),
                                "write common, none, or the name of a class that is a Supplier<NamingConvention>")));
    }
}
