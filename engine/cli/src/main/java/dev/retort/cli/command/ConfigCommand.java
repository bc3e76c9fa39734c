package dev.retort.cli.command;

import dev.retort.cli.session.SettingList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the settings. */
@Command(
        name = "config",
        description = "Show all settings as they hold now; passwords are masked.",
        footerHeading = JsonShape.HEADING,
        footer = JsonShape.SETTINGS)
final class ConfigCommand implements Callable<Integer> {

    private final CommandFrame frame;

    @Option(names = "--show-origin", description = "Also show where each value is set.")
    private boolean showOrigin;

    ConfigCommand(CommandFrame frame) {
        this.frame = frame;
    }

    @Override
    public Integer call() {
        return frame.print(SettingList.of(frame.config(), showOrigin));
    }
}
