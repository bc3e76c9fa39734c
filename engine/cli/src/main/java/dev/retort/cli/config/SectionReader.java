package dev.retort.cli.config;

import dev.retort.error.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Reads one table of a configuration file and refuses what is not known. */
final class SectionReader {

    private final String file;
    private final TomlParseResult toml;

    SectionReader(String file, TomlParseResult toml) {
        this.file = file;
        this.toml = toml;
    }

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
