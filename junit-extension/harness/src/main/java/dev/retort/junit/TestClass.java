package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ModifierSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** What a test class has to do with us. */
final class TestClass {

    private TestClass() {}

    /**
     * The class and, if it is nested and has no annotation of its own, those around it up to the one that has; else up to
     * the outermost.
     */
    static List<Class<?>> outwards(Class<?> type) {
        List<Class<?>> classes = new ArrayList<>(List.of(type));
        Class<?> last = type;
        while (!AnnotationSupport.isAnnotated(last, MigrationTest.class)
                && AnnotationSupport.isAnnotated(last, Nested.class)
                && last.getEnclosingClass() != null) {
            last = last.getEnclosingClass();
            classes.add(last);
        }
        return List.copyOf(classes);
    }

    /** Whether it makes checks or tests a revision itself. */
    static boolean takesPart(Class<?> type) {
        return MigrationChecks.class.isAssignableFrom(type)
                || !AnnotationSupport.findAnnotatedMethods(type, MigrationTest.class, HierarchyTraversalMode.TOP_DOWN)
                        .isEmpty();
    }

    /**
     * Refuses a class that has the annotation and of which nothing of ours is run.
     *
     * @throws RetortException with the code {@code nothing-verified}
     */
    static void refuseIdle(Class<?> type) {
        boolean annotated = AnnotationSupport.isAnnotated(type, MigrationTest.class);
        if (annotated && !takesPart(type) && nested(type).stream().noneMatch(TestClass::takesPart)) {
            throw idle(type, " has @MigrationTest, but makes no check");
        }
    }

    /** Why JUnit never runs a class that has the annotation; empty if it does, or if the class isn't meant to be run. */
    static Optional<RetortException> whyNeverRun(Class<?> type) {
        if (ModifierSupport.isAbstract(type) || !AnnotationSupport.isAnnotated(type, MigrationTest.class)) {
            return Optional.empty();
        }
        if (ModifierSupport.isPrivate(type)) {
            return Optional.of(
                    new RetortException(Problem.of("nothing-verified", type.getName() + " is never run: it is private")
                            .cure("remove private")));
        }
        boolean inner = type.isMemberClass() && ModifierSupport.isNotStatic(type);
        if (inner && !AnnotationSupport.isAnnotated(type, Nested.class)) {
            return Optional.of(new RetortException(Problem.of(
                            "nothing-verified", type.getName() + " is never run: it is an inner class without @Nested")
                    .cure("add @Nested, or make it static")));
        }
        boolean run = MigrationChecks.class.isAssignableFrom(type)
                || hasTest(type)
                || !nested(type).isEmpty();
        return run ? Optional.empty() : Optional.of(idle(type, " is never run: it has @MigrationTest, but no test"));
    }

    private static RetortException idle(Class<?> type, String what) {
        return new RetortException(Problem.of("nothing-verified", type.getName() + what)
                .cure("write class " + type.getSimpleName()
                        + " implements MigrationChecks, or give it a method @MigrationTest(revision = \"…\")"));
    }

    private static boolean hasTest(Class<?> type) {
        return AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN).stream()
                .anyMatch(method -> !ModifierSupport.isPrivate(method) && !ModifierSupport.isStatic(method));
    }

    private static List<Class<?>> nested(Class<?> type) {
        return ReflectionSupport.findNestedClasses(type, inner -> AnnotationSupport.isAnnotated(inner, Nested.class));
    }
}
