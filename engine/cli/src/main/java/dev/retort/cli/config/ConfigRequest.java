package dev.retort.cli.config;

import java.util.Map;
import java.util.Optional;

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
