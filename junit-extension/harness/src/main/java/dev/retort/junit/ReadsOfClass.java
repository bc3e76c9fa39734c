package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.rows.ReadRows;
import dev.retort.junit.rows.RowReader;
import dev.retort.junit.rows.UserCode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** What a test class expects of rows: by annotations of the class, and by its methods. */
record ReadsOfClass(Class<?> testClass, TestInstance instance) {

    List<ReadRows> expected() {
        List<ReadRows> reads = new ArrayList<>();
        AnnotationSupport.findRepeatableAnnotations(testClass, ReadsAt.class)
                .forEach(annotation -> reads.add(ofClass(annotation)));
        for (Method method : ReflectionSupport.findMethods(
                testClass,
                any -> !AnnotationSupport.findRepeatableAnnotations(any, ReadsAt.class)
                        .isEmpty(),
                HierarchyTraversalMode.TOP_DOWN)) {
            AnnotationSupport.findRepeatableAnnotations(method, ReadsAt.class)
                    .forEach(annotation -> reads.add(ofMethod(annotation, method)));
        }
        return reads;
    }

    private ReadRows ofClass(ReadsAt annotation) {
        if (annotation.csv().isEmpty()) {
            throw refused("names no csv", "write csv = \"classpath:expected/users.csv\", or put it on a method");
        }
        String table = TableOfCsv.of(annotation.table(), annotation.csv(), "@ReadsAt", testClass);
        ReadRows read = ReadRows.csv(annotation.value(), table, annotation.csv())
                .by(new UserCode(testClass, "@ReadsAt of " + testClass.getName()));
        return forDialect(read, annotation);
    }

    private ReadRows ofMethod(ReadsAt annotation, Method method) {
        if (method.getParameterCount() != 1
                || method.getParameterTypes()[0] != RowReader.class
                || method.getReturnType() != void.class) {
            throw refused(
                    "on method " + method.getName() + " needs one parameter of type RowReader, and returns nothing",
                    "write void " + method.getName() + "(RowReader rows)");
        }
        if (!annotation.csv().isEmpty() || !annotation.table().isEmpty()) {
            throw refused(
                    "on method " + method.getName() + " has csv or table, which has no effect on a method",
                    "write it on the class, or call rows.expectCsv in the method");
        }
        ReadRows read = ReadRows.of(annotation.value(), reader -> instance.invoke(testClass, method, reader))
                .by(new UserCode(
                        method.getDeclaringClass(),
                        testClass.getSimpleName() + "." + method.getName() + "(RowReader)"));
        return forDialect(read, annotation);
    }

    private static ReadRows forDialect(ReadRows read, ReadsAt annotation) {
        return annotation.dialect().isEmpty() ? read : read.on(annotation.dialect());
    }

    private RetortException refused(String what, String cure) {
        return new RetortException(Problem.of("illegal-rows", "@ReadsAt of " + testClass.getName() + " " + what)
                .cure(cure));
    }
}
