package dev.retort.cli.session;

import dev.retort.Retort;
import dev.retort.RetortBuilder;
import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigKey;
import dev.retort.config.DatabaseUrl;
import dev.retort.run.TransactionMode;
import dev.retort.script.ScriptCatalog;
import java.util.Properties;
import java.util.Set;

/** Hands the settings to the engine. */
final class EngineSettings {

    private static final String PER_RUN = "per-run";

    private EngineSettings() {}

    static RetortBuilder configure(Config config, ScriptCatalog scripts) {
        RetortBuilder builder = Retort.configure()
                .scripts(scripts)
                .naming(Naming.of(config))
                .transactions(transactions(config))
                .lockTimeout(config.duration(ConfigKey.LOCK_TIMEOUT));
        if (config.find(ConfigKey.LOCK_WAIT).isPresent()) {
            builder.lockWait(config.duration(ConfigKey.LOCK_WAIT));
        }
        if (config.find(ConfigKey.STATEMENT_TIMEOUT).isPresent()) {
            builder.statementTimeout(config.duration(ConfigKey.STATEMENT_TIMEOUT));
        }
        addDatabase(config, builder);
        addVersionTable(config.get(ConfigKey.VERSION_TABLE), builder);
        return builder;
    }

    /** User and password of their own keys are for URLs that have none. */
    private static void addDatabase(Config config, RetortBuilder builder) {
        DatabaseUrl url = DatabaseUrl.parse(config.get(ConfigKey.URL));
        Properties inUrl = url.properties();
        if (!inUrl.containsKey("user")) {
            config.find(ConfigKey.USER).ifPresent(builder::user);
        }
        if (!inUrl.containsKey("password")) {
            config.find(ConfigKey.PASSWORD).ifPresent(builder::password);
        }
        builder.url(url);
    }

    private static void addVersionTable(String table, RetortBuilder builder) {
        int dot = table.indexOf('.');
        if (dot > 0) {
            builder.versionTableSchema(table.substring(0, dot));
        }
        builder.versionTable(table.substring(dot + 1));
    }

    private static TransactionMode transactions(Config config) {
        return config.choice(ConfigKey.TRANSACTIONS, Set.of("per-revision", PER_RUN))
                        .equals(PER_RUN)
                ? TransactionMode.PER_RUN
                : TransactionMode.PER_REVISION;
    }
}
