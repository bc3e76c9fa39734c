package dev.retort.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory to which a test writes SQL scripts. */
record ScriptFolder(Path directory) {

    /** Writes a script; {@code downgrade} is the text after the words {@code -- downgrade}, or empty for none. */
    ScriptFolder script(String id, String down, String upgrade, String downgrade) {
        String way = downgrade.isEmpty() ? "" : "-- downgrade" + downgrade + "\n";
        return file(
                id + ".sql",
                "-- revision: " + id + "\n-- down_revision: " + down + "\n-- message: make " + id + "\n\n-- upgrade\n"
                        + upgrade + "\n" + way);
    }

    /** A script that creates a table of its own name, and drops it. */
    ScriptFolder table(String id, String down) {
        return script(id, down, "CREATE TABLE t_" + id + " (id INTEGER PRIMARY KEY);", "\nDROP TABLE t_" + id + ";");
    }

    /** A script that runs outside of a transaction. */
    ScriptFolder autocommitted(String id, String down, String upgrade, String downgrade) {
        return file(
                id + ".sql",
                "-- revision: " + id + "\n-- down_revision: " + down + "\n-- transactional: false\n-- upgrade\n"
                        + upgrade + "\n-- downgrade\n" + downgrade + "\n");
    }

    /** A Java source whose upgrade is one line, the ninth. */
    ScriptFolder java(String id, String down, String upgrade) {
        return file(
                id + ".java",
                """
                import dev.retort.operation.writing.Operations;
                import dev.retort.script.Migration;
                import dev.retort.script.Revision;

                @Revision(id = "%s", down = "%s")
                class Make%s implements Migration {
                    @Override
                    public void upgrade(Operations op) {
                        %s
                    }
                }
                """
                        .formatted(id, down, id, upgrade));
    }

    /** Writes a file as it is. */
    ScriptFolder file(String name, String text) {
        try {
            Files.writeString(directory.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String location() {
        return directory.toString();
    }
}
