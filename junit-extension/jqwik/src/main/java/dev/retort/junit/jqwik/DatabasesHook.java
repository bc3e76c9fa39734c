package dev.retort.junit.jqwik;

import dev.retort.junit.AnnotatedMigrations;
import dev.retort.junit.MigrationRun;
import dev.retort.junit.database.DatabaseServers;
import dev.retort.junit.finding.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.lifecycle.AroundContainerHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.ContainerLifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Knows whose property is running, and has databases for it: servers for the whole run, migrations for a class, databases with
 * rows for a try. Nothing is started before a property asks for rows.
 */
public final class DatabasesHook implements AroundPropertyHook, AroundTryHook, AroundContainerHook {

    private static final ThreadLocal<@Nullable PropertyLifecycleContext> RUNNING = new ThreadLocal<>();
    private static final Map<Class<?>, AnnotatedMigrations> MIGRATIONS = new HashMap<>();
    private static final ThreadLocal<Opened> OPENED = ThreadLocal.withInitial(Opened::new);
    private static @Nullable DatabaseServers servers;

    /** A hook; what it knows is the run's. */
    public DatabasesHook() {}

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** The databases of the class whose property is running, at a revision. */
    static List<RowsDatabase> databases(String revision) {
        PropertyLifecycleContext property = RUNNING.get();
        if (property == null) {
            throw new IllegalStateException("rows can only be drawn while a property is running");
        }
        AnnotatedMigrations migrations = migrations(property.containerClass());
        Map<String, Outcome> missing = migrations.missing();
        missing.forEach((name, outcome) -> property.reporter().publishValue("not there: " + name, shown(outcome)));
        if (missing.values().stream().anyMatch(Outcome.Failed.class::isInstance)) {
            throw new AssertionError(
                    missing.values().stream().map(DatabasesHook::shown).collect(Collectors.joining("\n")));
        }
        if (migrations.databases().isEmpty()) {
            throw new TestAbortedException("no database is there for generated rows");
        }
        return migrations.databases().stream()
                .map(walk -> new RowsDatabase(migrations, walk, revision, OPENED.get()))
                .toList();
    }

    private static String shown(Outcome outcome) {
        return outcome instanceof Outcome.Untested untested ? untested.reason() : String.valueOf(outcome);
    }

    private static synchronized AnnotatedMigrations migrations(Class<?> testClass) {
        if (servers == null) {
            servers = AnnotatedMigrations.servers(testClass.getClassLoader());
        }
        AnnotatedMigrations known = MIGRATIONS.get(testClass);
        if (known == null) {
            known = AnnotatedMigrations.of(testClass, servers);
            MIGRATIONS.put(testClass, known);
        }
        return known;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        RUNNING.set(context);
        try {
            return property.execute();
        } finally {
            OPENED.get().close();
            RUNNING.remove();
        }
    }

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor aTry, List<Object> parameters) {
        try {
            return aTry.execute(parameters);
        } finally {
            OPENED.get().close();
        }
    }

    @Override
    public void afterContainer(ContainerLifecycleContext context) {
        Optional<Class<?>> testClass = context.optionalContainerClass();
        synchronized (DatabasesHook.class) {
            testClass.map(MIGRATIONS::remove).ifPresent(AnnotatedMigrations::close);
            if (testClass.isEmpty() && servers != null) {
                MIGRATIONS.values().forEach(AnnotatedMigrations::close);
                MIGRATIONS.clear();
                servers.close();
                servers = null;
            }
        }
    }

    /** The databases that are open while a property is tried once. */
    static final class Opened {

        private final List<MigrationRun> runs = new ArrayList<>();
        private final Map<Rows, MigrationRun> filled = new HashMap<>();

        MigrationRun open(MigrationRun run) {
            runs.add(run);
            return run;
        }

        /** A database has the rows already. */
        void keepFor(Rows rows, MigrationRun run) {
            filled.put(rows, run);
        }

        /** That database, once. */
        Optional<MigrationRun> takeFor(Rows rows) {
            return Optional.ofNullable(filled.remove(rows));
        }

        void close() {
            for (MigrationRun run : runs) {
                try {
                    run.close();
                } catch (SQLException e) {
                    throw new IllegalStateException("a database of a property can't be closed: " + e.getMessage(), e);
                }
            }
            runs.clear();
            filled.clear();
        }
    }
}
