package dev.retort.cli.doctor;

import dev.retort.CheckResult;
import dev.retort.cli.session.Project;
import dev.retort.dialect.LockTimeoutException;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.VersionRows;

/** Looks at the database: its file, the connection, the version rows, edited scripts, and the lock. */
final class DatabaseChecks {

    private static final String DATABASE = "database";

    private final Project project;
    private final Findings findings;

    DatabaseChecks(Project project, Findings findings) {
        this.project = project;
        this.findings = findings;
    }

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
                    if (!rows.isEmpty()) {
                        lock();
                    }
                });
    }

    private void reached() {
        if (project.databaseMissing()) {
            findings.warning(DATABASE, project.databaseUrl() + " does not exist yet; retort upgrade makes the file");
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
        if (check.edited().isEmpty()) {
            findings.well("applied scripts", "none was edited since");
        } else {
            findings.wrong("applied scripts", edited(check));
        }
    }

    private static RetortException edited(CheckResult check) {
        return new RetortException(Problem.of(
                        "edited-revision", "edited after they had been applied: " + String.join(", ", check.edited()))
                .cure("take the edit back and write a new revision, or accept it with: retort upgrade"
                        + " --accept-edited"));
    }

    private void lock() {
        try {
            project.tryLock();
            findings.well("lock", "free");
        } catch (LockTimeoutException held) {
            findings.warning(
                    "lock",
                    "another run holds it: " + held.details().getOrDefault("held by", "unknown")
                            + "; wait for it, or end it if it hangs");
        } catch (RetortException failure) {
            findings.wrong("lock", failure);
        }
    }
}
