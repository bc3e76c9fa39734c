package dev.retort.cli.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

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
