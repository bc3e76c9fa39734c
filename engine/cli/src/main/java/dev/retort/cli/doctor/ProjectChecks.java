package dev.retort.cli.doctor;

import dev.retort.cli.config.Config;
import dev.retort.cli.session.Project;
import dev.retort.revision.RevisionGraph;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.tools.ToolProvider;

/** Looks at Java, the configuration, its settings and the scripts; then at the database. */
final class ProjectChecks {

    private final Findings findings;

    ProjectChecks(Findings findings) {
        this.findings = findings;
    }

    void look(Supplier<Project> loading) {
        java();
        findings.look("configuration", loading).ifPresent(project -> {
            configuration(project.config());
            settings(project);
            Optional<RevisionGraph> graph = findings.look("scripts", project::graph);
            graph.ifPresent(this::scripts);
            new DatabaseChecks(project, findings).look(graph.isPresent());
        });
    }

    private void java() {
        String version = "Java " + Runtime.version().feature();
        if (ToolProvider.getSystemJavaCompiler() == null) {
            findings.warning("java", version + " without a compiler: Java revisions need a JDK, not a JRE");
        } else {
            findings.well("java", version + " with a compiler");
        }
    }

    private void configuration(Config config) {
        String chosen =
                config.environment().map(name -> ", environment " + name).orElse("");
        List<String> others = config.environment().isPresent() ? List.of() : List.copyOf(config.environments());
        String hint = others.isEmpty() ? "" : "; choose another environment with --env: " + String.join(", ", others);
        config.file()
                .ifPresentOrElse(
                        file -> findings.well("configuration", "read " + file + chosen + hint),
                        () -> findings.warning(
                                "configuration", "no retort.toml; defaults hold; make one with: retort init"));
    }

    private void settings(Project project) {
        findings.look("settings", () -> {
                    project.checkSettings();
                    return true;
                })
                .ifPresent(usable -> findings.well("settings", "all can be used"));
    }

    private void scripts(RevisionGraph graph) {
        int heads = graph.heads().size();
        int revisions = graph.revisions().size();
        String counted = revisions
                + (revisions == 1 ? " revision, " : " revisions, ")
                + heads
                + (heads == 1 ? " head" : " heads");
        if (heads > 1) {
            findings.warning("scripts", counted + ": join them with retort merge, or upgrade to 'heads'");
        } else {
            findings.well("scripts", counted);
        }
    }
}
