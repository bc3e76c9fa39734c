package dev.retort.cli.session;

import dev.retort.Retort;
import dev.retort.RetortBuilder;
import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigException;
import dev.retort.cli.config.ConfigKey;
import dev.retort.config.DatabaseUrl;
import dev.retort.error.Problem;
import dev.retort.run.TransactionMode;
import dev.retort.schema.Constraint;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import dev.retort.script.ScriptCatalog;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Hands the settings to the engine. */
final class EngineSettings {

    private static final String PER_RUN = "per-run";

    private EngineSettings() {}

    static RetortBuilder configure(Config config, ScriptCatalog scripts) {
        RetortBuilder builder = Retort.configure()
                .scripts(scripts)
                .naming(naming(config))
                .transactions(transactions(config))
                .lockTimeout(config.duration(ConfigKey.LOCK_TIMEOUT))
                .url(url(config));
        if (config.find(ConfigKey.LOCK_WAIT).isPresent()) {
            builder.lockWait(config.duration(ConfigKey.LOCK_WAIT));
        }
        if (config.find(ConfigKey.STATEMENT_TIMEOUT).isPresent()) {
            builder.statementTimeout(config.duration(ConfigKey.STATEMENT_TIMEOUT));
        }
        versionTable(config).schema().ifPresent(builder::versionTableSchema);
        return builder.versionTable(versionTable(config).name()).historyTable(config.get(ConfigKey.HISTORY_TABLE));
    }

    /** Works out what {@link #configure} needs besides the database. */
    static void check(Config config) {
        naming(config);
        transactions(config);
        config.duration(ConfigKey.LOCK_TIMEOUT);
        config.flag(ConfigKey.RECURSIVE);
    }

    /** The database; user and password of their own keys are for URLs that have none. */
    static DatabaseUrl url(Config config) {
        DatabaseUrl url = DatabaseUrl.parse(config.get(ConfigKey.URL));
        Properties inUrl = url.properties();
        return url.withCredentials(
                inUrl.containsKey("user") ? Optional.empty() : config.find(ConfigKey.USER),
                inUrl.containsKey("password") ? Optional.empty() : config.find(ConfigKey.PASSWORD));
    }

    /** The version table, with its schema if that was given. */
    static QualifiedName versionTable(Config config) {
        String table = config.get(ConfigKey.VERSION_TABLE);
        int dot = table.indexOf('.');
        return dot > 0
                ? QualifiedName.of(table.substring(0, dot), table.substring(dot + 1))
                : QualifiedName.of(table.substring(dot + 1));
    }

    private static TransactionMode transactions(Config config) {
        return config.choice(ConfigKey.TRANSACTIONS, Set.of("per-revision", PER_RUN))
                        .equals(PER_RUN)
                ? TransactionMode.PER_RUN
                : TransactionMode.PER_REVISION;
    }

    private static final String INDEX = "index";

    /** One convention by its name, or a pattern for each kind. */
    private static NamingConvention naming(Config config) {
        List<String> values = config.list(ConfigKey.NAMING);
        if (values.stream().anyMatch(value -> value.indexOf('=') > 0)) {
            return patterns(config, values);
        }
        return config.choice(ConfigKey.NAMING, Set.of("none", "common")).equals("common")
                ? NamingConvention.COMMON
                : NamingConvention.NONE;
    }

    private static NamingConvention patterns(Config config, List<String> entries) {
        Map<Constraint.Kind, String> patterns = new EnumMap<>(Constraint.Kind.class);
        Optional<String> index = Optional.empty();
        for (String entry : entries) {
            String kind = entry.substring(0, Math.max(0, entry.indexOf('='))).strip();
            String pattern = entry.substring(entry.indexOf('=') + 1).strip();
            if (kind.equals(INDEX)) {
                index = Optional.of(pattern);
            } else {
                patterns.put(kind(config, kind), pattern);
            }
        }
        return new NamingConvention(patterns, index);
    }

    private static Constraint.Kind kind(Config config, String name) {
        return Arrays.stream(Constraint.Kind.values())
                .filter(kind -> key(kind).equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(config, name));
    }

    private static String kinds() {
        List<String> constraints =
                Arrays.stream(Constraint.Kind.values()).map(EngineSettings::key).toList();
        return String.join(", ", constraints) + ", " + INDEX;
    }

    private static String key(Constraint.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static ConfigException unknown(Config config, String kind) {
        return new ConfigException(Problem.of("invalid-config", "'naming' has no pattern for '" + kind + "'")
                .with("where", config.origin(ConfigKey.NAMING).orElse("default"))
                .cure("write one of: " + kinds()));
    }
}
