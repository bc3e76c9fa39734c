package dev.retort.junit.chronicle;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.junit.check.Blame;
import dev.retort.junit.check.Scene;
import dev.retort.junit.check.SchemaWords;
import dev.retort.junit.chronicle.Chronicle.Arrow;
import dev.retort.junit.chronicle.Chronicle.Chapter;
import dev.retort.junit.chronicle.Chronicle.Shape;
import dev.retort.junit.chronicle.Chronicle.ShapeColumn;
import dev.retort.junit.chronicle.Chronicle.Trait;
import dev.retort.junit.chronicle.Chronicle.Way;
import dev.retort.junit.evidence.DatabaseWalk;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RowCoverage;
import dev.retort.junit.finding.ReportedValues;
import dev.retort.junit.finding.ServerWords;
import dev.retort.junit.generation.GeneratedRows.Untested;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.history.SourceFile;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes the chronicle of a walk, of what it has seen; it walks no further for that. */
public final class Chronicler {

    private final UnaryOperator<String> values;

    private Chronicler(UnaryOperator<String> values) {
        this.values = values;
    }

    /**
     * The chronicle of a walk so far.
     *
     * @param values what becomes of values of rows in texts
     */
    public static Chronicle of(DatabaseWalk walk, ReportedValues values) {
        return new Chronicler(values::applied).written(walk);
    }

    /** What was seen of one revision. */
    public static Chapter chapter(RevisionEvidence evidence, ReportedValues values) {
        return new Chronicler(values::applied).chapter(evidence);
    }

    private Chronicle written(DatabaseWalk walk) {
        List<Chapter> chapters = new ArrayList<>();
        for (RevisionScript script : walk.order()) {
            walk.seen(script.revision().id()).map(this::chapter).ifPresent(chapters::add);
        }
        RowCoverage rows = walk.rowCoverage();
        return new Chronicle(
                walk.server().displayName(),
                chapters,
                rows.coverage(),
                rows.untested().stream().map(this::unfilled).toList());
    }

    private Chapter chapter(RevisionEvidence evidence) {
        if (evidence instanceof RevisionEvidence.Upgraded seen) {
            SchemaSnapshot before = seen.before().schema();
            SchemaSnapshot after = seen.after().schema();
            return chapter(
                    seen.script(),
                    Optional.of(way(seen.up())),
                    seen.roundTrip().map(RoundTrip::down).map(this::way),
                    traits(before, after),
                    shapes(before, after),
                    gone(before, after));
        }
        Optional<Way> up = evidence instanceof RevisionEvidence.UpgradeFailed failed
                ? Optional.of(way(failed.up()))
                : Optional.empty();
        return chapter(evidence.script(), up, Optional.empty(), List.of(), List.of(), List.of());
    }

    private Untested unfilled(Untested table) {
        return new Untested(table.table(), values.apply(ServerWords.reason(table.reason())), table.hidden());
    }

    private static Chapter chapter(
            RevisionScript script,
            Optional<Way> up,
            Optional<Way> down,
            List<Trait> changes,
            List<Shape> tables,
            List<String> gone) {
        return new Chapter(
                script.revision().id(),
                Scene.title(script),
                SourceFile.shown(script.origin()),
                up,
                down,
                changes,
                tables,
                gone);
    }

    private Way way(StepRun run) {
        return new Way(
                run.statements().stream().map(Blame::marked).map(values).toList(), run.succeeded(), run.millis());
    }

    /** With every spelling that counts: who reads this knows what was written. */
    private static List<Trait> traits(SchemaSnapshot before, SchemaSnapshot after) {
        return SchemaDifference.between(before, after, Set.of(Tolerance.COLUMN_ORDER)).changes().stream()
                .map(Chronicler::trait)
                .toList();
    }

    private static Trait trait(Change change) {
        String what = SchemaWords.label(change);
        return switch (change.kind()) {
            case MISSING -> new Trait(Trait.Kind.REMOVED, what, "");
            case UNEXPECTED -> new Trait(Trait.Kind.ADDED, what, "");
            case CHANGED -> new Trait(Trait.Kind.CHANGED, what, SchemaWords.attribute(change));
        };
    }

    private static List<Shape> shapes(SchemaSnapshot before, SchemaSnapshot after) {
        Set<Shape> old = Set.copyOf(all(before));
        return all(after).stream().filter(shape -> !old.contains(shape)).toList();
    }

    private static List<String> gone(SchemaSnapshot before, SchemaSnapshot after) {
        Set<String> left = all(after).stream().map(Shape::table).collect(Collectors.toSet());
        return all(before).stream()
                .map(Shape::table)
                .filter(table -> !left.contains(table))
                .toList();
    }

    private static List<Shape> all(SchemaSnapshot schema) {
        return schema.objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .map(Chronicler::shape)
                .toList();
    }

    private static Shape shape(SchemaObject table) {
        Set<String> key = table.children(ObjectKind.PRIMARY_KEY).stream()
                .flatMap(primary -> primary.names("columns").stream())
                .collect(Collectors.toSet());
        return new Shape(
                SchemaWords.plain(table.path()),
                table.children(ObjectKind.COLUMN).stream()
                        .map(column -> new ShapeColumn(
                                column.name(),
                                column.attribute("type").orElse(""),
                                key.contains(column.name()),
                                column.attribute("nullable")
                                        .filter("no"::equals)
                                        .isEmpty()))
                        .toList(),
                table.children(ObjectKind.FOREIGN_KEY).stream()
                        .map(KeyDefinition::of)
                        .map(foreign ->
                                new Arrow(foreign.columns(), SchemaWords.plain(ObjectPath.parse(foreign.target()))))
                        .toList());
    }
}
