package dev.retort.cli.session;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigException;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Colours.Style;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.Masking;
import dev.retort.cli.output.TextTable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * All settings as they hold.
 *
 * @param settings in their usual order
 * @param showOrigin whether a person sees where they come from
 */
public record SettingList(List<Line> settings, boolean showOrigin) implements Answer {

    /**
     * One setting.
     *
     * @param key its name
     * @param value its value without secrets, or why there is none
     * @param origin where it is set
     */
    public record Line(String key, String value, String origin) {

        Map<String, Object> json() {
            return Answer.object(
                    "key", key,
                    "value", value,
                    "origin", origin);
        }
    }

    /** Works out all settings. */
    public static SettingList of(Config config, boolean showOrigin) {
        return new SettingList(
                Arrays.stream(ConfigKey.values()).map(key -> line(config, key)).toList(), showOrigin);
    }

    private static Line line(Config config, ConfigKey key) {
        return new Line(key.key(), value(config, key), config.origin(key).orElse("not set"));
    }

    private static String value(Config config, ConfigKey key) {
        try {
            String text = String.join(", ", config.list(key));
            return key.isSecret() && !text.isEmpty() ? "***" : Masking.url(text);
        } catch (ConfigException unusable) {
            return "(" + unusable.problem().summary() + ")";
        }
    }

    @Override
    public Map<String, Object> json() {
        return Map.of("settings", settings.stream().map(Line::json).toList());
    }

    @Override
    public void print(Console console) {
        TextTable table = showOrigin ? new TextTable("SETTING", "VALUE", "ORIGIN") : new TextTable("SETTING", "VALUE");
        settings.forEach(line -> {
            if (showOrigin) {
                table.row(Style.PLAIN, line.key(), line.value(), line.origin());
            } else {
                table.row(Style.PLAIN, line.key(), line.value());
            }
        });
        table.print(console);
    }
}
