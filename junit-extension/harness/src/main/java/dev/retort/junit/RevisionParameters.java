package dev.retort.junit;

import dev.retort.Retort;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.evidence.DatabaseWalk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import schemacrawler.schema.Catalog;

/** Gives a test of one revision its database, in the state right before the revision. */
record RevisionParameters(DatabaseWalk walk, String revision)
        implements ParameterResolver, TestExecutionExceptionHandler {

    static final Map<Class<?>, Function<MigrationRun, Object>> VALUES = Map.of(
            MigrationRun.class, run -> run,
            Retort.class, MigrationRun::retort,
            DataSource.class, MigrationRun::dataSource,
            Connection.class, MigrationRun::connection,
            SchemaSnapshot.class, MigrationRun::schemaBefore,
            Catalog.class, MigrationRun::catalog);

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(RevisionParameters.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return VALUES.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Objects.requireNonNull(VALUES.get(parameter.getParameter().getType()))
                .apply(run(context));
    }

    private MigrationRun run(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(MigrationRun.class, any -> open(context), MigrationRun.class);
    }

    private MigrationRun open(ExtensionContext context) {
        try {
            return MigrationRun.open(
                    walk, revision, context.getRequiredTestClass().getClassLoader());
        } catch (SQLException e) {
            throw new ParameterResolutionException("can't connect to the database", e);
        }
    }

    /** Keeps the database of a failed test. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        MigrationRun run = context.getStore(NAMESPACE).get(MigrationRun.class, MigrationRun.class);
        if (run != null) {
            context.publishReportEntry("retort.database", run.keep());
        }
        throw failure;
    }
}
