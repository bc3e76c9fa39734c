package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.CustomCheck;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.junit.verification.Repetition;
import dev.retort.junit.witness.WitnessMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** Reads the annotations of a test class. */
final class Configuration {

    private final Class<?> testClass;
    private final MigrationTest annotation;
    private final Settings settings;

    Configuration(Class<?> testClass, Settings settings) {
        this.testClass = testClass;
        this.settings = settings;
        this.annotation = AnnotationSupport.findAnnotation(testClass, MigrationTest.class)
                .orElseThrow(() -> new RetortException(
                        Problem.of("not-configured", testClass.getName() + " doesn't say which migrations it tests")
                                .cure("add @MigrationTest(scripts = \"classpath:db/versions\") to the class")));
    }

    MigrationVerification verification(TestInstance instance) {
        MigrationVerification verification = MigrationVerification.of(testClass.getSimpleName())
                .classLoader(testClass.getClassLoader())
                .scripts(annotation.scripts())
                .migrations(annotation.migrations())
                .databases(databases())
                .checks(checks().filter(id -> !id.startsWith("-")).toArray(String[]::new))
                .withoutChecks(checks().filter(id -> id.startsWith("-"))
                        .map(id -> id.substring(1))
                        .toArray(String[]::new))
                .with(Arrays.stream(annotation.with()).map(Configuration::made).toArray(CustomCheck[]::new))
                .witness(settings.find(Settings.WITNESS)
                        .map(Configuration::witness)
                        .orElse(annotation.witness()))
                .revisions(settings.list(Settings.REVISIONS).toArray(String[]::new))
                .heads(annotation.heads())
                .declare(declarations().toArray(Declaration[]::new))
                .rows(new RowsOfClass(testClass, instance).given().toArray(GivenRows[]::new))
                .setup(new SetupOfClass(testClass, instance).given())
                .repeatedBy(this::again);
        ModelOfClass.find(annotation.model()).ifPresent(verification::model);
        return verification;
    }

    private DatabaseRequest[] databases() {
        List<String> wanted = settings.list(Settings.DATABASES);
        Stream<String> named = wanted.isEmpty() ? Arrays.stream(annotation.versions()) : wanted.stream();
        List<DatabaseRequest> requests = named.map(DatabaseRequest::parse).toList();
        return requests.isEmpty()
                ? Arrays.stream(annotation.databases()).map(DatabaseRequest::of).toArray(DatabaseRequest[]::new)
                : requests.toArray(DatabaseRequest[]::new);
    }

    private Stream<String> checks() {
        List<String> wanted = settings.list(Settings.CHECKS);
        return wanted.isEmpty() ? Arrays.stream(annotation.checks()) : wanted.stream();
    }

    private static CustomCheck made(Class<? extends CustomCheck> type) {
        try {
            return ReflectionSupport.newInstance(type);
        } catch (RuntimeException e) {
            throw new RetortException(
                    Problem.of("illegal-check", type.getName() + " can't be created: " + e)
                            .cure("give it a no-argument constructor that doesn't throw"),
                    e);
        }
    }

    private static WitnessMode witness(String wanted) {
        return Stream.of(WitnessMode.values())
                .filter(mode -> mode.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new RetortException(
                        Problem.of("illegal-setting", Settings.WITNESS + " can't be '" + wanted + "'")
                                .cure("write head, every or off")));
    }

    private List<Declaration> declarations() {
        Stream<Declaration> losses = AnnotationSupport.findRepeatableAnnotations(testClass, Loses.class).stream()
                .map(loses -> Declaration.loses(loses.revision(), loses.column(), loses.because()));
        Stream<Declaration> changes = AnnotationSupport.findRepeatableAnnotations(testClass, Changes.class).stream()
                .map(change -> Declaration.changes(change.revision(), change.column(), change.because()));
        return Stream.concat(losses, changes).toList();
    }

    private Optional<String> again(Repetition what) {
        Optional<Path> module = WorkingDirectory.of(settings.find(Settings.WORKING_DIRECTORY))
                .below(Path.of(""));
        return Optional.of(TestRunner.detected().again(testClass, what, module));
    }
}
