package dev.retort.cli.session;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigKey;
import dev.retort.schema.Constraint;
import dev.retort.schema.NamingConvention;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The naming convention that is configured: one by its name, or a pattern for each kind. */
final class Naming {

    private static final String INDEX = "index";

    private Naming() {}

    static NamingConvention of(Config config) {
        List<String> values = config.list(ConfigKey.NAMING);
        if (values.stream().anyMatch(value -> value.indexOf('=') > 0)) {
            return patterns(config, values);
        }
        return config.choice(ConfigKey.NAMING, Set.of("none", "common")).equals("common")
                ? NamingConvention.COMMON
                : NamingConvention.NONE;
    }

    private static NamingConvention patterns(Config config, List<String> entries) {
        Map<Constraint.Kind, String> patterns = new EnumMap<>(Constraint.Kind.class);
        Optional<String> index = Optional.empty();
        for (String entry : entries) {
            String kind = entry.substring(0, Math.max(0, entry.indexOf('='))).strip();
            String pattern = entry.substring(entry.indexOf('=') + 1).strip();
            if (kind.equals(INDEX)) {
                index = Optional.of(pattern);
            } else {
                patterns.put(kind(config, kind), pattern);
            }
        }
        return new NamingConvention(patterns, index);
    }

    private static Constraint.Kind kind(Config config, String name) {
        return Arrays.stream(Constraint.Kind.values())
                .filter(kind -> key(kind).equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.unknownNamingKind(config, name, kinds()));
    }

    private static String kinds() {
        List<String> constraints =
                Arrays.stream(Constraint.Kind.values()).map(Naming::key).toList();
        return String.join(", ", constraints) + ", " + INDEX;
    }

    private static String key(Constraint.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
