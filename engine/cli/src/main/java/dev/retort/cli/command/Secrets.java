package dev.retort.cli.command;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigException;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Masking;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the passwords among the settings, so that they can be kept out of all output. */
final class Secrets {

    private static final Pattern IN_URL = Pattern.compile("//[^/@:]*:(.*)@|[?&;]password=([^&;]*)");

    private Secrets() {}

    static void hide(Config config, Masking masking) {
        find(config, ConfigKey.PASSWORD).ifPresent(masking::hide);
        find(config, ConfigKey.URL).ifPresent(url -> hideIn(url, masking));
    }

    private static void hideIn(String url, Masking masking) {
        Matcher matcher = IN_URL.matcher(url);
        while (matcher.find()) {
            String password = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            masking.hide(password);
            decoded(password).ifPresent(masking::hide);
        }
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }

    /** A value that cannot be worked out has no secret to hide; whoever needs it reports why. */
    private static Optional<String> find(Config config, ConfigKey key) {
        try {
            return config.find(key);
        } catch (ConfigException unusable) {
            return Optional.empty();
        }
    }
}
