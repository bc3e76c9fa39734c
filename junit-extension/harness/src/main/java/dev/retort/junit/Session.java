package dev.retort.junit;

import dev.retort.junit.allure.Evidence;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.database.DatabaseSettings;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.report.ShownPaths;
import dev.retort.junit.report.VerificationReport;
import dev.retort.junit.report.VerificationReport.NodeResult;
import dev.retort.junit.verification.MigrationVerification;
import dev.retort.junit.verification.Place;
import dev.retort.junit.verification.VerificationRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test class holds while it runs: its verification, and the results so far. */
final class Session implements AutoCloseable {

    /** Entries that are published when the class is done. */
    static final String SUMMARY = "retort.summary";

    static final String KNOWN_FINDINGS = "retort.known-findings";

    static final String PROGRESS = "retort.progress";

    static final String HELD = "retort.held";

    static final String REPORT = "retort.report";

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Session.class);

    private final VerificationRun run;
    private final TestInstance instance;
    private final BuildFolder folder;
    private final boolean fullNames;
    private final Evidence evidence;
    private final List<NodeResult> results = new CopyOnWriteArrayList<>();
    private final long begin = System.nanoTime();

    private Session(VerificationRun run, TestInstance instance, BuildFolder folder, boolean fullNames) {
        this.run = run;
        this.instance = instance;
        this.folder = folder;
        this.fullNames = fullNames;
        this.evidence = Evidence.ofTests(
                folder.testClass().getName(),
                run.places().stream().map(Place::name).toList(),
                ShownPaths.of(run.files()),
                run::chapter);
    }

    /**
     * The session of a test class, which is begun if there is none.
     *
     * @throws RetortException if the class or a setting is wrong, or if there is nothing to look at
     */
    static Session of(ExtensionContext context) {
        Session session = find(context).orElseGet(() -> begin(context));
        session.instance.is(context.getTestInstances());
        return session;
    }

    private static ExtensionContext classContext(ExtensionContext context, Class<?> testClass) {
        ExtensionContext found = context;
        while (found.getElement().filter(testClass::equals).isEmpty()
                && found.getParent().isPresent()) {
            found = found.getParent().get();
        }
        return found;
    }

    /** The session of a test class if it has begun. */
    static Optional<Session> find(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        return Optional.ofNullable(
                classContext(context, testClass).getStore(NAMESPACE).get(testClass, Session.class));
    }

    /** What fails isn't stored, so that nothing meets it a second time. */
    private static Session begin(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        Settings settings = Settings.of(context);
        boolean fullNames = settings.fullNames();
        TestInstance instance = new TestInstance();
        instance.is(context.getTestInstances());
        MigrationVerification verification = new Configuration(testClass, settings).verification(instance);
        if (settings.progress()) {
            verification.progress(line -> context.publishReportEntry(PROGRESS, line));
        }
        Session session =
                new Session(verification.open(servers(context)), instance, BuildFolder.of(testClass), fullNames);
        classContext(context, testClass).getStore(NAMESPACE).put(testClass, session);
        return session;
    }

    /** Whether this is the first time in this run that settings are looked at. */
    static boolean isFirst(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(KnownSettings.class, any -> new AtomicBoolean(true), AtomicBoolean.class)
                .getAndSet(false);
    }

    private static DatabaseServers servers(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        DatabaseServers.class,
                        any -> DatabaseServers.withSettings(DatabaseSettings.from(Settings.of(context)::find)),
                        DatabaseServers.class);
    }

    VerificationRun run() {
        return run;
    }

    Evidence evidence() {
        return evidence;
    }

    MigrationTree tree() {
        return new MigrationTree(run.places(), fullNames, folder.source(), results::add, evidence);
    }

    /** Writes the report and tells where it is; nothing if no check was made. */
    Map<String, String> finish(String name, Settings settings) {
        Map<String, String> entries = new LinkedHashMap<>();
        run.writeKnownFindings().ifPresent(file -> entries.put(KNOWN_FINDINGS, file.toString()));
        run.writeGreens(results);
        if (!results.isEmpty()) {
            VerificationReport report =
                    new VerificationReport(name, results, run.chronicles(), (System.nanoTime() - begin) / 1_000_000);
            Path directory =
                    settings.find(Settings.REPORT_DIRECTORY).map(Path::of).orElse(folder.reports());
            entries.put(SUMMARY, report.summary());
            settings.stepSummary().ifPresent(report::appendTo);
            Path page = report.writeTo(directory).toAbsolutePath();
            entries.put(
                    REPORT,
                    WorkingDirectory.of(settings.find(Settings.WORKING_DIRECTORY))
                            .shown(page));
        }
        return entries;
    }

    /**
     * Waits, so that somebody can look at the databases in which something was found; there and then it is said how.
     *
     * @param time how long; not at all if there is nothing to look at
     */
    void hold(Duration time, BiConsumer<String, String> told) {
        List<String> there = results.stream()
                .flatMap(result ->
                        result.outcome() instanceof Outcome.Failed failed ? failed.findings().stream() : Stream.empty())
                .flatMap(finding -> finding.inspect().stream())
                .distinct()
                .toList();
        if (time.isZero() || there.isEmpty()) {
            return;
        }
        told.accept(
                HELD, "for " + time.toString().substring(2).toLowerCase(Locale.ROOT) + ": " + String.join("; ", there));
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        run.close();
    }
}
