package dev.retort.junit.report;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report as files. */
public final class ReportFiles {

    private ReportFiles() {}

    /**
     * Writes {@code <name>.json} and {@code <name>.html}; the directory is made if it isn't there.
     *
     * @return the page
     * @throws RetortException if they can't be written, code {@code report-unwritable}
     */
    public static Path write(VerificationReport report, Path directory) {
        String name = report.name().replaceAll("[^A-Za-z0-9._-]+", "_");
        Path page = directory.resolve(name + ".html");
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(name + ".json"), ReportJson.of(report));
            Files.writeString(page, ReportPage.of(report));
            return page;
        } catch (IOException e) {
            throw new RetortException(
                    Problem.of("report-unwritable", "the report can't be written")
                            .with("directory", directory)
                            .with("reason", e)
                            .cure("set retort.report.directory to a writable directory"),
                    e);
        }
    }
}
