package dev.retort.cli.config;

import java.util.List;

/**
 * A value and where it came from.
 *
 * @param key what is set
 * @param values one text, or those of a list; as written, with {@code ${env:NAME}} still in it
 * @param origin where it is set, such as {@code retort.toml:3}
 * @param fromFile whether variables in it are to be replaced
 */
record Setting(ConfigKey key, List<String> values, String origin, boolean fromFile) {

    Setting {
        values = List.copyOf(values);
    }

    static Setting given(ConfigKey key, String text, String origin) {
        return new Setting(key, key.type().fromText(text), origin, false);
    }
}
