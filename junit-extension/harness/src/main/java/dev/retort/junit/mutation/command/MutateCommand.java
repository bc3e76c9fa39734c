package dev.retort.junit.mutation.command;

import dev.retort.cli.command.AddedCommand;
import dev.retort.cli.config.ConfigKey;
import dev.retort.cli.output.Answer;
import dev.retort.cli.output.Console;
import dev.retort.cli.output.ExitCode;
import dev.retort.cli.session.Project;
import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.mutation.MutationReport;
import dev.retort.junit.mutation.MutationRun;
import dev.retort.junit.mutation.Operator;
import dev.retort.junit.verification.MigrationVerification;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes faulty histories of this one and says which the checks find. */
@Command(
        name = "mutate",
        description =
                "Make faulty histories of this one and say which of them the checks find; no database is changed.",
        footer =
                "{\"score\",\"scoreOfContradictions\",\"found\",\"misplaced\",\"survived\",\"equivalent\",\"broken\",\"seed\","
                        + "\"millis\",\"unreachable\":[],\"mutants\":[{\"operator\",\"revision\",\"file\",\"line\",\"direction\","
                        + "\"before\",\"after\",\"database\",\"fate\",\"sign\"?,\"difference\",\"said\"?}]}")
public final class MutateCommand extends AddedCommand {

    private static final int TOLD = 25;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            split = ",",
            description = "sqlite, postgresql or postgresql:17; that of the URL by default.")
    private List<String> databases = List.of();

    @Option(names = "--only", paramLabel = "REVISION", split = ",", description = "Mutate only these revisions.")
    private List<String> only = List.of();

    @Option(
            names = "--operators",
            paramLabel = "NAME",
            split = ",",
            description = "Only these kinds of faults, such as lose-default.")
    private List<String> operators = List.of();

    @Option(
            names = "--each",
            paramLabel = "N",
            description = "How many of each kind in each direction of each revision; 1 by default, 0 for all.")
    private int each = 1;

    @Option(names = "--limit", paramLabel = "N", description = "How many mutants at most, drawn by the seed.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--seed", paramLabel = "N", description = "Another draw of mutants and rows; 1 by default.")
    private long seed = 1;

    @Option(
            names = "--min-score",
            paramLabel = "SCORE",
            description = "Exit with code 3 if the score is less, such as 0.9.")
    private double least;

    @Option(names = "--report", paramLabel = "FILE", description = "Also write the JSON document to this file.")
    private Optional<Path> report = Optional.empty();

    /** Made by the program. */
    public MutateCommand() {}

    @Override
    protected Answer work(Project project) {
        MigrationVerification verification = MigrationVerification.of("mutate").scripts(project.scripts());
        requests(project).forEach(verification::databases);
        MutationRun run = MutationRun.of(verification)
                .revisions(only.toArray(String[]::new))
                .each(each == 0 ? Integer.MAX_VALUE : each)
                .limit(limit)
                .seed(seed)
                .listener((done, of, mutant) -> {
                    if (done % TOLD == 0 || done == of) {
                        project.tell(done + " of " + of + " mutants on " + mutant.database());
                    }
                });
        if (!operators.isEmpty()) {
            run.operators(operators.stream().map(MutateCommand::operator).toArray(Operator[]::new));
        }
        MutationReport result = run.run();
        report.ifPresent(result::writeTo);
        return new Score(result, least);
    }

    private List<DatabaseRequest> requests(Project project) {
        if (!databases.isEmpty()) {
            return databases.stream().map(DatabaseRequest::parse).toList();
        }
        return project.config().find(ConfigKey.URL).isEmpty()
                ? List.of()
                : List.of(DatabaseRequest.parse(project.databaseUrl().dialect()));
    }

    private static Operator operator(String id) {
        List<String> known = Arrays.stream(Operator.values()).map(Operator::id).toList();
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new RetortException(Problem.of("unknown-operator", "no kind of fault is called '" + id + "'")
                                .with("known", String.join(", ", known))
                                .cure(NearestName.cure(id, known, "use one of these"))));
    }

    /**
     * What is printed.
     *
     * @param report the figures and the survivors
     * @param least the score that was asked for
     */
    private record Score(MutationReport report, double least) implements Answer {

        @Override
        public Map<String, Object> json() {
            return report.json();
        }

        @Override
        public void print(Console console) {
            report.text().lines().forEach(console::result);
        }

        @Override
        public ExitCode exit() {
            return report.score() < least ? ExitCode.PENDING : ExitCode.DONE;
        }
    }
}
