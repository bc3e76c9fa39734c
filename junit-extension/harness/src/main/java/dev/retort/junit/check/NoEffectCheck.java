package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.history.History.StepRun;
import dev.retort.run.StatementRun;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * V22: a statement that changes nothing, though it is written as if it did: a {@code DROP … IF EXISTS} of a name that nothing
 * has, a {@code CREATE … IF NOT EXISTS} that meets something else of the name, an {@code UPDATE} whose condition is true for no
 * row, or compares a column with a value that its CHECK doesn't list, whose subquery asks a table for a column that it doesn't have, or
 * that an earlier statement has done already. What is written on purpose stays quiet: a drop before the same thing is made, what
 * other statements of the revision may have made or dropped, schemas and extensions.
 */
public final class NoEffectCheck implements Check.OfRevision {

    @Override
    public String id() {
        return "no-effect";
    }

    @Override
    public Outcome judgeUpgraded(Upgraded evidence, Scene scene) {
        List<Finding> findings = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Pass up = new Pass(
                evidence,
                evidence.up(),
                evidence.before().schema(),
                evidence.after().schema(),
                scene);
        up.look(findings, notes);
        evidence.roundTrip().filter(trip -> trip.lowered().isPresent()).ifPresent(trip -> new Pass(
                        evidence,
                        trip.down(),
                        trip.start().schema(),
                        trip.lowered().orElseThrow().schema(),
                        scene)
                .look(findings, notes));
        return Outcome.of(
                findings,
                Looked.at(Looked.counted(
                        evidence.up().statements().size()
                                + evidence.roundTrip()
                                        .map(trip -> trip.down().statements().size())
                                        .orElse(0),
                        "statement")),
                notes);
    }

    /**
     * The statements of one run, with the schema on both sides of it.
     *
     * @param evidence the revision
     * @param run what ran
     * @param before the schema before it
     * @param after the schema after it
     */
    private record Pass(Upgraded evidence, StepRun run, SchemaSnapshot before, SchemaSnapshot after, Scene scene) {

        void look(List<Finding> findings, List<String> notes) {
            List<StatementRun> statements = run.statements();
            IdleDrops drops = new IdleDrops(evidence, run, before, scene);
            for (int i = 0; i < statements.size(); i++) {
                int place = i;
                StatementRun statement = statements.get(i);
                NeverTrue.reason(statement.sql(), scene.kind(), column -> isNeverNull(place, column))
                        .ifPresent(reason -> findings.add(unmatched(statement, reason)));
                Listed.stranger(statement.sql(), before, table -> isOpen(place, table, false), scene.kind())
                        .ifPresent(reason -> findings.add(strange(statement, reason)));
                OuterColumn.of(statement.sql(), before, table -> isOpen(place, table, true), scene.kind())
                        .ifPresent(asked -> findings.add(outer(statement, asked)));
                Repeated.earlier(statements, place, scene.kind())
                        .ifPresent(earlier -> findings.add(repeated(statement, earlier)));
                for (ConditionalDeed deed : ConditionalDeed.of(statement.sql(), scene.kind())) {
                    judge(deed, place, drops, findings, notes);
                }
            }
            findings.addAll(drops.findings());
        }

        private void judge(
                ConditionalDeed conditional, int place, IdleDrops drops, List<Finding> findings, List<String> notes) {
            List<SchemaObject> there = conditional.objects(before);
            StatementRun statement = run.statements().get(place);
            switch (conditional.condition()) {
                case IF_EXISTS -> {
                    if ((there.isEmpty() || isMissed(conditional, place)) && !isMadeHere(conditional, place)) {
                        drops.add(place, conditional);
                    }
                }
                case IF_NOT_EXISTS -> {
                    if (!there.isEmpty() && !isTouched(conditional, place, 0, place)) {
                        findings.add(notMade(
                                statement,
                                conditional,
                                SchemaWords.label(
                                        there.get(0).kind(), there.get(0).path())));
                    } else if (there.isEmpty()
                            && conditional.objects(after).isEmpty()
                            && !isTouched(conditional, place, 0, place)
                            && !isTouched(
                                    conditional,
                                    place,
                                    place + 1,
                                    run.statements().size())) {
                        namesake(conditional).ifPresent(other -> findings.add(notMade(statement, conditional, other)));
                    }
                }
                case OR_REPLACE -> {
                    boolean same = !there.isEmpty()
                            && there.equals(conditional.objects(after))
                            && !isTouched(conditional, place, 0, place)
                            && !isTouched(
                                    conditional,
                                    place,
                                    place + 1,
                                    run.statements().size());
                    if (same && isAlone(place)) {
                        findings.add(notReplaced(statement, conditional));
                    } else if (same) {
                        notes.add("replaces " + conditional.label() + " by the same");
                    }
                }
            }
        }

