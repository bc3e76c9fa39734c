package dev.retort.cli.config;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.Optional;

/** A setting is missing, unknown or cannot be used. */
public final class ConfigException extends RetortException {

    private static final long serialVersionUID = 1L;

    /** Makes the exception from its facts. */
    public ConfigException(Problem problem) {
        super(problem);
    }

    static ConfigException wrongType(ConfigKey key, String where) {
        return new ConfigException(Problem.of(
                        "invalid-config",
                        "'" + key.key() + "' must be " + key.type().description())
                .with("where", where)
                .cure("correct the value"));
    }

    static ConfigException unknownKey(String key, String where, Optional<String> nearest) {
        return new ConfigException(Problem.of("unknown-config-key", "there is no setting called '" + key + "'")
                .with("where", where)
                .cure(nearest.map(name -> "did you mean '" + name + "'? ").orElse("")
                        + "retort config lists all settings"));
    }

    static ConfigException unusable(Setting setting, String why, String cure) {
        return new ConfigException(
                Problem.of("invalid-config", "'" + setting.key().key() + "' " + why)
                        .with("where", setting.origin())
                        .cure(cure));
    }
}
