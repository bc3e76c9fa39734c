package dev.retort.cli.command;

import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Colours.Style;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import dev.retort.dialect.LockTimeoutException;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.revision.MultipleHeadsException;
import dev.retort.run.EditedRevisionException;
import dev.retort.run.RunCancelledException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong, once and in the form that was asked for, and gives the exit code for it. */
record ErrorReport(CommandFrame frame) implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        if (failure instanceof ParameterException wrong) {
            return handleParseException(wrong, new String[0]);
        }
        if (failure instanceof RetortException known) {
            report(problem(known), failure, frame.options().json);
            return exit(known).number();
        }
        Problem unexpected = Problem.of("internal-error", "something unexpected happened: " + failure)
                .cure("run it again with --debug and report what it says");
        report(unexpected, failure, frame.options().json);
        return ExitCode.ERROR.number();
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        boolean json = frame.options().json || Arrays.asList(args).contains("--json");
        report(UsageProblem.of(wrong), wrong, json);
        return ExitCode.USAGE.number();
    }

    /** What the library calls to accept an edit is an option here. */
    private static Problem problem(RetortException failure) {
        return failure instanceof EditedRevisionException
                ? failure.problem()
                        .cure(
                                "undo the edit and write a new revision, or accept it with --accept-edited if it changes nothing")
                : failure.problem();
    }

    private void report(Problem problem, Exception failure, boolean json) {
        Console console = frame.console();
        if (json) {
            console.result(json(problem, console));
        } else {
            console.message(error(console) + problem.text());
        }
        if (frame.options().debug) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            console.message(trace.toString().stripTrailing());
        }
    }

    private static String error(Console console) {
        return console.styledMessage(Style.BAD, "error: ");
    }

    private static Map<String, Object> json(Problem problem, Console console) {
        return Map.of("error", object(problem, console));
    }

    private static Map<String, Object> object(Problem problem, Console console) {
        Map<String, Object> details = new LinkedHashMap<>();
        problem.facts().forEach((name, value) -> details.put(name, plain(value, console)));
        problem.cure().ifPresent(cure -> details.put("cure", console.masking().mask(cure)));
        return Answer.object(
                "code", problem.code(),
                "message", console.masking().mask(problem.summary()),
                "details", details);
    }

    private static Object plain(Object value, Console console) {
        if (value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Problem one) {
            return object(one, console);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(each -> plain(each, console)).toList();
        }
        return console.masking().mask(String.valueOf(value));
    }

    private static ExitCode exit(RetortException failure) {
        if (failure instanceof LockTimeoutException) {
            return ExitCode.LOCK_TIMEOUT;
        }
        if (failure instanceof RunCancelledException) {
            return ExitCode.INTERRUPTED;
        }
        if (failure instanceof MultipleHeadsException) {
            return ExitCode.SEVERAL_HEADS;
        }
        return failure.code().startsWith("destructive") ? ExitCode.DESTRUCTIVE : ExitCode.ERROR;
    }
}
