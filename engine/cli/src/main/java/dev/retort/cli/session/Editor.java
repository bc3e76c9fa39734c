package dev.retort.cli.session;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The user's editor.
 *
 * @param variables environment variables: VISUAL, EDITOR, PATH
 */
public record Editor(Map<String, String> variables) {

    private static final List<String> USUAL = List.of("sensible-editor", "editor", "nano", "vim", "vi", "code");

    /**
     * Opens files and waits until the editor ends.
     *
     * @param asked what the user typed, for messages
     * @throws RetortException with code {@code nothing-to-edit}, {@code no-editor} or {@code editor-failed}
     */
    public void open(String asked, List<Path> files) {
        if (files.isEmpty()) {
            throw new RetortException(Problem.of("nothing-to-edit", "'" + asked + "' has no file")
                    .cure("name an existing revision; retort history lists them"));
        }
        List<String> command = new ArrayList<>(command());
        files.forEach(file -> command.add(file.toString()));
        try {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw failed(command, "exit status " + status);
            }
        } catch (IOException refused) {
            throw failed(command, String.valueOf(refused.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed(command, "interrupted");
        }
    }

    private List<String> command() {
        return Stream.of("VISUAL", "EDITOR")
                .map(name -> variables.getOrDefault(name, ""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> List.of(text.strip().split("\\s+")))
                .or(() -> USUAL.stream().filter(this::onPath).findFirst().map(List::of))
                .orElseThrow(() -> new RetortException(Problem.of("no-editor", "no editor was found")
                        .cure("set VISUAL or EDITOR to the editor's command")));
    }

    private boolean onPath(String name) {
        String[] folders = variables.getOrDefault("PATH", "").split(File.pathSeparator);
        return Arrays.stream(folders).anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    private static RetortException failed(List<String> command, String how) {
        return new RetortException(Problem.of("editor-failed", "the editor failed: " + how)
                .with("command", String.join(" ", command))
                .cure("check VISUAL and EDITOR"));
    }
}
