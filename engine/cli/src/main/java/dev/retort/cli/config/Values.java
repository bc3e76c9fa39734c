package dev.retort.cli.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes typed values of texts, or says why one cannot be used. */
final class Values {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h)?");

    private Values() {}

    interface Parser<T> {
        T parse(Setting setting, String text);
    }

    static int number(Setting setting, String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw ConfigException.unusable(setting, "must be a whole number of at least 1", "correct the value");
        }
        return Integer.parseInt(text);
    }

    static boolean flag(Setting setting, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw ConfigException.wrongType(setting.key(), setting.origin());
        };
    }

    static Duration duration(Setting setting, String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (matcher.matches()) {
            return Duration.parse(
                    iso(Long.parseLong(matcher.group(1)), matcher.group(2) == null ? "s" : matcher.group(2)));
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException neither) {
            throw ConfigException.wrongType(setting.key(), setting.origin());
        }
    }

    private static String iso(long amount, String unit) {
        return unit.equals("ms")
                ? "PT" + amount / 1000 + "." + String.format(Locale.ROOT, "%03d", amount % 1000) + "S"
                : "PT" + amount + unit.toUpperCase(Locale.ROOT);
    }

    static String choice(Setting setting, String text, Set<String> words) {
        if (!words.contains(text)) {
            throw ConfigException.unusable(
                    setting, "cannot be '" + text + "'", "choose one of: " + String.join(", ", new TreeSet<>(words)));
        }
        return text;
    }

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([^}]*)}");

    /** Puts environment variables in place of {@code ${env:NAME}}. */
    static String replaceVariables(Setting setting, String text, Map<String, String> variables) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            String value = variables.get(match.group(1));
            if (value == null) {
                throw ConfigException.unusable(
                        setting,
                        "needs the environment variable " + match.group(1) + ", which is not set",
                        "set it, or give the value another way");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
