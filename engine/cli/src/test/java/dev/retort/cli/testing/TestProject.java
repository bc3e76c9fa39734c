package dev.retort.cli.testing;

import dev.retort.cli.command.CommandFrame;
import dev.retort.cli.command.RetortCommand;
import dev.retort.cli.config.Config.Surroundings;
import dev.retort.cli.output.Colours;
import dev.retort.cli.output.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A folder in which the program is run, as a user would in theirs. */
public final class TestProject {

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private boolean terminal;

    /** A project in an empty folder. */
    public TestProject(Path folder) {
        this.folder = folder;
    }

    /** A project with a configuration for an SQLite file in the folder. */
    public static TestProject onSqlite(Path folder) {
        return new TestProject(folder).configured("sqlite:///" + folder.resolve("app.db"));
    }

    /** Writes a configuration with this database. */
    public TestProject configured(String url) {
        write("migrations/README.md", "");
        return write("retort.toml", "locations = [\"migrations\"]\nurl = \"" + url + "\"\n");
    }

    /** Sets an environment variable for all further runs. */
    public TestProject variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Runs in a terminal from now on. */
    public TestProject inTerminal() {
        terminal = true;
        return this;
    }

    /** Writes a file. */
    public TestProject write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, text);
            return this;
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Writes a revision that creates a table of the same name. */
    public TestProject revision(String id, String down, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
        return write(
                "migrations/" + id + ".sql",
                "-- revision: " + id + "\n-- down_revision: " + down + "\n-- message: make " + id + "\n" + more
                        + "\n-- upgrade\nCREATE TABLE t_" + id + " (id integer PRIMARY KEY);\n"
                        + "-- downgrade\nDROP TABLE t_" + id + ";\n");
    }

    /** Runs the program. */
    public Output run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Colours(terminal, terminal, variables.containsKey("NO_COLOR")));
        Surroundings surroundings = new Surroundings(folder, variables, Map.of());
        int code = RetortCommand.line(new CommandFrame(console, surroundings)).execute(args);
        return new Output(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The files below the folder for revisions, sorted. */
    public List<String> scripts() {
        Path migrations = folder.resolve("migrations");
        try (Stream<Path> files = Files.walk(migrations)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> migrations.relativize(file).toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }
}