        /** Whether another statement of the run speaks of it, or runs code or drops something with all that hangs on it. */
        private boolean isTouched(ConditionalDeed deed, int place, int from, int to) {
            return IntStream.range(from, to)
                    .filter(i -> !isLook(i, place))
                    .mapToObj(i -> run.statements().get(i).sql())
                    .anyMatch(sql -> isAbout(deed, sql));
        }

        /** A query in front of a statement of the same operation, with which the engine itself looks before it acts. */
        private boolean isLook(int one, int other) {
            StatementRun a = run.statements().get(one);
            StatementRun b = run.statements().get(other);
            List<Token> tokens = Tokenizer.tokens(a.sql(), scene.kind());
            return one < other
                    && a.total() > 1
                    && a.total() == b.total()
                    && a.source().equals(b.source())
                    && one - a.number() == other - b.number()
                    && !tokens.isEmpty()
                    && tokens.get(0).isWord("select");
        }

        private boolean isAlone(int place) {
            return IntStream.range(0, run.statements().size()).allMatch(i -> i == place || isLook(i, place));
        }

        private boolean isAbout(ConditionalDeed conditional, String sql) {
            return Blame.mentions(sql, conditional.deed().name(), scene.kind())
                    || Blame.mentions(sql, "cascade", scene.kind())
                    || isCode(sql)
                    || Deed.of(sql, scene.kind()).stream()
                            .anyMatch(deed -> (deed.verb() == Deed.Verb.DROP || deed.verb() == Deed.Verb.RENAME)
                                    && deed.kind().equals("table")
                                    && conditional
                                            .deed()
                                            .table()
                                            .filter(deed.name()::equalsIgnoreCase)
                                            .isPresent());
        }

        private static boolean isCode(String sql) {
            String begin = sql.stripLeading().toLowerCase(Locale.ROOT);
            return begin.startsWith("do ")
                    || begin.startsWith("do$")
                    || begin.startsWith("call ")
                    || (begin.startsWith("select ") && begin.contains("("));
        }

        /** It is there afterwards as it was, and nothing else is done to it: the drop names another schema. */
        private boolean isMissed(ConditionalDeed conditional, int place) {
            return conditional.objects(before).equals(conditional.objects(after))
                    && !isTouched(
                            conditional, place, place + 1, run.statements().size());
        }

        /** It is dropped to be made anew, or was made or dropped by an earlier statement. */
        private boolean isMadeHere(ConditionalDeed conditional, int place) {
            boolean later = IntStream.range(place + 1, run.statements().size())
                    .mapToObj(i -> run.statements().get(i).sql())
                    .flatMap(sql -> Deed.of(sql, scene.kind()).stream())
                    .anyMatch(deed -> (deed.verb() == Deed.Verb.CREATE || deed.verb() == Deed.Verb.RENAME)
                            && deed.name().equalsIgnoreCase(conditional.deed().name()));
            return later || isTouched(conditional, place, 0, place);
        }

        /** PostgreSQL's tables, views, indexes and sequences share their names. */
        private Optional<String> namesake(ConditionalDeed conditional) {
            return before.allObjects()
                    .filter(object ->
                            object.name().equalsIgnoreCase(conditional.deed().name()))
                    .findFirst()
                    .map(object -> SchemaWords.label(object.kind(), object.path()));
        }

        private boolean isNeverNull(int place, String column) {
            String name = column.substring(column.lastIndexOf('.') + 1);
            List<String> tables = Deed.of(run.statements().get(place).sql(), scene.kind()).stream()
                    .filter(deed -> deed.verb() == Deed.Verb.WRITE)
                    .flatMap(deed -> deed.table().stream())
                    .distinct()
                    .toList();
            boolean altered = IntStream.range(0, place).anyMatch(i -> tables.stream()
                    .anyMatch(table -> Blame.mentions(run.statements().get(i).sql(), table, scene.kind())));
            return tables.size() == 1 && !altered && isNotNull(before, tables.get(0), name);
        }

        private static boolean isNotNull(SchemaSnapshot schema, String table, String column) {
            List<SchemaObject> columns = schema.objects().stream()
                    .filter(object ->
                            object.kind() == ObjectKind.TABLE && object.name().equalsIgnoreCase(table))
                    .flatMap(object -> object.children(ObjectKind.COLUMN).stream())
                    .filter(object -> object.name().equalsIgnoreCase(column))
                    .toList();
            return columns.size() == 1
                    && columns.get(0).attribute(SchemaWords.NULLABLE).equals(Optional.of("no"))
                    && columns.get(0)
                            .attribute("not null constraint")
                            .filter(told -> told.contains("not valid"))
                            .isEmpty();
        }

