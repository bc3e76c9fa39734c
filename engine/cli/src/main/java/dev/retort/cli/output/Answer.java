package dev.retort.cli.output;

import java.util.Map;

/** The result of a command, for a program and for a person. */
public interface Answer {

    /** The JSON document; values are texts, numbers, truth values, lists and maps. */
    Map<String, Object> json();

    /** Prints the same for a person. */
    void print(Console console);

    /** What the process ends with. */
    default ExitCode exit() {
        return ExitCode.DONE;
    }
}
