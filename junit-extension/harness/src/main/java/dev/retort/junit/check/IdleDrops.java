package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.postgresql.ServerMadeName;
import dev.retort.error.NearestName;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.History.StepRun;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The drops of one run that met nothing. One whose name comes near to what is there, or beside which something is left, is a
 * fault of its own; those without a guess are told together, since a list of names from another time is one thing.
 */
final class IdleDrops {

    private static final String ELSEWHERE =
            "; what only another database has is dropped in a section for that database";

    private static final int SHOWN = 6;

    private final Upgraded evidence;
    private final StepRun run;
    private final SchemaSnapshot before;
    private final Scene scene;
    private final List<IdleDrop> drops = new ArrayList<>();

    IdleDrops(Upgraded evidence, StepRun run, SchemaSnapshot before, Scene scene) {
        this.evidence = evidence;
        this.run = run;
        this.before = before;
        this.scene = scene;
    }

    private record IdleDrop(StatementRun statement, ConditionalDeed conditional) {

        String label() {
            return conditional.label();
        }

        String name() {
            return conditional.deed().name();
        }
    }

    void add(int place, ConditionalDeed conditional) {
        if (!isNamedByTheDatabase(conditional, place) && !isAlternative(conditional)) {
            drops.add(new IdleDrop(run.statements().get(place), conditional));
        }
    }

    /** What an earlier statement made without a name, if PostgreSQL would have given it this one. */
    private boolean isNamedByTheDatabase(ConditionalDeed conditional, int place) {
        return scene.kind() == DatabaseKind.POSTGRESQL
                && IntStream.range(0, place)
                        .mapToObj(i -> run.statements().get(i).sql())
                        .anyMatch(sql -> names(conditional.deed().name(), sql));
    }

    private boolean names(String name, String sql) {
        Set<String> words = Blame.names(sql, scene.kind());
        return Deed.of(sql, scene.kind()).stream()
                .filter(deed -> deed.verb() == Deed.Verb.CREATE || deed.verb() == Deed.Verb.ALTER)
                .flatMap(deed -> deed.table().stream())
                .anyMatch(table -> ServerMadeName.couldBe(name, table, words));
    }

    /** One of several names that differ by PostgreSQL's number, of which another one is there. */
    private boolean isAlternative(ConditionalDeed conditional) {
        Optional<String> plain = ServerMadeName.withoutNumber(conditional.deed().name());
        return scene.kind() == DatabaseKind.POSTGRESQL
                && plain.isPresent()
                && run.statements().stream()
                        .flatMap(statement -> ConditionalDeed.of(statement.sql(), scene.kind()).stream())
                        .filter(other -> other.condition() == ConditionalDeed.Condition.IF_EXISTS)
                        .filter(other -> ServerMadeName.withoutNumber(
                                        other.deed().name())
                                .equals(plain))
                        .anyMatch(other -> !other.objects(before).isEmpty());
    }

    List<Finding> findings() {
        Map<IdleDrop, Trace> left = left();
        List<Finding> findings = new ArrayList<>();
        List<IdleDrop> unguessed = new ArrayList<>();
        for (IdleDrop drop : drops) {
            Optional<String> holder = holder(drop);
            if (holder.isPresent()) {
                findings.add(one(
                        drop,
                        "write " + drop.name() + " alone: what stands before the dot is a "
                                + (scene.kind() == DatabaseKind.SQLITE ? "database" : "schema") + ", and "
                                + holder.get()
                                + " is a table"));
                continue;
            }
            Optional<String> guess = Optional.ofNullable(left.get(drop))
                    .map(trace -> trace.change().path().name())
                    .or(() -> near(drop));
            if (guess.isPresent()) {
                Finding finding = one(
                        drop,
                        "name " + drop.conditional().deed().kind() + " " + guess.get()
                                + " if that is meant, or take the statement out");
                findings.add(Optional.ofNullable(left.get(drop))
                        .map(trace -> finding.about(trace.about()))
                        .orElse(finding));
            } else {
                unguessed.add(drop);
            }
        }
        if (unguessed.size() == 1) {
            findings.add(one(unguessed.get(0), "name what is there, or take the statement out"));
        } else if (!unguessed.isEmpty()) {
            findings.add(several(unguessed));
        }
        return findings;
    }

    /** The table that is named before what it holds, as on other databases. */
    private Optional<String> holder(IdleDrop drop) {
        List<Token> tokens = Tokenizer.tokens(drop.statement().sql(), scene.kind());
        return IntStream.range(2, tokens.size())
                .filter(i ->
                        tokens.get(i - 1).isSymbol(".") && tokens.get(i).name().equalsIgnoreCase(drop.name()))
                .mapToObj(i -> tokens.get(i - 2).name())
                .filter(name -> before.objects().stream()
                        .anyMatch(object -> object.kind() == ObjectKind.TABLE
                                && object.name().equalsIgnoreCase(name)))
                .findFirst();
    }

    /** What the run leaves and may have meant to drop, each with the drop whose name is nearest. */
    private Map<IdleDrop, Trace> left() {
        Map<IdleDrop, Trace> left = new LinkedHashMap<>();
        Trace.of(evidence, scene).stream()
                .filter(trace ->
                        trace.direction() == run.direction() && trace.change().kind() == Change.Kind.UNEXPECTED)
                .forEach(trace -> drops.stream()
                        .filter(drop -> drop.conditional()
                                        .isOfKind(trace.change().objectKind())
                                && !drop.name()
                                        .equalsIgnoreCase(trace.change().path().name()))
                        .min(Comparator.comparingInt(drop -> NearestName.distance(
                                drop.name(), trace.change().path().name())))
                        .ifPresent(drop -> left.putIfAbsent(drop, trace)));
        return left;
    }

    /** A name that the run doesn't speak of anyway, in which hardly a letter differs. */
    private Optional<String> near(IdleDrop drop) {
        Set<String> spoken = new HashSet<>();
        run.statements()
                .forEach(statement -> Deed.of(statement.sql(), scene.kind()).forEach(deed -> spoken.add(deed.name())));
        List<String> known = drop.conditional().names(before).stream()
                .filter(name -> spoken.stream().noneMatch(name::equalsIgnoreCase))
                .toList();
        int most = Math.max(2, drop.name().length() / 5);
        return NearestName.of(drop.name(), known).filter(name -> NearestName.distance(drop.name(), name) <= most);
    }

    private Finding one(IdleDrop drop, String cure) {
        return finding(
                List.of(drop.statement()),
                "drop of " + drop.label() + ", which isn't there",
                drop.label() + " is dropped",
                "there is no " + drop.label(),
                cure);
    }

    private Finding several(List<IdleDrop> some) {
        String labels = some.stream().limit(SHOWN).map(IdleDrop::label).collect(Collectors.joining(", "))
                + (some.size() > SHOWN ? " and " + (some.size() - SHOWN) + " more" : "");
        return finding(
                some.stream().map(IdleDrop::statement).distinct().toList(),
                "drops of " + some.size() + " things that aren't there",
                "they are dropped: " + labels,
                "there is none of them",
                "name what is there, or take the statements out");
    }

    private Finding finding(List<StatementRun> statements, String what, String expected, String actual, String cure) {
        return scene.finding(evidence.script(), run.direction(), "has no effect with its " + what)
                .at(Optional.of(Blame.place(evidence.script(), statements.get(0).source())))
                .blaming(statements.stream().map(Blame::shown).toList())
                .differing(List.of("expected: " + expected, "but was: " + actual))
                .cured(Cure.of(Cure.Kind.NAME_OBJECT, cure + ELSEWHERE));
    }
}
