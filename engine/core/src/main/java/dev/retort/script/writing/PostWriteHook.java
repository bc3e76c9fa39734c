package dev.retort.script.writing;

import dev.retort.error.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A tool that runs over each new file, such as a formatter. It must exit with status 0.
 *
 * @param command program and arguments; {@code {file}} is the new file, added at the end if absent
 * @param folder where it is run
 */
public record PostWriteHook(List<String> command, Path folder) {

    private static final String FILE = "{file}";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /** Copies the command and checks that there is one. */
    public PostWriteHook {
        command = List.copyOf(command);
        if (command.isEmpty()) {
            throw new WritingException(Problem.of("hook-failed", "a post-write hook names no program")
                    .cure("write it as a command line, such as \"my-formatter {file}\""));
        }
    }

    /** Splits a command line at blanks; quotes of either kind keep blanks together. No shell is involved. */
    public static PostWriteHook parse(String line, Path folder) {
        List<String> words = WORD.matcher(line)
                .results()
                .map(match -> match.group().replaceAll("^([\"'])(.*)\\1$", "$2"))
                .toList();
        return new PostWriteHook(words, folder);
    }

    void run(Path file) {
        List<String> words = words(file.toAbsolutePath().toString());
        try {
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw failed("ended with exit status " + status, file, said);
            }
        } catch (IOException refused) {
            throw failed("could not be started", file, String.valueOf(refused.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted", file, "");
        }
    }

    private List<String> words(String file) {
        List<String> words = new ArrayList<>(command);
        if (command.stream().noneMatch(word -> word.contains(FILE))) {
            words.add(FILE);
        }
        words.replaceAll(word -> word.replace(FILE, file));
        return words;
    }

    private WritingException failed(String how, Path file, String said) {
        Problem problem = Problem.of("hook-failed", "the post-write hook '" + command.get(0) + "' " + how)
                .with("command", String.join(" ", command))
                .with("file", file);
        return new WritingException((said.isBlank() ? problem : problem.with("it said", said.strip()))
                .cure("fix the tool or its entry in post_write_hooks; the new file was deleted again"));
    }
}
