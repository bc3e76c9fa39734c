package dev.retort.cli.doctor;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Colours.Style;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import dev.retort.cli.session.Project;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * All that was found; what needs a thing that is broken is left out.
 *
 * @param findings in the order of looking
 */
public record Checkup(List<Finding> findings) implements Answer {

    /** Copies the findings. */
    public Checkup {
        findings = List.copyOf(findings);
    }

    /** Looks at everything; failures become findings. */
    public static Checkup of(Supplier<Project> loading) {
        Findings findings = new Findings();
        new ProjectChecks(findings).look(loading);
        return new Checkup(findings.all());
    }

    private boolean isWrong() {
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.WRONG);
    }

    @Override
    public Map<String, Object> json() {
        return Answer.object(
                "ok", !isWrong(), "checks", findings.stream().map(Finding::json).toList());
    }

    @Override
    public void print(Console console) {
        findings.forEach(finding -> finding.print(console));
    }

    @Override
    public ExitCode exit() {
        return isWrong() ? ExitCode.ERROR : ExitCode.DONE;
    }

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
            return Answer.object(
                    "name", name,
                    "state", state.name().toLowerCase(Locale.ROOT),
                    "text", text);
        }
    }

    /** Collects what is found. */
    static final class Findings {

        private final List<Finding> findings = new ArrayList<>();

        List<Finding> all() {
            return findings;
        }

        void well(String name, String text) {
            findings.add(Finding.well(name, text));
        }

        void warning(String name, String text) {
            findings.add(Finding.warning(name, text));
        }

        void wrong(String name, RetortException failure) {
            findings.add(Finding.wrong(name, failure.problem()));
        }

        /** Looks at one thing; if that fails, the failure is what was found. */
        <T> Optional<T> look(String name, Supplier<T> look) {
            try {
                return Optional.of(look.get());
            } catch (RetortException failure) {
                wrong(name, failure);
                return Optional.empty();
            }
        }
    }
}
