package dev.retort.cli.output;

import java.util.Map;

/**
 * A script for the database's own command-line program. It is printed as it is: masked, it would not work.
 *
 * @param sql its text
 */
public record ScriptText(String sql) implements Answer {

    @Override
    public Map<String, Object> json() {
        return Map.of("script", sql);
    }

    @Override
    public void print(Console console) {
        console.out().print(sql);
    }
}
