package dev.retort.cli.session;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigException;
import dev.retort.cli.config.ConfigKey;
import dev.retort.error.Problem;

/** Settings that do not go together or mean nothing. */
final class Refusal {

    private Refusal() {}

    static ConfigException foldersWithoutRecursion(Config config) {
        return new ConfigException(Problem.of(
                        "invalid-config",
                        "'file_template' makes folders, but folders below a location are not searched")
                .with("where", config.origin(ConfigKey.FILE_TEMPLATE).orElse("default"))
                .cure("set recursive = true, or leave the / out of file_template"));
    }

    static ConfigException unknownNamingKind(Config config, String kind, String known) {
        return new ConfigException(Problem.of("invalid-config", "'naming' has no pattern for '" + kind + "'")
                .with("where", config.origin(ConfigKey.NAMING).orElse("default"))
                .cure("write one of: " + known));
    }

    static ConfigException unknownZone(Config config, String zone) {
        return new ConfigException(Problem.of("invalid-config", "there is no time zone called '" + zone + "'")
                .with("where", config.origin(ConfigKey.TIMEZONE).orElse("default"))
                .cure("write a name such as UTC or Europe/Berlin"));
    }
}
