package dev.retort.junit.generation;

import dev.retort.assertions.expression.Condition.Logical;
import dev.retort.assertions.expression.Expression;
import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** What each column of a table may take: the values of its type and its rules' own, sieved by the conditions on it alone. */
final class Choices {

    private static final int PLAIN = 12;
    private static final double MODEST = 15_000;
    private static final int PLAIN_UNDER_RULES = 30;

    /**
     * The values of one column.
     *
     * @param column which
     * @param plain different, ordinary ones
     * @param limits those on purpose
     * @param constants those that its rules suggest
     * @param nullable whether NULL is among them
     * @param open whether every further plain value of the type is allowed as well
     * @param all all of them, each once
     */
    record Choice(
            ColumnFacts column,
            List<Value> plain,
            List<Value> limits,
            List<Value> constants,
            boolean nullable,
            boolean open,
            List<Value> all) {

        static Choice of(
                ColumnFacts column,
                List<Value> plain,
                List<Value> limits,
                List<Value> constants,
                boolean nullable,
                boolean open) {
            Set<Value> all = new LinkedHashSet<>(plain);
            all.addAll(constants);
            all.addAll(limits);
            return new Choice(column, plain, limits, constants, nullable, open, List.copyOf(all));
        }

        /** How many different ones there surely are. */
        int size() {
            return open ? column.pool().distinct() : all().size();
        }

        /** An ordinary value, another one for each number as long as there are some; NULL if there is none at all. */
        Value fresh(int number) {
            if (open) {
                return column.pool().plainValue(number);
            }
            return all.isEmpty() ? Value.NULL : all.get(Math.floorMod(number, all.size()));
        }

        /** One of those on purpose; the constants of rules are half of them, lest the others drown. */
        Value limit(int number) {
            if (constants.isEmpty() || limits.isEmpty()) {
                List<Value> from = constants.isEmpty() ? limits : constants;
                return from.isEmpty() ? fresh(number) : from.get(Math.floorMod(number, from.size()));
            }
            List<Value> from = number % 2 == 0 ? constants : limits;
            return from.get(Math.floorMod(number / 2, from.size()));
        }

        Value any(Random random) {
            int kind = random.nextInt(10);
            return kind < 4 ? fresh(random.nextInt(PLAIN)) : limit(random.nextInt(1_000));
        }
    }

    private final Map<String, Choice> choices;

    private Choices(Map<String, Choice> choices) {
        this.choices = choices;
    }

    Choice of(String column) {
        return Optional.ofNullable(choices.get(column))
                .orElseThrow(() -> new IllegalArgumentException("there is no column " + column));
    }

    /** Asks the database once for all columns of a table together. */
    static Choices of(TableFacts table, Map<String, String> hints, Fit fit, Judge judge, Session session)
            throws SQLException {
        return new Sieve(table, hints, fit, judge, session).choices();
    }

    private static final class Sieve {

        private final TableFacts table;
        private final Map<String, String> hints;
        private final Fit fit;
        private final Judge judge;
        private final Session session;
        private final Map<String, List<String>> conditions = new LinkedHashMap<>();
        private final Map<String, List<String>> wishes = new LinkedHashMap<>();

        Sieve(TableFacts table, Map<String, String> hints, Fit fit, Judge judge, Session session) {
            this.table = table;
            this.hints = hints;
            this.fit = fit;
            this.judge = judge;
            this.session = session;
        }

        Choices choices() throws SQLException {
            table.rules().forEach(rule -> single(rule, conditions));
            table.wishes().forEach(rule -> single(rule, wishes));
            Map<String, Choice> choices = new HashMap<>();
            List<Choice> open = new ArrayList<>();
            for (ColumnFacts column : table.writable()) {
                Choice choice = unsieved(column);
                boolean ruled = conditions.containsKey(column.name()) || wishes.containsKey(column.name());
                if (ruled || PostgresValues.isGuessed(column.pool())) {
                    open.add(choice);
                }
                choices.put(column.name(), choice);
            }
            if (!open.isEmpty()) {
                sieve(open).forEach(choice -> choices.put(choice.column().name(), choice));
            }
            return new Choices(choices);
        }

        /** A rule of one column, or the parts of a conjunction that are of one column each. */
        private void single(Rule rule, Map<String, List<String>> into) {
            if (rule.isOfOneColumn()) {
                add(rule.columns().iterator().next(), rule.sql(), into);
            } else if (rule.tree() instanceof Logical and && and.connective() == Logical.Connective.AND) {
                ExpressionSql sql = new ExpressionSql(session.database(), Writers.of(session.database()));
                for (Expression part : and.operands()) {
                    List<String> named = Conjuncts.columns(part);
                    if (named.size() == 1) {
                        sql.find(part).ifPresent(text -> add(named.get(0), text, into));
                    }
                }
            }
        }

        private static void add(String column, String condition, Map<String, List<String>> into) {
            into.computeIfAbsent(column, any -> new ArrayList<>()).add(condition);
        }

