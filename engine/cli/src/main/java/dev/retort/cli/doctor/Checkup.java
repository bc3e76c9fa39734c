package dev.retort.cli.doctor;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import dev.retort.cli.session.Project;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", !isWrong());
        json.put("checks", findings.stream().map(Finding::json).toList());
        return json;
    }

    @Override
    public void print(Console console) {
        findings.forEach(finding -> finding.print(console));
    }

    @Override
    public ExitCode exit() {
        return isWrong() ? ExitCode.ERROR : ExitCode.DONE;
    }
}
