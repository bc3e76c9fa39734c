package dev.retort.run;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.operation.writing.SourceLine;
import dev.retort.revision.Direction;
import dev.retort.revision.Step;
import dev.retort.script.RevisionScript;
import dev.retort.sql.SqlSyntaxException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers what is known about a step that failed. */
record Failure(Step step, Optional<RevisionScript> script, Optional<StepSink> sink, Throwable cause) {

    /** Keeps what went wrong after the failure itself. */
    void add(Throwable afterwards) {
        cause.addSuppressed(afterwards);
    }

    /**
     * All that is known.
     *
     * @param rollback rolls back and says what that left
     */
    MigrationFailedException explained(RunSite site, Supplier<String> rollback) {
        Problem problem = Problem.of("migration-failed", summary(site.target().isScript()))
                .with("revision", id() + message());
        problem = with(problem, "script", script.map(it -> it.origin().toString()));
        problem = with(problem, "operation", operation());
        problem = with(problem, "at", source().map(SourceLine::toString));
        problem = with(problem, "statement", statement());
        return new MigrationFailedException(
                explained(withCause(problem), site, rollback),
                cause,
                id(),
                step.direction(),
                operation(),
                source(),
                statement());
    }

    private Problem explained(Problem problem, RunSite site, Supplier<String> rollback) {
        if (!site.dialect().errors().readsBeforeRollback()) {
            return explain(problem.with("state", rollback.get()), site);
        }
        Problem seen = explain(problem, site);
        Problem all = problem.with("state", rollback.get());
        for (Map.Entry<String, Object> fact : seen.facts().entrySet()) {
            all = all.facts().containsKey(fact.getKey()) ? all : all.with(fact.getKey(), fact.getValue());
        }
        return seen.cure().map(all::cure).orElse(all);
    }

    private String summary(boolean script) {
        String what = direction() + " of revision " + id();
        return script ? "the script for the " + what + " can't be written" : what + " failed";
    }

    private static Problem with(Problem problem, String fact, Optional<String> value) {
        return value.map(it -> problem.with(fact, it)).orElse(problem);
    }

    private Problem withCause(Problem problem) {
        Optional<SQLException> error = error();
        if (error.isPresent()) {
            return problem.with("server", DatabaseException.serverMessage(error.get()));
        }
        if (!(cause instanceof RetortException own)) {
            Problem told = problem.with("cause", cause);
            return cause instanceof NullPointerException
                    ? told.cure("something is null where there must be a value: look at that line of the migration")
                    : told;
        }
        Problem all = problem.with("cause", own.problem().summary());
        for (Map.Entry<String, Object> fact : own.details().entrySet()) {
            boolean line = fact.getKey().equals("line") && lineOfText().isPresent();
            if (line && sink.filter(StepSink::failedInFile).isEmpty()) {
                all = all.with("line of the SQL", fact.getValue());
            } else if (!line && !all.facts().containsKey(fact.getKey())) {
                all = all.with(fact.getKey(), fact.getValue());
            }
        }
        return own.problem().cure().map(all::cure).orElse(all);
    }

    private Problem explain(Problem problem, RunSite site) {
        Optional<SQLException> error = error();
        if (error.isEmpty()) {
            return problem;
        }
        try {
            return site.dialect()
                    .errors()
                    .explain(problem, error.get(), statement().orElse("COMMIT"), site.target());
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
            return problem;
        }
    }

    /** The line of an operation's text at which reading it failed. */
    private Optional<Integer> lineOfText() {
        return cause instanceof SqlSyntaxException unreadable
                        && unreadable.details().get("line") instanceof Integer line
                ? Optional.of(line)
                : Optional.empty();
    }

    private Optional<SQLException> error() {
        if (cause instanceof StatementFailedException failed) {
            return Optional.of(failed.error());
        }
        return cause instanceof SQLException error ? Optional.of(error) : Optional.empty();
    }

    private Optional<StatementRun> run() {
        return cause instanceof StatementFailedException failed ? failed.run() : Optional.empty();
    }

    private Optional<String> statement() {
        return cause instanceof StatementFailedException failed ? Optional.of(failed.sql()) : Optional.empty();
    }

    private Optional<String> operation() {
        try {
            return run().map(StatementRun::operation).or(() -> sink.flatMap(StepSink::failedOperation));
        } catch (RuntimeException indescribable) {
            cause.addSuppressed(indescribable);
            return Optional.empty();
        }
    }

    private Optional<SourceLine> source() {
        return run().flatMap(StatementRun::source)
                .or(() -> sink.flatMap(it -> it.failedSource(lineOfText())))
                .or(this::ownLine);
    }

    /** The topmost line of the migration itself among those that the exception passed through. */
    private Optional<SourceLine> ownLine() {
        String name = script.map(it -> it.origin().name()).orElse("");
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                .filter(frame -> name.equals(frame.getFileName()) || isClass(frame.getClassName(), name))
                .findFirst()
                .map(frame -> new SourceLine(String.valueOf(frame.getFileName()), frame.getLineNumber()));
    }

    private static boolean isClass(String frame, String name) {
        return frame.equals(name) || frame.startsWith(name + "$");
    }

    private String direction() {
        return step.direction() == Direction.STAMP ? "stamp" : step.direction().word();
    }

    private String id() {
        return step.revision().map(dev.retort.revision.Revision::id).orElse("");
    }

    private String message() {
        return step.revision()
                .map(dev.retort.revision.Revision::message)
                .filter(it -> !it.isEmpty())
                .map(it -> ", " + it)
                .orElse("");
    }
}
