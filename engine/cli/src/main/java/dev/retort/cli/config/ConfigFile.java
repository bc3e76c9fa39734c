package dev.retort.cli.config;

import dev.retort.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A {@code retort.toml}: settings for all environments, and those of each one. All keys and types are checked. */
final class ConfigFile {

    private static final String ENVIRONMENTS = "env";

    private final String name;
    private final Map<ConfigKey, Setting> common;
    private final Map<String, Map<ConfigKey, Setting>> environments = new LinkedHashMap<>();

    private ConfigFile(String name, TomlParseResult toml) {
        this.name = name;
        Section reader = new Section(name, toml);
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
                    .cure("correct --config, or create one with: retort init"));
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
                .cure("correct the line; strings need double quotes"));
    }

    /** Reads one table of a configuration file and refuses what is not known. */
    private record Section(String file, TomlParseResult toml) {

        /** The settings of the table at this path; the root's tables themselves are left to the caller. */
        Map<ConfigKey, Setting> read(List<String> path) {
            Map<ConfigKey, Setting> settings = new EnumMap<>(ConfigKey.class);
            TomlTable table = path.isEmpty() ? toml : Objects.requireNonNull(toml.getTable(path));
            for (String name : table.keySet()) {
                List<String> full = new ArrayList<>(path);
                full.add(name);
                if (full.size() > 1 || !name.equals("env")) {
                    Setting setting = setting(full, Objects.requireNonNull(table.get(List.of(name))));
                    settings.put(setting.key(), setting);
                }
            }
            return settings;
        }

        /** The names of the tables in a table of tables. */
        Set<String> tables(String name) {
            if (!toml.contains(name)) {
                return Set.of();
            }
            if (!(toml.get(name) instanceof TomlTable outer)) {
                throw notATable(List.of(name));
            }
            for (String inner : outer.keySet()) {
                if (!(outer.get(List.of(inner)) instanceof TomlTable)) {
                    throw notATable(List.of(name, inner));
                }
            }
            return outer.keySet();
        }

        private Setting setting(List<String> path, Object value) {
            String name = path.get(path.size() - 1);
            String where = where(path);
            ConfigKey key = ConfigKey.named(name)
                    .orElseThrow(() -> ConfigException.unknownKey(name, where, ConfigKey.nearest(name)));
            List<String> values = key.type().fromToml(value).orElseThrow(() -> ConfigException.wrongType(key, where));
            return new Setting(key, values, where, true);
        }

        private ConfigException notATable(List<String> path) {
            String dotted = String.join(".", path);
            return new ConfigException(Problem.of("invalid-config", "'" + dotted + "' must be a table")
                    .with("where", where(path))
                    .cure("write the settings of an environment below a line [env.NAME]"));
        }

        private String where(List<String> path) {
            String line = Optional.ofNullable(toml.inputPositionOf(path))
                    .map(TomlPosition::line)
                    .map(number -> ":" + number)
                    .orElse("");
            return file + line;
        }
    }
}