        private Choice unsieved(ColumnFacts column) {
            List<Rule> about = new ArrayList<>();
            table.rules().stream()
                    .filter(rule -> rule.columns().contains(column.name()))
                    .forEach(about::add);
            table.wishes().stream()
                    .filter(rule -> rule.columns().contains(column.name()))
                    .forEach(about::add);
            Pool pool = column.pool();
            Optional<List<Value>> aimed = fit.broken().flatMap(demand -> demand.only(table.name(), column.name()));
            if (aimed.isPresent()) {
                List<Value> values = aimed.get();
                return Choice.of(column, values, values, List.of(), values.isEmpty(), false);
            }
            String hint = hints.get(table.name() + "." + column.name());
            if (hint != null) {
                List<Value> values =
                        PatternExamples.ofRegex(hint, 60).stream().map(pool::of).toList();
                return Choice.of(column, values, values, List.of(), column.nullable(), false);
            }
            boolean inKey = table.keys().stream().anyMatch(key -> key.columns().contains(column.name()));
            List<Value> only = fitting(fit.words().only(column.name()), pool);
            if (!only.isEmpty() && about.isEmpty() && !inKey && pool.sort() != Sort.LABEL) {
                return Choice.of(column, only, only, List.of(), column.nullable(), false);
            }
            int count = Math.min(pool.distinct(), conditions.containsKey(column.name()) ? PLAIN_UNDER_RULES : PLAIN);
            List<Value> plain = IntStream.range(0, count)
                    .mapToObj(pool::plainValue)
                    .distinct()
                    .toList();
            List<Rule> calculating = new ArrayList<>(about);
            RuleReader reader = new RuleReader(
                    session.database(),
                    Writers.of(session.database()),
                    table.columns().stream().map(ColumnFacts::name).toList());
            table.columns().stream()
                    .flatMap(made -> made.generated().stream())
                    .forEach(made -> calculating.add(reader.read("", "", made)));
            List<Value> limits = pool.limits().stream()
                    .map(pool::of)
                    .filter(value -> calculating.stream().noneMatch(rule -> overflows(rule, column, value)))
                    .toList();
            List<Value> constants = new ArrayList<>(Constants.of(column, about, session.database()));
            constants.addAll(inKey ? List.of() : fitting(fit.words().some(column.name()), pool));
            return Choice.of(column, plain, limits, constants, column.nullable(), true);
        }

        private static List<Value> fitting(Set<String> raw, Pool pool) {
            return raw.stream().flatMap(each -> pool.find(each).stream()).toList();
        }

        /** Where a rule calculates, the greatest values are none: their sum or product is beyond the type. */
        private boolean overflows(Rule rule, ColumnFacts column, Value value) {
            boolean postgres = session.database() == DatabaseKind.POSTGRESQL;
            boolean calculates = rule.tree()
                    .all()
                    .anyMatch(part -> Conjuncts.columns(part).contains(column.name())
                            && ((part instanceof Expression.Binary binary
                                            && postgres
                                            && "+-*/".contains(binary.operator()))
                                    || (part instanceof Expression.Call call
                                            && call.function().equals("abs"))));
            return calculates
                    && column.pool().sort() == Sort.NUMBER
                    && Math.abs(Double.parseDouble(value.raw())) > MODEST;
        }

        private List<Choice> sieve(List<Choice> ruled) throws SQLException {
            List<String> all = new ArrayList<>(List.of("true"));
            Map<String, List<Integer>> must = places(conditions, all);
            Map<String, List<Integer>> may = places(wishes, all);
            List<Map<String, Value>> candidates = new ArrayList<>();
            for (Choice choice : ruled) {
                Set<Value> values = new LinkedHashSet<>(choice.all());
                values.add(Value.NULL);
                values.forEach(value -> {
                    Map<String, Value> candidate = new HashMap<>();
                    ruled.forEach(other -> candidate.put(other.column().name(), Value.NULL));
                    candidate.put(choice.column().name(), value);
                    candidates.add(candidate);
                });
            }
            return kept(ruled, candidates, judge.judge(table, candidates, all), must, may);
        }

        /** Where the conditions of each column are among all. */
        private static Map<String, List<Integer>> places(Map<String, List<String>> texts, List<String> all) {
            Map<String, List<Integer>> places = new HashMap<>();
            texts.forEach((column, own) -> own.forEach(text -> {
                places.computeIfAbsent(column, any -> new ArrayList<>()).add(all.size());
                all.add(text);
            }));
            return places;
        }

        /** Who can't have a value otherwise does without what triggers wish. */
        private static List<Choice> kept(
                List<Choice> ruled,
                List<Map<String, Value>> candidates,
                List<boolean[]> met,
                Map<String, List<Integer>> must,
                Map<String, List<Integer>> may) {
            List<Choice> kept = new ArrayList<>();
            int at = 0;
            for (Choice choice : ruled) {
                String column = choice.column().name();
                Set<Value> good = new LinkedHashSet<>();
                Set<Value> best = new LinkedHashSet<>();
                Set<Value> values = new LinkedHashSet<>(choice.all());
                values.add(Value.NULL);
                for (int i = 0; i < values.size(); i++, at++) {
                    Value value = candidates.get(at).getOrDefault(column, Value.NULL);
                    if (meets(met.get(at), must.getOrDefault(column, List.of(0)))) {
                        good.add(value);
                        if (meets(met.get(at), may.getOrDefault(column, List.of(0)))) {
                            best.add(value);
                        }
                    }
                }
                kept.add(only(choice, best.stream().allMatch(Value::isNull) ? good : best));
            }
            return kept;
        }

        private static boolean meets(boolean[] answers, List<Integer> places) {
            return places.stream().allMatch(place -> answers.length > place && answers[place]);
        }

        private static Choice only(Choice choice, Set<Value> good) {
            return Choice.of(
                    choice.column(),
                    choice.plain().stream().filter(good::contains).toList(),
                    choice.limits().stream().filter(good::contains).toList(),
                    choice.constants().stream().filter(good::contains).toList(),
                    choice.nullable() && good.contains(Value.NULL),
                    false);
        }
    }
}
