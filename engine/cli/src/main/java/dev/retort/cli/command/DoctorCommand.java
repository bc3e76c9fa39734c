package dev.retort.cli.command;

import dev.retort.cli.doctor.Checkup;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks for what is wrong. */
@Command(
        name = "doctor",
        description = "Look at the configuration, the scripts and the database; say what to mend.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.CHECKUP)
final class DoctorCommand implements Callable<Integer> {

    private final CommandFrame frame;

    DoctorCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.print(Checkup.of(frame::project));
    }
}
