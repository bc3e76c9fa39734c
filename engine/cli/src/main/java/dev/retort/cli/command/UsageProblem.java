package dev.retort.cli.command;

import dev.retort.error.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line. */
final class UsageProblem {

    private static final Pattern NO_HELP = Pattern.compile("Unknown subcommand '(.*)'\\.");
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final Pattern CHOICES =
            Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was (.*)");

    private UsageProblem() {}

    static Problem of(ParameterException found) {
        ParameterException wrong = helpAsked(found);
        Problem problem = Problem.of("usage", text(wrong));
        Optional<String> meant = nearest(wrong);
        return (meant.isPresent() ? problem.with("did you mean", meant.get()) : problem)
                .cure("see " + wrong.getCommandLine().getCommandSpec().qualifiedName(" ") + " --help");
    }

    /** The help for a command that is not there is as wrong as the command itself. */
    private static ParameterException helpAsked(ParameterException wrong) {
        Matcher matcher = NO_HELP.matcher(String.valueOf(wrong.getMessage()));
        return matcher.matches()
                ? new UnmatchedArgumentException(wrong.getCommandLine(), List.of(matcher.group(1)))
                : wrong;
    }

    private static String text(ParameterException wrong) {
        if (wrong instanceof MissingParameterException) {
            return missing(String.valueOf(wrong.getMessage()));
        }
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (wrong.getArgSpec() instanceof OptionSpec option && option.isMultiValue()) {
            // the value may be a URL with a password
            return option.longestName() + " takes " + option.paramLabel();
        }
        String message = String.valueOf(wrong.getMessage()).replace("Error: ", "");
        Matcher choices = CHOICES.matcher(message);
        return choices.find()
                ? choices.group(2) + " is not one of " + choices.group(1).toLowerCase(Locale.ROOT)
                : message;
    }

    private static String missing(String message) {
        List<String> names =
                QUOTED.matcher(message).results().map(match -> match.group(1)).toList();
        return String.join(" and ", names) + (names.size() > 1 ? " are missing" : " is missing");
    }

    private static String unmatched(UnmatchedArgumentException wrong) {
        String first = wrong.getUnmatched().get(0);
        if (wrong.isUnknownOption()) {
            return "there is no option '" + first + "'";
        }
        return isProgram(wrong)
                ? "there is no command '" + first + "'"
                : "unexpected: '" + String.join(" ", wrong.getUnmatched()) + "'";
    }

    private static Optional<String> nearest(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                        && (unmatched.isUnknownOption() || isProgram(wrong))
                ? unmatched.getSuggestions().stream().findFirst()
                : Optional.empty();
    }

    private static boolean isProgram(ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        return line.getParent() == null;
    }

    /** Wrong usage that is found only after parsing. */
    static ParameterException wrong(CommandFrame frame, String command, String why) {
        CommandLine line = RetortCommand.line(frame).getSubcommands().get(command);
        return new ParameterException(Objects.requireNonNull(line, command), why);
    }
}
