package dev.retort.junit.generation;

import dev.retort.junit.generation.Draft.Kind;
import dev.retort.junit.generation.Rule.UniqueKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for rows that meet all conditions of a table: several drafts for each row, steered towards the conditions, judged by
 * the database in one statement; where none will do, the nearest are changed step by step.
 */
final class RuleSearch {

    private static final int DRAFTS = 8;
    private static final int NEAREST = 6;
    private static final int CHILDREN = 20;
    private static final int ROUNDS = 14;

    private final TableFacts table;
    private final Drafting drafting;
    private final Judge judge;
    private final ExpressionSql sql;
    private final Session session;
    private final List<Rule> rules;
    private final List<Rule> wishes;
    private final List<UniqueKey> partial;
    private final List<String> conditions;
    private final Set<String> relevant = new HashSet<>();
    private final Set<String> met = new HashSet<>();

    RuleSearch(TableFacts table, Drafting drafting, Judge judge, Session session) {
        this.table = table;
        this.drafting = drafting;
        this.judge = judge;
        this.session = session;
        this.sql = new ExpressionSql(session.database(), Writers.of(session.database()));
        boolean open =
                Stream.concat(table.rules().stream(), table.wishes().stream()).anyMatch(this::isOpen);
        this.rules = open ? table.rules() : List.of();
        this.wishes = open ? table.wishes() : List.of();
        this.partial =
                table.keys().stream().filter(key -> key.predicate().isPresent()).toList();
        this.conditions = Stream.of(
                        rules.stream().map(Rule::sql),
                        wishes.stream().map(Rule::sql),
                        partial.stream()
                                .map(key -> "coalesce(("
                                        + key.predicate().orElseThrow().sql() + "), false)"))
                .flatMap(texts -> texts)
                .toList();
        Stream.of(rules.stream(), wishes.stream(), partial.stream().map(key -> key.predicate()
                        .orElseThrow()))
                .flatMap(each -> each)
                .forEach(rule -> relevant.addAll(rule.columns()));
        boolean computed = table.columns().stream()
                .anyMatch(column -> column.generated().isPresent() && relevant.contains(column.name()));
        if (computed) {
            table.writable().forEach(column -> relevant.add(column.name()));
        }
        relevant.removeIf(column -> table.column(column).generated().isPresent());
    }

    /** Whether the sieve of single columns wasn't enough: several columns, or one that a parent decides. */
    private boolean isOpen(Rule rule) {
        return !rule.isOfOneColumn()
                || rule.columns().stream()
                        .anyMatch(column -> table.isReferring(column)
                                || table.column(column).generated().isPresent());
    }

    /** A row that was accepted, with the partial keys that it has. */
    record Found(Draft draft, Predicate<UniqueKey> keys) {}

    /** Up to that many rows, whose keys are taken from then on. */
    List<Found> draw(int first, int count) throws SQLException {
        return conditions.isEmpty() ? drawPlainly(first, count) : drawJudged(first, count);
    }

    /** The conditions that no draft has met; all of them, if they were met one by one only. */
    List<Rule> unmet() {
        List<Rule> never =
                rules.stream().filter(rule -> !met.contains(rule.sql())).toList();
        return never.isEmpty() ? rules : never;
    }

