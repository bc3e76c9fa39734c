package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.RowInserter;
import dev.retort.junit.rows.UserCode;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The rows that a test class gives: by annotations of the class, and by its methods. */
record RowsOfClass(Class<?> testClass, TestInstance instance) {

    List<GivenRows> given() {
        List<GivenRows> rows = new ArrayList<>();
        AnnotationSupport.findRepeatableAnnotations(testClass, RowsAt.class)
                .forEach(annotation -> rows.add(ofClass(annotation)));
        for (Method method :
                ReflectionSupport.findMethods(testClass, RowsOfClass::isAnnotated, HierarchyTraversalMode.TOP_DOWN)) {
            AnnotationSupport.findRepeatableAnnotations(method, RowsAt.class)
                    .forEach(annotation -> rows.add(ofMethod(annotation, method)));
        }
        return rows;
    }

    private static boolean isAnnotated(Method method) {
        return !AnnotationSupport.findRepeatableAnnotations(method, RowsAt.class)
                .isEmpty();
    }

    private GivenRows ofClass(RowsAt annotation) {
        long given = Stream.of(annotation.sql(), annotation.resource(), annotation.csv(), annotation.yaml())
                .filter(text -> !text.isEmpty())
                .count();
        if (given != 1) {
            throw refused(
                    "must name one of sql, csv, yaml and resource",
                    "write sql = \"INSERT …\", sql = \"classpath:rows/….sql\", csv = \"classpath:rows/users.csv\", or yaml ="
                            + " \"classpath:rows/shop.yaml\"");
        }
        if (annotation.csv().isEmpty() && !annotation.table().isEmpty()) {
            throw refused("has table, which has no effect without csv", "name the table in the SQL");
        }
        GivenRows rows = rows(annotation);
        return forDialect(rows.by(new UserCode(testClass, "@RowsAt of " + testClass.getName())), annotation);
    }

    private GivenRows rows(RowsAt annotation) {
        if (!annotation.csv().isEmpty()) {
            String table = TableOfCsv.of(annotation.table(), annotation.csv(), "@RowsAt", testClass);
            return GivenRows.csv(revision(annotation), table, annotation.csv());
        }
        if (!annotation.yaml().isEmpty()) {
            return GivenRows.yaml(revision(annotation), annotation.yaml());
        }
        return annotation.sql().isEmpty()
                ? GivenRows.resource(revision(annotation), annotation.resource())
                : GivenRows.sql(revision(annotation), annotation.sql());
    }

    private GivenRows ofMethod(RowsAt annotation, Method method) {
        if (method.getParameterCount() != 1
                || method.getParameterTypes()[0] != RowInserter.class
                || method.getReturnType() != void.class) {
            throw refused(
                    "on method " + method.getName() + " needs one parameter of type RowInserter, and returns nothing",
                    "write void " + method.getName() + "(RowInserter rows)");
        }
        if (!annotation.sql().isEmpty()
                || !annotation.resource().isEmpty()
                || !annotation.csv().isEmpty()
                || !annotation.yaml().isEmpty()) {
            throw refused(
                    "on method " + method.getName()
                            + " has sql, csv, yaml or a resource, which has no effect on a method",
                    "write it on the class, or insert the rows in the method");
        }
        GivenRows rows = GivenRows.of(revision(annotation), inserter -> instance.invoke(testClass, method, inserter))
                .by(new UserCode(
                        method.getDeclaringClass(),
                        testClass.getSimpleName() + "." + method.getName() + "(RowInserter)"));
        return forDialect(rows, annotation);
    }

    private static GivenRows forDialect(GivenRows rows, RowsAt annotation) {
        GivenRows placed = annotation.before() ? rows.rightBefore() : rows;
        return annotation.dialect().isEmpty() ? placed : placed.on(annotation.dialect());
    }

    private String revision(RowsAt annotation) {
        String revision = annotation.value().isEmpty() ? annotation.revision() : annotation.value();
        if (revision.isEmpty()) {
            throw refused("names no revision", "write @RowsAt(\"4f2c…\")");
        }
        return revision;
    }

    private RetortException refused(String what, String cure) {
        return new RetortException(Problem.of("illegal-rows", "@RowsAt of " + testClass.getName() + " " + what)
                .cure(cure));
    }
}
