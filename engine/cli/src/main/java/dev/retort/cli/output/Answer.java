package dev.retort.cli.output;

import dev.retort.cli.output.Colours.Style;
import dev.retort.script.writing.WrittenRevision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The result of a command, for a program and for a person. */
public interface Answer {

    /** The JSON document; values are texts, numbers, truth values, lists and maps. */
    Map<String, Object> json();

    /** Prints the same for a person. */
    void print(Console console);

    /** A JSON object of names and values by turns, in that order. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return object;
    }

    /** What the process ends with. */
    default ExitCode exit() {
        return ExitCode.DONE;
    }

    /**
     * A short answer.
     *
     * @param json the JSON document
     * @param text lines for a person; empty for none
     */
    record Notice(Map<String, Object> json, String text) implements Answer {

        @Override
        public void print(Console console) {
            text.lines().forEach(console::result);
        }
    }

    /**
     * A script for the database's own command-line program. It is printed as it is: masked, it would not work.
     *
     * @param sql writes its text, when it is known that all of it can be written
     */
    record Script(Consumer<Appendable> sql) implements Answer {

        @Override
        public Map<String, Object> json() {
            return Map.of("script", text(sql));
        }

        @Override
        public void print(Console console) {
            sql.accept(console.out());
        }
    }

    /**
     * What would be done, with every statement.
     *
     * @param steps the steps
     * @param sql writes the statements, as a script, when it is known that all of it can be written
     */
    record DryRun(Answer steps, Consumer<Appendable> sql) implements Answer {

        @Override
        public Map<String, Object> json() {
            Map<String, Object> json = new LinkedHashMap<>(steps.json());
            json.put("script", text(sql));
            return json;
        }

        @Override
        public void print(Console console) {
            sql.accept(new ResultLines(console, () -> {
                steps.print(console);
                console.result("");
            }));
        }
    }

    private static String text(Consumer<Appendable> script) {
        StringBuilder text = new StringBuilder();
        script.accept(text);
        return text.toString();
    }

    /**
     * A revision that was written.
     *
     * @param revision what it is
     */
    record NewRevision(WrittenRevision revision) implements Answer {

        @Override
        public Map<String, Object> json() {
            return Map.of(
                    "revision",
                    Answer.object(
                            "id", revision.id(),
                            "down", revision.down(),
                            "dependsOn", revision.dependsOn(),
                            "labels", revision.labels(),
                            "message", revision.message(),
                            "created", revision.created().map(Instant::toString).orElse(""),
                            "path", revision.path().toString()));
        }

        @Override
        public void print(Console console) {
            console.result(revision.path().toString());
            console.message("new revision " + console.styledMessage(Style.ID, revision.id()) + " after "
                    + (revision.down().isEmpty() ? "(base)" : String.join(", ", revision.down())));
        }
    }
}
