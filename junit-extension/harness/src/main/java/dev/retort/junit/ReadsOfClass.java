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
        if (annotation.csv().isEmpty() == annotation.yaml().isEmpty()) {
            throw refused(
                    "must name one of csv and yaml",
                    "write csv = \"classpath:expected/users.csv\" or yaml = \"classpath:expected/shop.yaml\", or put it on a"
                            + " method");
        }
        if (annotation.csv().isEmpty() && !annotation.table().isEmpty()) {
            throw refused("has table, which has no effect without csv", "name the table in the YAML");
        }
        return forDialect(
                read(annotation).by(new UserCode(testClass, "@ReadsAt of " + testClass.getName())), annotation);
    }

    private ReadRows read(ReadsAt annotation) {
        if (!annotation.yaml().isEmpty()) {
            return ReadRows.yaml(annotation.value(), annotation.yaml());
        }
        String table = TableOfCsv.of(annotation.table(), annotation.csv(), "@ReadsAt", testClass);
        return ReadRows.csv(annotation.value(), table, annotation.csv());
    }

    private ReadRows ofMethod(ReadsAt annotation, Method method) {
        if (method.getParameterCount() != 1
                || method.getParameterTypes()[0] != RowReader.class
                || method.getReturnType() != void.class) {
            throw refused(
                    "on method " + method.getName() + " needs one parameter of type RowReader, and returns nothing",
                    "write void " + method.getName() + "(RowReader rows)");
        }
        if (!annotation.csv().isEmpty()
                || !annotation.yaml().isEmpty()
                || !annotation.table().isEmpty()) {
            throw refused(
                    "on method " + method.getName() + " has csv, yaml or table, which has no effect on a method",
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
