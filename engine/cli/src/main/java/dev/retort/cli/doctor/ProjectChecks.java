package dev.retort.cli.doctor;

import dev.retort.CheckResult;
import dev.retort.cli.config.Config;
import dev.retort.cli.session.Project;
import dev.retort.dialect.LockTimeoutException;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.VersionRows;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Looks at Java, the configuration, its settings and the scripts; then at the database. */
record ProjectChecks(Checkup.Findings findings) {

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
                                "configuration",
                                "no retort.toml, so the defaults apply; create one with: retort init"));
    }

    private void settings(Project project) {
        findings.look("settings", () -> {
                    project.checkSettings();
                    return true;
                })
                .ifPresent(usable -> findings.well("settings", "all are usable"));
    }

    private void scripts(RevisionGraph graph) {
        int heads = graph.heads().size();
        int revisions = graph.revisions().size();
        String counted = revisions
                + (revisions == 1 ? " revision, " : " revisions, ")
                + heads
                + (heads == 1 ? " head" : " heads");
        if (heads > 1) {
            findings.warning("scripts", counted + ": merge them with retort merge, or upgrade to 'heads'");
        } else {
            findings.well("scripts", counted);
        }
    }

    /** Looks at the database: its file, the connection, the version rows, edited scripts, and the lock. */
    private record DatabaseChecks(Project project, Checkup.Findings findings) {

        private static final String DATABASE = "database";

        void look(boolean scriptsAreRead) {
            findings.look(DATABASE, () -> {
                        project.checkDatabaseFile();
                        return project.rows();
                    })
                    .ifPresent(rows -> {
                        reached();
                        if (scriptsAreRead) {
                            findings.look("version rows", project::check).ifPresent(check -> applied(rows, check));
                        }
                        if (!project.databaseMissing()) {
                            lock();
                        }
                    });
        }

        private void reached() {
            if (project.databaseMissing()) {
                findings.warning(DATABASE, project.databaseUrl() + " does not exist yet; retort upgrade creates it");
            } else {
                findings.well(DATABASE, "connected to " + project.databaseUrl());
            }
        }

        private void applied(VersionRows rows, CheckResult check) {
            if (check.atHead()) {
                findings.well("version rows", rows + ": every head is applied");
            } else {
                int pending = check.pending().size();
                findings.warning("version rows", rows + ": " + pending + " pending; apply with: retort upgrade heads");
            }
            if (!check.empty().isEmpty()) {
                findings.warning(
                        "upgrades",
                        "nothing is in the upgrade of " + String.join(", ", check.empty())
                                + " for this database; if that isn't meant so, write it");
            }
            if (check.edited().isEmpty()) {
                findings.well("applied scripts", "none was edited");
            } else {
                findings.wrong("applied scripts", edited(check));
            }
        }

        private static RetortException edited(CheckResult check) {
            return new RetortException(
                    Problem.of("edited-revision", "edited since being applied: " + String.join(", ", check.edited()))
                            .with("edits", edits(check))
                            .cure("undo the edit and write a new revision, or accept it with: retort upgrade"
                                    + " --accept-edited"));
        }

        private static String edits(CheckResult check) {
            return check.edits().entrySet().stream()
                    .map(edit -> edit.getKey() + ": " + edit.getValue().describe())
                    .collect(Collectors.joining("\n"));
        }

        private void lock() {
            try {
                project.tryLock();
                findings.well("lock", "free");
            } catch (LockTimeoutException held) {
                findings.warning("lock", held.problem().text());
            } catch (RetortException failure) {
                findings.wrong("lock", failure);
            }
        }
    }
}
