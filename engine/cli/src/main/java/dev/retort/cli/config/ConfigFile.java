package dev.retort.cli.config;

import dev.retort.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** A {@code retort.toml}: settings for all environments, and those of each one. All keys and types are checked. */
final class ConfigFile {

    private static final String ENVIRONMENTS = "env";

    private final String name;
    private final Map<ConfigKey, Setting> common;
    private final Map<String, Map<ConfigKey, Setting>> environments = new LinkedHashMap<>();

    private ConfigFile(String name, TomlParseResult toml) {
        this.name = name;
        SectionReader reader = new SectionReader(name, toml);
        this.common = reader.read(List.of());
        Set<String> names = new TreeSet<>(reader.tables(ENVIRONMENTS));
        names.forEach(each -> environments.put(each, reader.read(List.of(ENVIRONMENTS, each))));
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException if it cannot be read, is no TOML, or has an unknown key or a value of a wrong type
     */
    static ConfigFile read(Path file, String name) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new ConfigException(Problem.of("missing-config-file", "the configuration file cannot be read")
                    .with("file", name)
                    .with("reason", unreadable.getClass().getSimpleName())
                    .cure("correct --config, or make one with: retort init"));
        }
        TomlParseResult toml = Toml.parse(text);
        toml.errors().stream().findFirst().ifPresent(error -> {
            throw syntax(name, error);
        });
        return new ConfigFile(name, toml);
    }

    Optional<Setting> find(ConfigKey key) {
        return Optional.ofNullable(common.get(key));
    }

    Optional<Setting> find(ConfigKey key, String environment) {
        return Optional.ofNullable(
                environments.getOrDefault(environment, Map.of()).get(key));
    }

    Set<String> environments() {
        return environments.keySet();
    }

    void require(String environment) {
        if (!environments.containsKey(environment)) {
            throw new ConfigException(Problem.of("unknown-env", "there is no environment called '" + environment + "'")
                    .with("file", name)
                    .with("known", environments.isEmpty() ? "none" : String.join(", ", environments.keySet()))
                    .cure("name one of these, or add [env." + environment + "] to the file"));
        }
    }

    /** The parser's own message could quote a line with a password in it; only its first line is taken. */
    private static ConfigException syntax(String name, TomlParseError error) {
        String reason = String.valueOf(error.getMessage()).lines().findFirst().orElse("syntax error");
        return new ConfigException(Problem.of("invalid-config", "the configuration file is not valid TOML")
                .with("where", name + ":" + error.position().line())
                .with("reason", reason)
                .cure("correct the line; texts stand in double quotes"));
    }
}
