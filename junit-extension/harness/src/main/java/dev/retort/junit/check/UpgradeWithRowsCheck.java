package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.junit.check.SmallestRows.Refused;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.DrawnRows;
import dev.retort.junit.evidence.DrawnRows.Refusal;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.evidence.StoredRows.StoredSet;
import dev.retort.junit.evidence.Trials.Reach;
import dev.retort.junit.evidence.Trials.Where;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.generation.Coverage;
import dev.retort.junit.generation.Demand;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.rows.Renames;
import dev.retort.junit.rows.TablePair;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * V9: an upgrade goes through with every row that is legal before it. What it newly demands is looked at, and rows are made
 * that don't meet it. Of a table for which rows are given these say what is in it.
 */
public final class UpgradeWithRowsCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "upgrade-with-rows";
    }

    @Override
    public Outcome judgeUpgraded(Upgraded evidence, Scene scene) {
        return evidence.drawn()
                .map(drawn -> new Judgement(evidence, drawn, scene).outcome())
                .orElseGet(() -> Outcome.untested("no rows are generated"));
    }

    /** The judgement of one revision. */
    private static final class Judgement {

        private final Upgraded evidence;
        private final DrawnRows drawn;
        private final Scene scene;
        private final List<Declaration> declared;
        private final Set<Declaration> happened = new HashSet<>();
        private final Set<String> touched;

        Judgement(Upgraded evidence, DrawnRows drawn, Scene scene) {
            this.evidence = evidence;
            this.drawn = drawn;
            this.scene = scene;
            this.touched = new Columns(evidence, scene.kind()).touchedTables();
            this.declared = scene.declaredAt(evidence.script().revision().id()).stream()
                    .filter(declaration -> declaration.kind() == Declaration.Kind.REFUSES)
                    .toList();
        }

        Outcome outcome() {
            List<Finding> findings = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            Set<String> statements = new HashSet<>();
            replay(findings, notes, statements);
            for (Refusal refusal : drawn.refusals()) {
                Set<String> tables = tables(refusal);
                if (isDeclared(refusal, tables)) {
                    continue;
                }
                Optional<String> given =
                        tables.stream().filter(this::hasGivenRows).findFirst();
                if (given.isPresent()) {
                    notes.add("refuses other rows than those given for " + given.get() + ": "
                            + StepFailure.told(refusal.up().failure().orElseThrow())
                                    .strip());
                } else if (statements.add(last(refusal.up()))) {
                    findings.add(finding(refusal, tables));
                    refusal.left().ifPresent(left -> FailedUpgrade.halfDone(evidence, refusal.up(), left, scene)
                            .forEach(findings::add));
                }
            }
            declared.stream()
                    .filter(declaration -> !happened.contains(declaration))
                    .forEach(declaration -> findings.add(untrue(declaration)));
            if (findings.isEmpty() && notes.isEmpty() && drawn.seen().isEmpty()) {
                return Outcome.untested(
                        drawn.untested().isEmpty()
                                ? "no generated rows went through"
                                : DataWords.said(drawn.untested().get(0)));
            }
            return Outcome.of(
                    DataWords.inspected(findings, evidence.script(), Direction.UPGRADE, scene), looked(), notes);
        }

        /** What was refused once, before anything else. */
        private void replay(List<Finding> findings, List<String> notes, Set<String> statements) {
            for (StoredSet set :
                    scene.walk().storedRows().of(evidence.script().revision().id())) {
                if (set.where() == Where.BEFORE) {
                    Optional<StepRun> run = scene.walk().trials(evidence).upgrade(set.inserts());
                    if (run.isEmpty()) {
                        notes.add("stored rows don't fit the schema any more: " + set.file());
                    }
                    run.filter(refused -> !refused.succeeded() && declared.isEmpty())
                            .filter(refused -> statements.add(last(refused)))
                            .ifPresent(refused -> findings.add(replayed(set, refused)));
                }
            }
        }

        private Finding replayed(StoredSet set, StepRun run) {
            Finding finding = StepFailure.of(scene, evidence.script(), run, "fails with rows that are legal before it");
            return DrawnWords.shown(finding, List.of(), set.inserts(), drawn.seed(), Optional.of(set.file()))
                    .cured(Cure.of(Cure.Kind.MAKE_ROWS_FIT, cure(Optional.empty(), touched, Optional.empty())));
        }

        private Looked looked() {
            int rows =
                    drawn.filled().stream().mapToInt(Coverage.Table::generated).sum();
            return touched.isEmpty() ? Looked.at("touches no existing table") : Looked.rows(touched.size(), rows);
        }

        /** The tables that the failing statement has to do with. */
        private Set<String> tables(Refusal refusal) {
            Set<String> tables = new HashSet<>();
            refusal.demand().ifPresent(demand -> tables.add(plain(demand.table())));
            Renames renames = Renames.of(
                    refusal.up().statements().stream().map(StatementRun::sql).toList(), scene.kind());
            touched.stream()
                    .filter(table -> isNamed(last(refusal.up()), table, renames))
                    .forEach(tables::add);
            LeftRows.of(refusal.up())
                    .map(left -> plain(left.table()))
                    .filter(table -> evidence.before()
                            .schema()
                            .find(ObjectKind.TABLE, table)
                            .isPresent())
                    .ifPresent(tables::add);
            return tables.isEmpty() ? touched : tables;
        }

        /** By its name, or by the one that it has since. */
        private boolean isNamed(String sql, String table, Renames renames) {
            String name = table.substring(table.lastIndexOf('.') + 1);
            return Blame.touches(sql, name, scene.kind()) || Blame.touches(sql, renames.table(name), scene.kind());
        }

        private static String plain(String table) {
            return TablePair.plain(table);
        }

        private static String last(StepRun run) {
            List<StatementRun> statements = run.statements();
            return statements.isEmpty()
                    ? ""
                    : statements.get(statements.size() - 1).sql();
        }

        private boolean hasGivenRows(String table) {
            return scene.walk().hasGivenRows()
                    && evidence.before()
                            .data()
                            .find(table)
                            .filter(found -> !found.rows().isEmpty())
                            .isPresent();
        }

        private boolean isDeclared(Refusal refusal, Set<String> tables) {
            List<Declaration> about = declared.stream()
                    .filter(declaration -> tables.stream().anyMatch(table -> columns(refusal).stream()
                            .anyMatch(column -> declaration.covers(table, column))))
                    .toList();
            happened.addAll(about);
            return !about.isEmpty();
        }

        /** Where nobody aimed at a column, a declaration for any of the table's is about it. */
        private List<Optional<String>> columns(Refusal refusal) {
            return refusal.demand()
                    .map(demand -> demand.columns().stream().map(Optional::of).toList())
                    .orElseGet(() -> declared.stream().map(Declaration::column).toList());
        }

        private Finding finding(Refusal refusal, Set<String> tables) {
            String statement = last(refusal.up());
            Refused smallest = new SmallestRows(evidence, scene, Reach.DOWN)
                    .refused(new Refused(refusal.rows(), refusal.up()), other -> last(other)
                            .equals(statement));
            GeneratedRows few = smallest.rows();
            Finding finding = blamed(
                    StepFailure.of(
                            scene, evidence.script(), smallest.run(), "fails with rows that are legal before it"),
                    refusal);
            Optional<Path> stored = scene.walk()
                    .storedRows()
                    .store(evidence.script().revision().id(), Where.BEFORE, few.statements(), finding.fault());
            return DrawnWords.shown(finding, List.of(), few.statements(), drawn.seed(), stored)
                    .cured(Cure.of(Cure.Kind.MAKE_ROWS_FIT, cure(refusal, tables)));
        }

        /** What fails when all statements went through is the doing of those that made what the rows don't meet. */
        private Finding blamed(Finding finding, Refusal refusal) {
            Optional<LeftRows> left = LeftRows.of(refusal.up());
            if (left.isPresent() && finding.blame().isEmpty()) {
                return left.get().blamed(aimed(finding, refusal), evidence.script(), refusal.up(), scene);
            }
            return aimed(finding, refusal);
        }

        private Finding aimed(Finding finding, Refusal refusal) {
            return finding.blame().isEmpty() && refusal.demand().isPresent()
                    ? Blame.on(
                            finding,
                            evidence.script(),
                            refusal.up(),
                            Blame.Target.table(plain(refusal.demand().get().table())),
                            scene)
                    : finding;
        }

        private String cure(Refusal refusal, Set<String> tables) {
            Optional<LeftRows> left =
                    LeftRows.of(refusal.up()).filter(rows -> rows.isOfDeletedParents(refusal.up(), scene));
            Optional<String> child = left.map(rows -> plain(rows.table())).filter(table -> tables.contains(table));
            return cure(refusal.demand(), child.map(Set::of).orElse(tables), left);
        }

        private String cure(Optional<Demand> demand, Set<String> tables, Optional<LeftRows> left) {
            String what = demand.map(
                            aim -> plain(aim.table()) + "." + aim.columns().get(0))
                    .orElseGet(() -> tables.stream().sorted().findFirst().orElse(""));
            return left.map(rows -> "delete rows of " + plain(rows.table()) + " first that point to the rows of "
                                    + rows.parent() + " which it deletes, or give them another parent")
                            .or(() -> demand.map(UpgradeWithRowsCheck::deed))
                            .orElse("let it deal with such rows first")
                    + "; or declare @Refuses(revision = \""
                    + evidence.script().revision().id() + "\", column = \"" + what + "\", because = \"…\")";
        }

        private Finding untrue(Declaration declaration) {
            return scene.finding(
                            evidence.script(),
                            Direction.UPGRADE,
                            "is declared to refuse rows for " + declaration.what() + " but doesn't")
                    .differing(List.of("declared: " + declaration.because()))
                    .cured(Cure.of(Cure.Kind.REMOVE_DECLARATION, "remove the declaration"));
        }
    }

    private static String deed(Demand demand) {
        String columns = String.join(", ", demand.columns());
        return switch (demand.kind()) {
            case NOT_NULL -> "give " + columns + " a value first where it is NULL";
            case UNIQUE -> "merge or delete rows first that are equal in " + columns;
            case CHECK -> "correct rows first that don't meet the condition";
            case FOREIGN_KEY -> "delete rows first whose " + columns + " has no parent, or give them one";
            case TYPE -> "convert values of " + columns + " first that the new type can't hold";
        };
    }
}
