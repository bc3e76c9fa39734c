package dev.retort.cli.session;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigKey;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The time zone for file names. */
final class Zones {

    private Zones() {}

    static ZoneId of(Config config) {
        String name = config.get(ConfigKey.TIMEZONE);
        return Stream.of(name, name.toUpperCase(Locale.ROOT))
                .map(Zones::find)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> Refusal.unknownZone(config, name));
    }

    private static Optional<ZoneId> find(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
