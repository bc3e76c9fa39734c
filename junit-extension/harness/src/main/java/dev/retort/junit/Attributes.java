package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.platform.commons.support.ReflectionSupport;

/** Refuses attributes of {@link MigrationTest} that have no effect where they stand. */
final class Attributes {

    private static final String OF_METHODS = "revision";

    private Attributes() {}

    static void checkOnClass(MigrationTest annotation, Class<?> type) {
        List<String> given = given(annotation);
        if (given.contains(OF_METHODS)) {
            throw refused(
                    OF_METHODS + " has no effect on a class",
                    type.getName(),
                    "write it on a method: @MigrationTest(revision = \"" + annotation.revision()
                            + "\") void name(MigrationRun run); to judge only this revision, set retort.revisions");
        }
        if (given.contains("databases") && given.contains("versions")) {
            throw refused(
                    "databases has no effect beside versions",
                    type.getName(),
                    "leave databases out, and name each database in versions, such as \"sqlite\", \"postgresql:18\"");
        }
        if (given.contains("entities") && given.contains("model")) {
            throw refused("entities has no effect beside model", type.getName(), "leave one of them out");
        }
        if (given.contains("entityNaming") && !given.contains("entities")) {
            throw refused(
                    "entityNaming has no effect without entities",
                    type.getName(),
                    "name the entities; constraints that revisions leave unnamed are named by naming");
        }
        if (annotation.databases().length == 0 && annotation.versions().length == 0) {
            throw refused("databases is empty", type.getName(), "leave it out for both, or name one");
        }
        if (annotation.heads() < 1) {
            throw refused("heads is " + annotation.heads(), type.getName(), "leave it out for one head");
        }
    }

    static void checkOnMethod(MigrationTest annotation, Method method) {
        List<String> useless = given(annotation).stream()
                .filter(name -> !name.equals(OF_METHODS))
                .toList();
        if (!useless.isEmpty()) {
            throw refused(
                    String.join(", ", useless) + (useless.size() == 1 ? " has" : " have") + " no effect on a method",
                    place(method),
                    "write it in @MigrationTest of the class "
                            + method.getDeclaringClass().getSimpleName());
        }
        if (annotation.revision().isBlank()) {
            throw new RetortException(
                    Problem.of("illegal-annotation", "@MigrationTest of a method must name the revision that it tests")
                            .with("at", place(method))
                            .cure("write @MigrationTest(revision = \"4f2c…\"), or @Test if it tests something else"));
        }
        if (Arrays.stream(method.getParameterTypes()).noneMatch(RevisionParameters.VALUES::containsKey)) {
            throw new RetortException(
                    Problem.of("illegal-annotation", "the method takes nothing with which a revision is tested")
                            .with("at", place(method))
                            .cure("write " + method.getName()
                                    + "(MigrationRun run) and call run.upgrade(), or make it a" + " @Test"));
        }
    }

    static String place(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    private static List<String> given(MigrationTest annotation) {
        return Stream.of(MigrationTest.class.getDeclaredMethods())
                .filter(attribute -> !Objects.deepEquals(
                        ReflectionSupport.invokeMethod(attribute, annotation), attribute.getDefaultValue()))
                .map(Method::getName)
                .sorted()
                .toList();
    }

    private static RetortException refused(String what, String where, String cure) {
        return new RetortException(Problem.of("illegal-annotation", "@MigrationTest: " + what)
                .with("at", where)
                .cure(cure));
    }
}
