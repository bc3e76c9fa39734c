package dev.retort.cli.doctor;

import dev.retort.cli.config.Config;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import dev.retort.cli.output.Style;
import dev.retort.cli.session.Project;
import dev.retort.config.DatabaseUrl;
import dev.retort.error.RetortException;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.tools.ToolProvider;

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
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        Optional<Project> project = check("configuration", findings, () -> configuration(loading.get(), findings));
        project.ifPresent(found -> {
            Optional<RevisionGraph> graph = check("scripts", findings, () -> scripts(found, findings));
            check("database", findings, () -> database(found, graph, findings));
        });
        return new Checkup(findings);
    }

    private static <T> Optional<T> check(String name, List<Finding> findings, Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (RetortException failure) {
            findings.add(Finding.wrong(name, failure.problem()));
            return Optional.empty();
        }
    }

    private static Finding java() {
        String version = "Java " + Runtime.version().feature();
        return ToolProvider.getSystemJavaCompiler() == null
                ? Finding.warning("java", version + " without a compiler: Java revisions need a JDK, not a JRE")
                : Finding.well("java", version + " with a compiler");
    }

    private static Project configuration(Project project, List<Finding> findings) {
        Config config = project.config();
        String where = config.file().map(file -> "read " + file).orElse("no retort.toml; defaults hold");
        String chosen =
                config.environment().map(name -> ", environment " + name).orElse("");
        List<String> others = config.environment().isPresent() ? List.of() : List.copyOf(config.environments());
        String hint = others.isEmpty() ? "" : "; choose another environment with --env: " + String.join(", ", others);
        findings.add(
                config.file().isPresent()
                        ? Finding.well("configuration", where + chosen + hint)
                        : Finding.warning("configuration", where + "; make one with: retort init"));
        return project;
    }

    private static RevisionGraph scripts(Project project, List<Finding> findings) {
        RevisionGraph graph = project.graph();
        int heads = graph.heads().size();
        String counted = graph.revisions().size() + " revisions, " + heads + (heads == 1 ? " head" : " heads");
        findings.add(
                heads > 1
                        ? Finding.warning("scripts", counted + ": join them with retort merge, or upgrade to 'heads'")
                        : Finding.well("scripts", counted));
        return graph;
    }

    private static VersionRows database(Project project, Optional<RevisionGraph> graph, List<Finding> findings) {
        DatabaseUrl url = DatabaseUrl.parse(project.config().get(ConfigKey.URL));
        VersionRows rows = project.rows();
        findings.add(Finding.well("database", "connected to " + url));
        graph.ifPresent(known -> findings.add(rows(known, rows)));
        return rows;
    }

    private static Finding rows(RevisionGraph graph, VersionRows rows) {
        if (graph.isAtHead(rows)) {
            return Finding.well("version rows", rows + ": every head is applied");
        }
        int pending = graph.planUpgrade("heads", rows).steps().size();
        return Finding.warning("version rows", rows + ": " + pending + " pending; apply with: retort upgrade heads");
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
        findings.forEach(finding -> {
            Style style =
                    switch (finding.state()) {
                        case WELL -> Style.GOOD;
                        case WARNING -> Style.WARNING;
                        case WRONG -> Style.BAD;
                    };
            String mark =
                    switch (finding.state()) {
                        case WELL -> "ok     ";
                        case WARNING -> "warning";
                        case WRONG -> "wrong  ";
                    };
            console.result(console.styled(style, mark) + "  " + finding.name() + ": " + finding.text());
        });
    }

    @Override
    public ExitCode exit() {
        return isWrong() ? ExitCode.ERROR : ExitCode.DONE;
    }
}
