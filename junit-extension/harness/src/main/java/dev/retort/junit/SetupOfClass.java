package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.history.Setup;
import dev.retort.junit.rows.UserCode;
import dev.retort.sql.DatabaseKind;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** What a test class does to new databases and connections: by annotations of the class, and by its methods. */
record SetupOfClass(Class<?> testClass, TestInstance instance) {

    /** In both annotations the same is said. */
    private record Wanted(Setup.When when, List<DatabaseKind> kinds, List<String> sql) {

        static Wanted of(OnConnect annotation) {
            return new Wanted(Setup.When.EACH_CONNECTION, List.of(annotation.value()), List.of(annotation.sql()));
        }

        static Wanted of(OnCreate annotation) {
            return new Wanted(Setup.When.NEW_DATABASE, List.of(annotation.value()), List.of(annotation.sql()));
        }

        static List<Wanted> all(AnnotatedElement element) {
            return Stream.concat(
                            AnnotationSupport.findRepeatableAnnotations(element, OnCreate.class).stream()
                                    .map(Wanted::of),
                            AnnotationSupport.findRepeatableAnnotations(element, OnConnect.class).stream()
                                    .map(Wanted::of))
                    .toList();
        }

        String name() {
            return when == Setup.When.EACH_CONNECTION ? "@OnConnect" : "@OnCreate";
        }
    }

    Setup[] given() {
        List<Setup> setups = new ArrayList<>();
        Wanted.all(testClass).forEach(wanted -> setups.addAll(ofClass(wanted)));
        for (Method method : ReflectionSupport.findMethods(
                testClass, any -> !Wanted.all(any).isEmpty(), HierarchyTraversalMode.TOP_DOWN)) {
            Wanted.all(method).forEach(wanted -> setups.addAll(ofMethod(wanted, method)));
        }
        return setups.toArray(Setup[]::new);
    }

    private List<Setup> ofClass(Wanted wanted) {
        if (wanted.sql().isEmpty()) {
            throw refused(
                    wanted, "must give statements", "write sql = \"…\", or put it on a method that takes a Connection");
        }
        UserCode who = new UserCode(testClass, wanted.name() + " of " + testClass.getName());
        return wanted.kinds().stream()
                .map(kind -> Setup.sql(kind, wanted.when(), wanted.sql()).by(who))
                .toList();
    }

    private List<Setup> ofMethod(Wanted wanted, Method method) {
        if (method.getParameterCount() != 1
                || method.getParameterTypes()[0] != Connection.class
                || method.getReturnType() != void.class
                || !wanted.sql().isEmpty()) {
            throw refused(
                    wanted,
                    "on method " + method.getName()
                            + " needs one parameter of type java.sql.Connection, no sql, and returns nothing",
                    "write void " + method.getName() + "(Connection connection)");
        }
        UserCode who = new UserCode(
                method.getDeclaringClass(), testClass.getSimpleName() + "." + method.getName() + "(Connection)");
        return wanted.kinds().stream()
                .map(kind -> Setup.of(kind, wanted.when(), connection -> instance.invoke(testClass, method, connection))
                        .by(who))
                .toList();
    }

    private RetortException refused(Wanted wanted, String what, String cure) {
        return new RetortException(
                Problem.of("illegal-setup", wanted.name() + " of " + testClass.getName() + " " + what)
                        .cure(cure));
    }
}
