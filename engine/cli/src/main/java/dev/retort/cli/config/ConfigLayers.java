package dev.retort.cli.config;

import dev.retort.cli.config.Config.ConfigRequest;
import dev.retort.cli.config.Config.Surroundings;
import dev.retort.error.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The places that can set a value, the strongest first. */
final class ConfigLayers {

    private static final String DEFAULT_FILE = "retort.toml";

    private final ConfigRequest request;
    private final Map<String, String> properties;
    private final Map<String, String> variables;
    private final Path folder;
    private final Optional<Path> path;
    private final Optional<ConfigFile> file;
    private final Optional<String> environment;

    private ConfigLayers(ConfigRequest request, Surroundings surroundings) {
        this.request = request;
        this.variables = surroundings.variables();
        Map<String, String> merged = new HashMap<>(surroundings.properties());
        merged.putAll(request.properties());
        this.properties = Map.copyOf(merged);
        Optional<String> asked = request.file().or(() -> variable("config", "RETORT_CONFIG"));
        Path usual = surroundings.folder().resolve(asked.orElse(DEFAULT_FILE));
        this.path = asked.isPresent() || Files.exists(usual) ? Optional.of(usual) : Optional.empty();
        this.file = path.map(existing -> ConfigFile.read(existing, asked.orElse(DEFAULT_FILE)));
        this.folder = path.map(existing -> existing.getParent()).orElse(surroundings.folder());
        this.environment = request.environment().or(() -> variable("env", "RETORT_ENV"));
    }

    static ConfigLayers load(ConfigRequest request, Surroundings surroundings) {
        request.settings().keySet().forEach(ConfigLayers::requireKnown);
        ConfigLayers layers = new ConfigLayers(request, surroundings);
        layers.environment.ifPresent(layers::requireEnvironment);
        return layers;
    }

    Optional<Setting> find(ConfigKey key) {
        return Stream.of(
                        option(key),
                        given(key, properties.get(key.property()), "-D" + key.property()),
                        given(key, variables.get(key.variable()), key.variable()),
                        key == ConfigKey.URL
                                ? given(key, variables.get("DATABASE_URL"), "DATABASE_URL")
                                : Optional.<Setting>empty(),
                        environment.flatMap(name -> file.flatMap(settings -> settings.find(key, name))),
                        file.flatMap(settings -> settings.find(key)),
                        byDefault(key))
                .flatMap(Optional::stream)
                .findFirst();
    }

    String looked(ConfigKey key) {
        String database = key == ConfigKey.URL ? "--url, " : "";
        return database + "-D" + key.property() + ", " + key.variable() + ", "
                + (key == ConfigKey.URL ? "DATABASE_URL, " : "")
                + path.map(Path::toString).orElse(DEFAULT_FILE + " (there is none)");
    }

    Path folder() {
        return folder;
    }

    Optional<Path> file() {
        return path;
    }

    Optional<String> environment() {
        return environment;
    }

    Set<String> environments() {
        return file.map(ConfigFile::environments).orElse(Set.of());
    }

    /** The environments that set a key; none if one was chosen. */
    List<String> environmentsWith(ConfigKey key) {
        return environment.isPresent()
                ? List.of()
                : environments().stream()
                        .filter(name -> file.flatMap(settings -> settings.find(key, name))
                                .isPresent())
                        .toList();
    }

    private Optional<Setting> option(ConfigKey key) {
        Optional<Setting> own =
                key == ConfigKey.URL ? request.url().map(text -> Setting.given(key, text, "--url")) : Optional.empty();
        return own.or(() -> given(key, request.settings().get(key.key()), "-x " + key.key()));
    }

    private static Optional<Setting> given(ConfigKey key, @Nullable String text, String origin) {
        return Optional.ofNullable(text)
                .filter(value -> !value.isEmpty())
                .map(value -> Setting.given(key, value, origin));
    }

    private static Optional<Setting> byDefault(ConfigKey key) {
        return key.defaults().isEmpty()
                ? Optional.empty()
                : Optional.of(new Setting(key, key.defaults(), "default", false));
    }

    private Optional<String> variable(String property, String variable) {
        return Stream.of(
                        Optional.ofNullable(properties.get("retort." + property)),
                        Optional.ofNullable(variables.get(variable)))
                .flatMap(Optional::stream)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private void requireEnvironment(String name) {
        file.orElseThrow(() -> noFile(name)).require(name);
    }

    private static ConfigException noFile(String name) {
        return new ConfigException(Problem.of("unknown-env", "there is no environment called '" + name + "'")
                .with("file", DEFAULT_FILE + " (there is none)")
                .cure("create one with: retort init"));
    }

    private static void requireKnown(String key) {
        if (ConfigKey.named(key).isEmpty()) {
            throw ConfigException.unknownKey(key, "-x " + key, ConfigKey.nearest(key));
        }
    }
}
