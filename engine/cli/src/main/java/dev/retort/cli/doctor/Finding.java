package dev.retort.cli.doctor;

import dev.retort.cli.output.Console;
import dev.retort.cli.output.Style;
import dev.retort.error.Problem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one check found.
 *
 * @param name what was looked at
 * @param state how it is
 * @param text what was found; several lines for a problem with facts
 */
public record Finding(String name, State state, String text) {

    /** How a thing is. */
    public enum State {
        /** As it should be. */
        WELL,
        /** Usable, but to be looked at. */
        WARNING,
        /** Not usable. */
        WRONG
    }

    static Finding well(String name, String text) {
        return new Finding(name, State.WELL, text);
    }

    static Finding warning(String name, String text) {
        return new Finding(name, State.WARNING, text);
    }

    static Finding wrong(String name, Problem problem) {
        return new Finding(name, State.WRONG, problem.text());
    }

    void print(Console console) {
        Style style =
                switch (state) {
                    case WELL -> Style.GOOD;
                    case WARNING -> Style.WARNING;
                    case WRONG -> Style.BAD;
                };
        String mark =
                switch (state) {
                    case WELL -> "ok     ";
                    case WARNING -> "warning";
                    case WRONG -> "wrong  ";
                };
        console.result(console.styled(style, mark) + "  " + name + ": " + text);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("state", state.name().toLowerCase(Locale.ROOT));
        json.put("text", text);
        return json;
    }
}
