package dev.retort.junit;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.CustomCheck;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.declared.Skip;
import dev.retort.junit.evidence.RowSettings;
import dev.retort.junit.history.Setup;
import dev.retort.junit.rows.GivenRows;
import dev.retort.junit.rows.ReadRows;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.junit.verification.Repetition;
import dev.retort.junit.witness.WitnessMode;
import java.lang.annotation.Annotation;
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
    private final List<Class<?>> classes;
    private final MigrationTest annotation;
    private final Settings settings;

    Configuration(Class<?> testClass, Settings settings) {
        this.testClass = testClass;
        this.settings = settings;
        this.classes = TestClass.outwards(testClass);
        this.annotation = AnnotationSupport.findAnnotation(classes.get(classes.size() - 1), MigrationTest.class)
                .orElseThrow(() -> new RetortException(
                        Problem.of("not-configured", testClass.getName() + " doesn't say which migrations it tests")
                                .cure("add @MigrationTest(scripts = \"classpath:db/versions\") to the class")));
        Attributes.checkOnClass(annotation, classes.get(classes.size() - 1));
    }

    /** The verification; {@code instance} is the object whose methods it calls. */
    MigrationVerification verification(TestInstance instance) {
        boolean allowEmpty = settings.allowEmpty().orElse(annotation.allowEmpty());
        if (annotation.scripts().length == 0 && annotation.migrations().length == 0 && !allowEmpty) {
            throw new RetortException(
                    Problem.of("nothing-verified", "@MigrationTest of " + testClass.getName() + " names no scripts")
                            .cure("write @MigrationTest(scripts = \"classpath:db/versions\"), or allow it with"
                                    + " allowEmpty = true"));
        }
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
                .exclude(annotation.exclude())
                .tolerating(annotation.tolerating())
                .allowEmpty(allowEmpty)
                .deployed(annotation.deployed())
                .squashed(annotation.squashed())
                .previousRelease(annotation.previousRelease())
                .night(settings.night().orElse(annotation.night()))
                .declare(declarations().toArray(Declaration[]::new))
                .skip(declared(Skips.class)
                        .map(skip -> Skip.of(skip.check(), skip.revision(), skip.until(), skip.because()))
                        .toArray(Skip[]::new))
                .rows(classes.stream()
                        .flatMap(type -> new RowsOfClass(type, instance).given().stream())
                        .toArray(GivenRows[]::new))
                .reads(classes.stream()
                        .flatMap(type -> new ReadsOfClass(type, instance).expected().stream())
                        .toArray(ReadRows[]::new))
                .setup(classes.stream()
                        .flatMap(type -> Stream.of(new SetupOfClass(type, instance).given()))
                        .toArray(Setup[]::new))
                .repeatedBy(this::again);
        declared(Differs.class).forEach(allowed -> verification.differs(allowed.what(), allowed.because()));
        settings.reportedValues(annotation.reportedValues()).ifPresent(verification::reportedValues);
        verification.select(settings.selection(BuildFolder.of(testClass).reports()));
        generatedRows(verification);
        wayIn(verification);
        ModelOfClass.find(annotation.model()).ifPresent(verification::model);
        if (annotation.entities().length > 0) {
            verification.entities(annotation.entities()).entityNaming(annotation.entityNaming());
        }
        ConventionOfName.find(annotation.naming(), testClass).ifPresent(verification::naming);
        return verification;
    }

    /** What lets a history be judged that is older than its tests. */
    private void wayIn(MigrationVerification verification) {
        if (!annotation.knownFindings().isEmpty()) {
            verification.knownFindings(annotation.knownFindings()).updateKnownFindings(settings.updateKnown());
        }
        List<String> states = settings.list(Settings.BEGINS_AT);
        states.forEach(verification::beginsAt);
        if (states.isEmpty()) {
            declared(BeginsAt.class)
                    .forEach(state -> verification.beginsAt(state.value(), state.revision(), state.dialect()));
        }
        if (!annotation.since().isEmpty()) {
            verification.since(annotation.since());
        }
    }

    private void generatedRows(MigrationVerification verification) {
        declared(ValuesLike.class).forEach(hint -> verification.valuesLike(hint.column(), hint.pattern()));
        verification
                .generatedRows(settings.generatedRows())
                .seed(settings.number(Settings.SEED).orElse(RowSettings.SEED))
                .tries(settings.number(Settings.TRIES).map(Math::toIntExact).orElse(RowSettings.TRIES))
                .storeRowsIn(settings.find(Settings.ROWS_STORE)
                        .map(Path::of)
                        .orElseGet(() -> BuildFolder.of(testClass).reports().resolve("rows")));
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
        } catch (Exception e) { // what JUnit throws on from a constructor may be checked
            throw new RetortException(
                    Problem.of("illegal-check", type.getName() + " can't be created: it threw " + Mistake.thrown(e))
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
        Stream<Declaration> losses = declared(Loses.class)
                .map(loses -> Declaration.loses(loses.revision(), loses.column(), loses.because()));
        Stream<Declaration> changes = declared(Changes.class)
                .map(change -> change.onlyWhereNull()
                        ? Declaration.fills(change.revision(), change.column(), change.because())
                        : Declaration.changes(change.revision(), change.column(), change.because()));
        Stream<Declaration> varying = declared(Varies.class)
                .map(varies -> Declaration.varies(varies.revision(), varies.column(), varies.because()));
        Stream<Declaration> contracts = declared(Contracts.class)
                .map(contract -> Declaration.contracts(contract.revision(), contract.column(), contract.because()));
        Stream<Declaration> unfinished = declared(Leaves.class)
                .map(leaves -> Declaration.leaves(leaves.revision(), leaves.what(), leaves.because()));
        Stream<Declaration> refusals = declared(Refuses.class)
                .map(refusal -> Declaration.refuses(refusal.revision(), refusal.column(), refusal.because()));
        return Stream.of(losses, changes, varying, contracts, unfinished, refusals)
                .flatMap(declarations -> declarations)
                .toList();
    }

    private <A extends Annotation> Stream<A> declared(Class<A> kind) {
        return classes.stream().flatMap(type -> AnnotationSupport.findRepeatableAnnotations(type, kind).stream());
    }

    private Optional<String> again(Repetition what) {
        Optional<Path> module =
                WorkingDirectory.of(settings.find(Settings.WORKING_DIRECTORY)).below(Path.of(""));
        return Optional.of(TestRunner.detected().again(testClass, what, module));
    }
}
