package dev.retort.junit.nightly;

import dev.retort.junit.check.Blame;
import dev.retort.junit.check.Scene;
import dev.retort.junit.evidence.Copies.Start;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.nightly.Twins.Split;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs each revision on both databases with the same rows, and compares what it makes of them. */
record SameUpgrades(Scene sqlite, Scene postgresql, List<String> notes) {

    private static final int SHOWN = 4;
    private static final Set<String> CHANCE = Set.of(
            "random", "randomblob", "gen_random_uuid", "uuidv4", "uuidv7", "uuid_generate_v4", "uuid_generate_v1");

    List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (RevisionScript script : sqlite.walk().order()) {
            String id = script.revision().id();
            if (isUpgraded(id, sqlite) && isUpgraded(id, postgresql)) {
                findings.addAll(of(script));
            }
        }
        return findings;
    }

    private static boolean isUpgraded(String id, Scene scene) {
        return scene.walk().evidence(id) instanceof RevisionEvidence.Upgraded;
    }

    private List<Finding> of(RevisionScript script) throws SQLException {
        Start here = sqlite.walk().copies().before(script.revision().id());
        Start there = postgresql.walk().copies().before(script.revision().id());
        try (Workplace lite = here.copyWithoutGeneratedRows();
                Workplace post = there.copy()) {
            Twins twins = new Twins(lite, post);
            if (twins.carryOver().isPresent()) {
                notes.add("SQLite takes other rows before " + Scene.title(script) + ", so its rows aren't compared");
                return List.of();
            }
            List<String> before = twins.splits().stream().map(Split::what).toList();
            StepRun onSqlite = lite.run(here.step());
            StepRun onPostgresql = post.run(there.step());
            if (!onSqlite.succeeded() || !onPostgresql.succeeded()) {
                notes.add(Scene.title(script) + " fails with the other database's rows, so they aren't compared");
                return List.of();
            }
            if (asksForChance(onSqlite, DatabaseKind.SQLITE) || asksForChance(onPostgresql, DatabaseKind.POSTGRESQL)) {
                notes.add(Scene.title(script) + " asks for random values, so its rows aren't compared");
                return List.of();
            }
            Map<String, List<Split>> bySplit = twins.splits().stream()
                    .filter(split -> !before.contains(split.what()))
                    .collect(Collectors.groupingBy(Split::what, LinkedHashMap::new, Collectors.toList()));
            return bySplit.values().stream()
                    .map(splits -> finding(splits, script, onSqlite))
                    .toList();
        }
    }

    private static boolean asksForChance(StepRun run, DatabaseKind kind) {
        return run.statements().stream()
                .flatMap(statement -> Varying.words(statement.sql(), kind))
                .anyMatch(CHANCE::contains);
    }

    private Finding finding(List<Split> splits, RevisionScript script, StepRun run) {
        Split first = splits.get(0);
        Finding finding = sqlite.finding(
                        script,
                        Direction.UPGRADE,
                        "makes other " + (first.column().isPresent() ? "values of " : "rows of ") + first.what()
                                + " on SQLite than on PostgreSQL")
                .differing(splits.stream().limit(SHOWN).map(Split::line).toList())
                .repeatedBy(sqlite.again().apply(""))
                .cured(Cure.of(
                        Cure.Kind.SAME_ON_BOTH,
                        "write the statement so that it means the same on both, such as CAST(x AS REAL) / y for a"
                                + " quotient, or one for each: -- upgrade sqlite, -- upgrade postgresql"));
        Finding written = Blame.on(finding, script, run, Blame.Target.written(first.table(), first.column()), sqlite);
        return written.blame().isEmpty()
                ? Blame.on(finding, script, run, Blame.Target.rows(first.table(), first.column()), sqlite)
                : written;
    }
}
