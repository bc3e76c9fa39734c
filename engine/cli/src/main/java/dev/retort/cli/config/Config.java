package dev.retort.cli.config;

import dev.retort.error.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that hold for one run. Values are checked when they are asked for. */
public final class Config {

    private final ConfigLayers layers;
    private final Surroundings surroundings;

    Config(ConfigLayers layers, Surroundings surroundings) {
        this.layers = layers;
        this.surroundings = surroundings;
    }

    /**
     * Reads all that could set something.
     *
     * @throws ConfigException if the file cannot be used, or {@code -x} or {@code --env} name something unknown
     */
    public static Config load(ConfigRequest request, Surroundings surroundings) {
        return new Config(ConfigLayers.load(request, surroundings), surroundings);
    }

    /** A text; empty if nothing sets it and there is no default. */
    public Optional<String> find(ConfigKey key) {
        return layers.find(key).flatMap(setting -> values(setting).stream().findFirst());
    }

    /**
     * A text that must be there.
     *
     * @throws ConfigException if it is not
     */
    public String get(ConfigKey key) {
        return find(key).orElseThrow(() -> {
            requireEnvironmentFor(key);
            return missing(key);
        });
    }

    /** The texts of a list. */
    public List<String> list(ConfigKey key) {
        return layers.find(key).map(this::values).orElse(List.of());
    }

    /** A number that is at least 1. */
    public int number(ConfigKey key) {
        return parse(key, Values::number);
    }

    /** A truth value. */
    public boolean flag(ConfigKey key) {
        return parse(key, Values::flag);
    }

    /** A length of time. */
    public Duration duration(ConfigKey key) {
        return parse(key, Values::duration);
    }

    /** One of several words. */
    public String choice(ConfigKey key, Set<String> words) {
        return parse(key, (setting, text) -> Values.choice(setting, text, words));
    }

    /** Where the value comes from, such as {@code retort.toml:3}; empty if there is none. */
    public Optional<String> origin(ConfigKey key) {
        return layers.find(key).map(Setting::origin);
    }

    /** The folder that relative locations start from: the configuration file's, else the current one. */
    public Path folder() {
        return layers.folder();
    }

    /** The configuration file; empty if there is none. */
    public Optional<Path> file() {
        return layers.file();
    }

    /** The environment that was chosen. */
    public Optional<String> environment() {
        return layers.environment();
    }

    /**
     * Refuses to go on with a default where environments set the key, but none was chosen.
     *
     * @throws ConfigException if it is so
     */
    public void requireEnvironmentFor(ConfigKey key) {
        List<String> names = layers.environmentsWith(key);
        boolean set = layers.find(key)
                .filter(setting -> !setting.origin().equals("default"))
                .isPresent();
        if (!names.isEmpty() && !set) {
            throw new ConfigException(
                    Problem.of("no-env", "no environment was chosen, and " + key.key() + " is set only for some")
                            .with("environments", String.join(", ", names))
                            .cure("choose one with --env, such as --env " + names.get(0)));
        }
    }

    /** The environments that the file has. */
    public Set<String> environments() {
        return layers.environments();
    }

    private <T> T parse(ConfigKey key, Values.Parser<T> parser) {
        Setting setting = layers.find(key).orElseThrow(() -> missing(key));
        return parser.parse(setting, values(setting).stream().findFirst().orElse(""));
    }

    private List<String> values(Setting setting) {
        return setting.fromFile()
                ? setting.values().stream()
                        .map(text -> Values.replaceVariables(setting, text, surroundings.variables()))
                        .toList()
                : setting.values();
    }

    private ConfigException missing(ConfigKey key) {
        return new ConfigException(Problem.of("missing-" + key.key().replace('_', '-'), "no " + key.key() + " is set")
                .with("looked at", layers.looked(key))
                .cure("give --url, set DATABASE_URL, or set " + key.key() + " = \"...\" in retort.toml"));
    }

    /**
     * What the command line says about the settings.
     *
     * @param file {@code --config}
     * @param environment {@code --env}
     * @param url {@code --url}
     * @param settings {@code -x key=value}
     * @param properties {@code -Dname=value}
     */
    public record ConfigRequest(
            Optional<String> file,
            Optional<String> environment,
            Optional<String> url,
            Map<String, String> settings,
            Map<String, String> properties) {

        /** Copies the maps. */
        public ConfigRequest {
            settings = Map.copyOf(settings);
            properties = Map.copyOf(properties);
        }
    }

    /**
     * What the process was started in.
     *
     * @param folder what relative paths of the command line start from
     * @param variables environment variables
     * @param properties system properties
     */
    public record Surroundings(Path folder, Map<String, String> variables, Map<String, String> properties) {

        /** Copies the maps. */
        public Surroundings {
            variables = Map.copyOf(variables);
            properties = Map.copyOf(properties);
        }

        /** Those of this process. */
        public static Surroundings ofProcess() {
            Map<String, String> properties = new HashMap<>();
            System.getProperties()
                    .stringPropertyNames()
                    .forEach(name -> properties.put(name, System.getProperty(name, "")));
            return new Surroundings(Path.of(""), System.getenv(), properties);
        }
    }
}
