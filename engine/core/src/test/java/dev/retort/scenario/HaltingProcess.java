package dev.retort.scenario;

import dev.retort.Retort;
import dev.retort.run.RunListener;
import dev.retort.run.StatementRun;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** An application that upgrades and is gone, without another word, in the middle of a batched update. */
final class HaltingProcess {

    /** As of a process that {@code kill -9} ended. */
    static final int KILLED = 137;

    private HaltingProcess() {}

    /** Runs it to its end, which is its exit code. */
    static int run(String url, int batch) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HaltingProcess.class.getName(),
                url,
                Integer.toString(batch));
        return new ProcessBuilder(command)
                .redirectError(Redirect.INHERIT)
                .redirectOutput(Redirect.DISCARD)
                .start()
                .waitFor();
    }

    public static void main(String[] arguments) {
        int batch = Integer.parseInt(arguments[1]);
        Retort.configure()
                .url(arguments[0])
                .migrations(LargeTableTest.MIGRATIONS)
                .listener(new RunListener() {
                    @Override
                    public void beforeStatement(StatementRun statement) {
                        if (statement.operation().startsWith("update") && statement.number() == batch) {
                            Runtime.getRuntime().halt(KILLED);
                        }
                    }
                })
                .build()
                .upgrade("head");
    }
}
