package dev.retort.junit.check;

import dev.retort.error.RetortException;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.rows.Renames;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import dev.retort.script.RevisionScript;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows that a step on SQLite would leave pointing to nothing, which is seen only when all its statements went through.
 *
 * @param table the table that they are in
 * @param parent the table that they point to
 */
record LeftRows(String table, String parent) {

    private static final int SHOWN = 4;

    /** As the engine words a row whose foreign key is violated. */
    private static final Pattern ROW =
            Pattern.compile("(?s)a row of '(.+?)'(?: \\(.*\\))? points to a missing row of '(.+?)'");

    /** Those of a step that failed; empty if it failed by something else. */
    static Optional<LeftRows> of(StepRun run) {
        Optional<Matcher> told =
                run.failure().flatMap(LeftRows::first).map(ROW::matcher).filter(Matcher::lookingAt);
        return told.map(row -> new LeftRows(row.group(1), row.group(2)));
    }

    private static Optional<String> first(Throwable failure) {
        for (Throwable cause = failure; cause instanceof RetortException ours; cause = cause.getCause()) {
            Object first = ours.problem().facts().get("first");
            if (first != null) {
                return Optional.of(String.valueOf(first).lines().findFirst().orElse(""));
            }
        }
        return Optional.empty();
    }

    /** The finding with what took the parents away, else with what says that there have to be parents. */
    Finding blamed(Finding finding, RevisionScript script, StepRun run, Scene scene) {
        List<StatementRun> taking = deleting(run, scene);
        List<StatementRun> concerned = taking.isEmpty() ? demanding(run, scene) : taking;
        return concerned.isEmpty()
                ? finding
                : finding.at(Optional.of(Blame.place(script, concerned.get(0).source())))
                        .blaming(concerned.stream()
                                .limit(SHOWN)
                                .map(Blame::shown)
                                .toList());
    }

    /** Whether statements of the upgrade delete parents. */
    boolean isOfDeletedParents(StepRun run, Scene scene) {
        return run.direction() == Direction.UPGRADE && !deleting(run, scene).isEmpty();
    }

    private List<StatementRun> deleting(StepRun run, Scene scene) {
        return chosen(run, statement -> {
            TokenCursor cursor = new TokenCursor(Tokenizer.tokens(statement.sql(), scene.kind()));
            return cursor.take("delete", "from") && cursor.nextName().equalsIgnoreCase(parent);
        });
    }

    /** Those that make the table, under whatever name, with a key that points to the parents. */
    private List<StatementRun> demanding(StepRun run, Scene scene) {
        Renames renames =
                Renames.of(run.statements().stream().map(StatementRun::sql).toList(), scene.kind());
        return chosen(
                run,
                statement -> Deed.of(statement.sql(), scene.kind()).stream()
                                .flatMap(deed -> deed.table().stream())
                                .anyMatch(name -> name.equalsIgnoreCase(table)
                                        || renames.table(name).equalsIgnoreCase(table))
                        && pointsToParent(statement.sql(), scene));
    }

    private boolean pointsToParent(String sql, Scene scene) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, scene.kind()));
        while (!cursor.isAtEnd()) {
            if (cursor.take("references")) {
                if (!cursor.isAtEnd() && cursor.nextName().equalsIgnoreCase(parent)) {
                    return true;
                }
            } else {
                cursor.next();
            }
        }
        return false;
    }

    private static List<StatementRun> chosen(StepRun run, Predicate<StatementRun> wanted) {
        return run.statements().stream().filter(wanted).toList();
    }
}
