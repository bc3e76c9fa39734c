package dev.retort.cli.output;

import java.util.Map;

/**
 * A short answer.
 *
 * @param json the JSON document
 * @param text lines for a person; empty for none
 */
public record Notice(Map<String, Object> json, String text) implements Answer {

    @Override
    public void print(Console console) {
        text.lines().forEach(console::result);
    }
}