    private List<Found> drawPlainly(int first, int count) {
        List<Found> found = new ArrayList<>();
        List<Draft> earlier = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            drafting.draw(Draft.kind(number), number, earlier, any -> true).ifPresent(draft -> {
                drafting.guard().add(draft.row(), any -> true);
                found.add(new Found(draft, any -> true));
                earlier.add(draft);
            });
        }
        return found;
    }

    private List<Found> drawJudged(int first, int count) throws SQLException {
        List<Draft> drafts = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        List<Steering.Computed> wanted = new ArrayList<>();
        List<Draft> wanting = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            for (int i = 0; i < DRAFTS; i++) {
                Kind kind = i >= DRAFTS - 2 ? Kind.MIXED : Draft.kind(number);
                int row = number;
                drafting.draw(kind, number, List.of(), key -> key.predicate().isEmpty())
                        .ifPresent(draft -> {
                            for (Steering.Computed computed : steered(draft)) {
                                wanted.add(computed);
                                wanting.add(draft);
                            }
                            drafts.add(draft);
                            rows.add(row);
                        });
            }
        }
        compute(wanting, wanted);
        List<boolean[]> answers = judged(drafts);
        List<Found> found = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            int row = number;
            List<Integer> own = IntStream.range(0, drafts.size())
                    .filter(i -> rows.get(i) == row)
                    .boxed()
                    .toList();
            accept(own, drafts, answers, true).ifPresent(found::add);
        }
        int missing = count - found.size();
        if (missing > 0 && !drafts.isEmpty() && (found.isEmpty() || missing > count / 2)) {
            found.addAll(search(drafts, answers, found.isEmpty() ? ROUNDS : 2, missing));
        }
        if (found.isEmpty() && !wishes.isEmpty()) {
            List<Integer> all = IntStream.range(0, drafts.size()).boxed().toList();
            accept(all, drafts, answers, false).ifPresent(found::add);
        }
        for (int number = first + found.size(); !found.isEmpty() && number < first + count; number++) {
            copy(found.get(number % found.size()), number).ifPresent(found::add);
        }
        return found;
    }

    /** A row that is like one that was found in all that its conditions are about, and like another one in the rest. */
    private Optional<Found> copy(Found like, int number) {
        Draft copy = new Draft(like.draft());
        if (number % 2 == 0) {
            drafting.open(copy).stream()
                    .filter(column ->
                            !relevant.contains(column) && !copy.fixed().contains(column))
                    .forEach(column -> drafting.mutate(copy, column, List.of()));
        }
        boolean free = drafting.unique(copy, like.keys()) && shown(copy).equals(shown(like.draft()));
        if (!free) {
            return Optional.empty();
        }
        drafting.guard().add(copy.row(), like.keys());
        return Optional.of(new Found(copy, like.keys()));
    }

    private List<Steering.Computed> steered(Draft draft) {
        if (drafting.random().nextInt(8) == 0) {
            return List.of();
        }
        Steering steering = new Steering(table, drafting.choices(), drafting.random(), draft.fixed(), draft.row());
        Stream.concat(rules.stream(), wishes.stream()).forEach(rule -> steering.towards(rule.tree(), true));
        return steering.computed();
    }

    /** Asks for each expression once, for all drafts that want it. */
    private void compute(List<Draft> wanting, List<Steering.Computed> wanted) throws SQLException {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < wanted.size(); i++) {
            int place = i;
            sql.find(wanted.get(i).from()).ifPresent(text -> places.computeIfAbsent(
                            wanted.get(place).column() + " " + text, any -> new ArrayList<>())
                    .add(place));
        }
        for (List<Integer> same : places.values()) {
            ColumnFacts column = table.column(wanted.get(same.get(0)).column());
            String text = sql.find(wanted.get(same.get(0)).from()).orElseThrow();
            List<Map<String, Value>> candidates =
                    same.stream().map(place -> shown(wanting.get(place))).toList();
            List<Value> values = judge.compute(table, candidates, text, column);
            for (int i = 0; i < Math.min(values.size(), same.size()); i++) {
                if (!values.get(i).isNull()) {
                    Draft draft = wanting.get(same.get(i));
                    Steering.beside(
                                    column,
                                    values.get(i).raw(),
                                    wanted.get(same.get(i)).operator(),
                                    1)
                            .ifPresent(value -> draft.row().put(column.name(), value));
                }
            }
        }
    }

    private Map<String, Value> shown(Draft draft) {
        Map<String, Value> shown = new LinkedHashMap<>();
        relevant.forEach(column -> shown.put(column, draft.row().getOrDefault(column, Value.NULL)));
        return shown;
    }

    private List<boolean[]> judged(List<Draft> drafts) throws SQLException {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<boolean[]> answers =
                judge.judge(table, drafts.stream().map(this::shown).toList(), conditions);
        for (boolean[] answer : answers) {
            for (int i = 0; i < rules.size() && i < answer.length; i++) {
                if (answer[i]) {
                    met.add(rules.get(i).sql());
                }
            }
        }
        return answers;
    }

    private boolean meets(boolean[] answer, boolean withWishes) {
        int last = rules.size() + (withWishes ? wishes.size() : 0);
        return answer.length >= last && IntStream.range(0, last).allMatch(i -> answer[i]);
    }

    /** The first draft that meets everything and whose keys are free; what triggers wish is given up last. */
    private Optional<Found> accept(
            List<Integer> places, List<Draft> drafts, List<boolean[]> answers, boolean withWishes) {
        for (int place : places) {
            boolean[] answer = answers.get(place);
            Predicate<UniqueKey> keys =
                    key -> key.predicate().isEmpty() || answer[rules.size() + wishes.size() + partial.indexOf(key)];
            Draft draft = drafts.get(place);
            if (meets(answer, withWishes)
                    && drafting.guard().findConflict(draft.row(), keys).isEmpty()) {
                drafting.guard().add(draft.row(), keys);
                return Optional.of(new Found(draft, keys));
            }
        }
        return Optional.empty();
    }

    private List<Found> search(List<Draft> first, List<boolean[]> answers, int rounds, int count) throws SQLException {
        List<Found> found = new ArrayList<>();
        List<Draft> nearest = nearest(first, answers);
        for (int round = 0; round < rounds && found.size() < count; round++) {
            List<Draft> children = new ArrayList<>();
            List<Steering.Computed> wanted = new ArrayList<>();
            List<Draft> wanting = new ArrayList<>();
            for (Draft parent : nearest) {
                for (int i = 0; i < CHILDREN; i++) {
                    Draft child = child(parent);
                    if (i % 3 == 0) {
                        for (Steering.Computed computed : steered(child)) {
                            wanted.add(computed);
                            wanting.add(child);
                        }
                    }
                    children.add(child);
                }
            }
            compute(wanting, wanted);
            List<boolean[]> judged = judged(children);
            for (int place = 0; place < children.size() && found.size() < count; place++) {
                accept(List.of(place), children, judged, true).ifPresent(found::add);
            }
            List<Draft> all = new ArrayList<>(nearest);
            all.addAll(children);
            nearest = found.size() < count ? nearest(all, List.of()) : nearest;
        }
        return found;
    }

    private Draft child(Draft parent) {
        Draft child = new Draft(parent);
        List<String> open =
                relevant.stream().filter(parent.row()::containsKey).sorted().toList();
        int changes = 1 + drafting.random().nextInt(2);
        for (int i = 0; i < changes && !open.isEmpty(); i++) {
            drafting.mutate(child, open.get(drafting.random().nextInt(open.size())), open);
        }
        return child;
    }

    /** Those that miss least. */
    private List<Draft> nearest(List<Draft> drafts, List<boolean[]> answers) {
        List<Rule> all = Stream.concat(rules.stream(), wishes.stream()).toList();
        if (all.isEmpty()) {
            return drafts.subList(0, Math.min(NEAREST, drafts.size()));
        }
        String distance = new Distance(table, sql, session.database()).of(all);
        double[] far = judge.measure(table, drafts.stream().map(this::shown).toList(), distance);
        boolean unmeasured = IntStream.range(0, far.length).allMatch(i -> far[i] == Double.MAX_VALUE);
        if (unmeasured && !answers.isEmpty()) {
            for (int i = 0; i < far.length; i++) {
                boolean[] answer = answers.get(i);
                far[i] = IntStream.range(0, Math.min(all.size(), answer.length))
                        .filter(k -> !answer[k])
                        .count();
            }
        }
        Set<Map<String, Value>> seen = new LinkedHashSet<>();
        return IntStream.range(0, drafts.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> far[i]))
                .map(drafts::get)
                .filter(draft -> seen.add(shown(draft)))
                .limit(NEAREST)
                .collect(Collectors.toList());
    }
}