        private Finding unmatched(StatementRun statement, String reason) {
            String verb = statement.sql().stripLeading().substring(0, 6).toUpperCase(Locale.ROOT);
            return found(statement, verb + " that matches no row", "rows that the condition is true for", reason)
                    .cured(Cure.of(Cure.Kind.MATCH_ROWS, "correct the condition, or take the statement out"));
        }

        /**
         * Whether an earlier statement does something else to a table than to write its rows, or runs code.
         *
         * @param columns whether a column that is added counts; it leaves what others may have as it is
         */
        private boolean isOpen(int place, String table, boolean columns) {
            return IntStream.range(0, place)
                    .mapToObj(i -> run.statements().get(i).sql())
                    .anyMatch(sql -> isCode(sql)
                            || Deed.of(sql, scene.kind()).stream()
                                    .anyMatch(deed -> deed.verb() != Deed.Verb.WRITE
                                            && (columns || !isAddedColumn(deed))
                                            && deed.table()
                                                    .filter(table::equalsIgnoreCase)
                                                    .isPresent()));
        }

        private static boolean isAddedColumn(Deed deed) {
            return deed.verb() == Deed.Verb.CREATE && deed.kind().equals("column");
        }

        private Finding strange(StatementRun statement, String reason) {
            return found(
                            statement,
                            "comparison with a value that isn't allowed",
                            "a value that the column can have",
                            reason)
                    .cured(Cure.of(Cure.Kind.MATCH_ROWS, "correct the value, or take the comparison out"));
        }

        private Finding outer(StatementRun statement, OuterColumn.Asked asked) {
            return found(
                            statement,
                            "subquery, which asks " + asked.table() + " for " + asked.column()
                                    + ", a column that it doesn't have",
                            "a column of " + asked.table(),
                            asked.column() + " is a column of " + asked.owner()
                                    + ", so that each row is compared with itself")
                    .cured(Cure.of(
                            Cure.Kind.MATCH_ROWS,
                            "ask for the column that is meant, and write the table before it: " + asked.table()
                                    + ".the_column"));
        }

        private Finding repeated(StatementRun statement, StatementRun earlier) {
            String verb = statement.sql().stripLeading().substring(0, 6).toUpperCase(Locale.ROOT);
            String where = earlier.source().map(line -> " in " + line).orElse("");
            return found(
                            statement,
                            verb + ", which repeats another one",
                            "another statement, or other rows",
                            "the same" + where + " has done it; only triggers act again")
                    .cured(Cure.of(
                            Cure.Kind.MATCH_ROWS, "take one of the two out, or write what the second is to change"));
        }

        private Finding notMade(StatementRun statement, ConditionalDeed conditional, String other) {
            return traced(
                            found(
                                    statement,
                                    "create of " + conditional.label() + ", which is there already",
                                    conditional.label() + " is made",
                                    other + " has the name"),
                            conditional)
                    .cured(
                            Cure.of(
                                    Cure.Kind.NAME_OBJECT,
                                    "choose another name, or alter what is there; if it is what you want, take the statement out"));
        }

        private Finding notReplaced(StatementRun statement, ConditionalDeed conditional) {
            return found(
                            statement,
                            "replacement of " + conditional.label() + " by the same",
                            conditional.label() + " is changed",
                            "it is what it was before")
                    .cured(Cure.of(Cure.Kind.NAME_OBJECT, "write what is to change, or take the revision out"));
        }

        private Finding found(StatementRun statement, String what, String expected, String actual) {
            return scene.finding(evidence.script(), run.direction(), "has no effect with its " + what)
                    .at(Optional.of(Blame.place(evidence.script(), statement.source())))
                    .blaming(List.of(Blame.shown(statement)))
                    .differing(List.of("expected: " + expected, "but was: " + actual));
        }

        /** What is different in that object because of it is one fault with it. */
        private Finding traced(Finding finding, ConditionalDeed conditional) {
            return Trace.of(evidence, scene).stream()
                    .filter(trace -> conditional.isOfKind(trace.change().objectKind())
                            && trace.change()
                                    .path()
                                    .name()
                                    .equalsIgnoreCase(conditional.deed().name()))
                    .findFirst()
                    .map(trace -> finding.about(trace.about()))
                    .orElse(finding);
        }
    }
}
