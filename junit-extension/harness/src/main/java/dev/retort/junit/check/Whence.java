package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.history.History.StepRun;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Splitter;
import dev.retort.sql.SqlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The revision that is behind an object that isn't at the heads what it is meant to be. It may be one that did nothing to it:
 * what is forgotten in an upgrade is often remembered in the downgrade, which drops it.
 *
 * @param seen the revision
 * @param isCertain whether a statement of it is about the object itself, not only about the table that it is in
 */
public record Whence(Upgraded seen, boolean isCertain) {

    private static final int ITSELF = 4;
    /** Something else is done to its table. */
    private static final int AROUND = 2;

    /** The last revision that speaks of the object in either direction; else the last whose upgrade makes what it is in. */
    public static Optional<Whence> of(Blame.Target target, Scene scene) {
        Optional<Blame.Target> around = target.table().map(Blame.Target::table);
        int best = 0;
        Optional<Upgraded> last = Optional.empty();
        for (RevisionScript script : scene.walk().order()) {
            if (scene.walk().evidence(script.revision().id()) instanceof Upgraded seen) {
                int near = nearness(seen, target, scene.kind());
                if (near == AROUND
                        && isUnchanged(target, seen)
                        && around.filter(table -> Blame.makes(seen.up(), table, scene))
                                .filter(table -> !isThere(table.name(), seen.before()))
                                .isEmpty()) {
                    near = 1;
                }
                if (near > 0 && near >= best) {
                    best = near;
                    last = Optional.of(seen);
                }
            }
        }
        boolean certain = best == ITSELF;
        return last.map(seen -> new Whence(seen, certain));
    }

    private static boolean isThere(String table, State state) {
        return state.schema().objects().stream()
                .anyMatch(object ->
                        object.kind() == ObjectKind.TABLE && object.name().equalsIgnoreCase(table));
    }

    /** A rebuild says again in both directions what there is on its table, and does nothing to it. */
    private static int nearness(Upgraded seen, Blame.Target target, DatabaseKind database) {
        int down = Blame.nearness(downgrade(seen, database), target, database);
        int up = Blame.nearness(sql(seen.up()), target, database);
        if (up == ITSELF && isLeft(target, seen)) {
            return AROUND;
        }
        return down == ITSELF ? ITSELF : up;
    }

    /** Whether all that is called so is after the upgrade what it was before. */
    private static boolean isLeft(Blame.Target target, Upgraded seen) {
        return !named(target, seen.before()).isEmpty() && isUnchanged(target, seen);
    }

    /** The same, also of what is there neither before nor after. */
    private static boolean isUnchanged(Blame.Target target, Upgraded seen) {
        return named(target, seen.before()).equals(named(target, seen.after()));
    }

    private static List<SchemaObject> named(Blame.Target target, State state) {
        return state.schema()
                .allObjects()
                .filter(object -> !target.name().isEmpty() && object.name().equalsIgnoreCase(target.name()))
                .filter(object -> target.table().isEmpty()
                        || object.name().equalsIgnoreCase(target.table().get())
                        || object.path()
                                .parent()
                                .filter(parent -> parent.name()
                                        .equalsIgnoreCase(target.table().get()))
                                .isPresent())
                .toList();
    }

    /** As it was run, or as it is written if it wasn't. */
    private static List<String> downgrade(Upgraded seen, DatabaseKind database) {
        return seen.roundTrip()
                .map(RevisionEvidence.RoundTrip::down)
                .map(Whence::sql)
                .orElseGet(() -> seen.script()
                        .part(Direction.DOWNGRADE, database)
                        .map(part -> written(part.text(), database))
                        .orElse(List.of()));
    }

    private static List<String> written(String text, DatabaseKind database) {
        List<String> statements = new ArrayList<>();
        try {
            Splitter.statements(text, database).forEach(statement -> statements.add(statement.sql()));
        } catch (SqlSyntaxException unreadable) {
            statements.clear();
        }
        return statements;
    }

    private static List<String> sql(StepRun run) {
        return run.statements().stream().map(StatementRun::sql).toList();
    }
}
