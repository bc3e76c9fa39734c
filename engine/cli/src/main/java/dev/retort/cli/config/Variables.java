package dev.retort.cli.config;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts environment variables where {@code ${env:NAME}} stands. */
final class Variables {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([^}]*)}");

    private Variables() {}

    static String replace(Setting setting, String text, Map<String, String> variables) {
        return REFERENCE.matcher(text).replaceAll(match -> {
            String value = variables.get(match.group(1));
            if (value == null) {
                throw ConfigException.unusable(
                        setting,
                        "needs the environment variable " + match.group(1) + ", which is not set",
                        "set it, or give the value in another way");
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
