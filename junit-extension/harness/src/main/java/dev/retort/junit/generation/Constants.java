package dev.retort.junit.generation;

import dev.retort.assertions.expression.Condition;
import dev.retort.assertions.expression.Condition.Like;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.Expression.Call;
import dev.retort.assertions.expression.Literal;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Tokenizer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Values that a rule itself suggests for a column: its constants and their neighbours, texts that fit its patterns and lengths. */
final class Constants {

    private static final Set<String> LENGTHS = Set.of(
            "length",
            "char_length",
            "character_length",
            "octet_length",
            "array_length",
            "cardinality",
            "json_array_length",
            "jsonb_array_length",
            "bit_length");
    private static final int LONGEST = 20_000;
    private static final int MOST = 240;

    private final ColumnFacts column;
    private final DatabaseKind database;
    private final Set<String> found = new LinkedHashSet<>();
    private final Set<Value> own = new LinkedHashSet<>();

    private Constants(ColumnFacts column, DatabaseKind database) {
        this.column = column;
        this.database = database;
    }

    static List<Value> of(ColumnFacts column, List<Rule> rules, DatabaseKind database) {
        Constants constants = new Constants(column, database);
        for (Rule rule : rules) {
            constants.add(rule);
        }
        Stream<Value> suggested = constants.found.stream().limit(MOST).flatMap(raw -> column.pool().find(raw).stream());
        return Stream.concat(constants.own.stream(), suggested).distinct().toList();
    }

    private void add(Rule rule) {
        List<String> texts = new ArrayList<>();
        List<BigDecimal> numbers = new ArrayList<>();
        Stream<Expression> parts = rule.tree() instanceof Expression.Unread unread
                ? literals(unread)
                : rule.tree().all();
        parts.forEach(part -> {
            if (part instanceof Literal.Text text) {
                texts.add(text.value());
                number(text.value(), numbers);
            } else if (part instanceof Literal.Numeric number) {
                numbers.add(number.value());
            }
        });
        switch (column.pool().sort()) {
            case NUMBER -> numbers(numbers, texts);
            case TEXT -> texts(rule, texts, numbers);
            case OTHER -> others(rule, texts, numbers);
            case LABEL ->
                texts.stream().filter(column.pool().limits()::contains).forEach(found::add);
            case DATE, TIMESTAMP -> times(texts, numbers);
            case JSON -> json(texts, numbers);
            case ARRAY -> arrays(texts, numbers);
            case RANGE -> ranges(texts, numbers);
            case BYTES ->
                numbers.stream().filter(Constants::isLength).forEach(number -> IntStream.rangeClosed(-1, 1)
                        .map(step -> number.intValue() + step)
                        .filter(length -> length >= 0)
                        .forEach(length ->
                                found.add((database == DatabaseKind.POSTGRESQL ? "\\x" : "") + "ab".repeat(length))));
            case TRUTH -> {}
        }
    }

    private static Stream<Expression> literals(Expression.Unread unread) {
        return Tokenizer.tokens(unread.text(), DatabaseKind.SQLITE).stream().map(token -> switch (token.kind()) {
            case STRING -> new Literal.Text(token.name());
            case NUMBER -> new Literal.Text(token.text());
            default -> new Literal.Null();
        });
    }

    private static void number(String text, List<BigDecimal> numbers) {
        if (text.matches("-?\\d{1,30}(\\.\\d{1,30})?")) {
            numbers.add(new BigDecimal(text));
        }
    }

    private static boolean isLength(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0
                && number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(LONGEST)) <= 0;
    }

    /** Each number, its neighbours and its opposite, and what two of them make together. */
    private void numbers(List<BigDecimal> numbers, List<String> texts) {
        boolean whole = column.pool().plain().apply(0).indexOf('.') < 0;
        numbers.forEach(number -> near(number, whole));
        for (BigDecimal one : numbers) {
            near(one.negate(), whole);
            for (BigDecimal other : numbers) {
                if (numbers.size() <= 6 && one.compareTo(other) != 0) {
                    near(one.add(other), whole);
                    near(one.multiply(other), whole);
                    if (other.signum() != 0) {
                        near(one.divide(other, whole ? 0 : 2, RoundingMode.HALF_UP), whole);
                    }
                }
            }
        }
        if (!texts.isEmpty() && database == DatabaseKind.SQLITE) {
            times(texts, List.of());
        }
    }

    private void near(BigDecimal number, boolean whole) {
        Stream.of("0", "1", "-1", "0.5", "-0.5", "0.01", "-0.01", "10", "-10")
                .map(step -> number.add(new BigDecimal(step)))
                .filter(value -> !whole || value.stripTrailingZeros().scale() <= 0)
                .map(value -> whole ? value.setScale(0, RoundingMode.UNNECESSARY) : value)
                .forEach(value -> found.add(value.toPlainString()));
    }

    private void texts(Rule rule, List<String> texts, List<BigDecimal> numbers) {
        if (database == DatabaseKind.SQLITE) {
            ofFunctions(rule, texts, numbers);
        }
        rule.tree().all().filter(Like.class::isInstance).forEach(like -> found.addAll(examples((Like) like)));
        if (rule.tree() instanceof Expression.Unread) {
            texts.stream().limit(20).forEach(text -> found.addAll(PatternExamples.ofRegex(text, 4)));
        }
        List<String> examples = List.copyOf(found);
        found.addAll(texts);
        boolean lengths =
                rule.tree().all().anyMatch(part -> part instanceof Call call && LENGTHS.contains(call.function()));
        if (lengths || rule.tree() instanceof Expression.Unread) {
            numbers.stream()
                    .filter(Constants::isLength)
                    .distinct()
                    .limit(6)
                    .forEach(number -> lengths(number.intValue(), examples));
        }
        boolean parts = rule.tree().all().anyMatch(Call.class::isInstance);
        if (parts || rule.tree() instanceof Expression.Unread) {
            texts.stream().filter(text -> text.length() < 40).limit(8).forEach(text -> {
                found.addAll(List.of(
                        text + "a1",
                        "a1" + text,
                        "a1" + text + "b.c2",
                        text.toLowerCase(Locale.ROOT),
                        text.toUpperCase(Locale.ROOT)));
                texts.stream()
                        .filter(other -> other.length() < 40)
                        .limit(6)
                        .forEach(other -> found.addAll(
                                List.of(text + "x" + other, text + other, "a" + text + "b" + other + "c")));
            });
        }
        if (!numbers.isEmpty() && !lengths) {
            numbers.stream().limit(6).forEach(number -> found.add(number.toPlainString()));
        }
    }

    /** On SQLite a text may be a date or JSON; only the functions that it is given to tell. */
    private void ofFunctions(Rule rule, List<String> texts, List<BigDecimal> numbers) {
        rule.tree().all().forEach(part -> {
            String function = part instanceof Call call ? call.function() : "";
            if (function.matches("date|datetime|strftime|julianday|unixepoch")) {
                found.addAll(RawValues.DATES);
                found.addAll(RawValues.TIMESTAMPS);
                IntStream.range(0, 10).forEach(number -> found.add(RawValues.date(number)));
                IntStream.range(0, 10).forEach(number -> found.add(RawValues.timestamp(number)));
                times(texts, numbers);
            } else if (function.equals("time")) {
                found.addAll(RawValues.TIMES);
            } else if (function.startsWith("json")
                    || (part instanceof Expression.Binary binary
                            && binary.operator().startsWith("->"))) {
                found.addAll(RawValues.JSON);
                json(texts, numbers);
            }
        });
    }

    /** What is compared with the column itself is a value of its type, whatever it looks like. */
    private void others(Rule rule, List<String> texts, List<BigDecimal> numbers) {
        texts(rule, texts, numbers);
        if (rule.isOfOneColumn() && database == DatabaseKind.POSTGRESQL) {
            rule.tree()
                    .all()
                    .filter(part -> part instanceof Expression.OfTwo || part instanceof Condition.In)
                    .forEach(part -> {
                        List<Expression> sides = part.operands();
                        if (strip(sides.get(0)) instanceof Expression.Column) {
                            sides.stream()
                                    .skip(1)
                                    .flatMap(side -> Steering.literal(side).stream())
                                    .forEach(raw -> own.add(column.pool().of(raw)));
                        }
                    });
        }
    }

    private static List<String> examples(Like like) {
        Expression written = strip(like.pattern());
        if (written instanceof Call call
                && call.function().startsWith("similar")
                && strip(call.operands().get(0)) instanceof Literal.Text similar) {
            return PatternExamples.ofRegex(similar.value().replace("%", ".*").replace("_", "."), 30);
        }
        if (!(written instanceof Literal.Text pattern)) {
            return List.of();
        }
        return switch (like.style()) {
            case LIKE, ILIKE -> PatternExamples.ofLike(pattern.value(), escape(like));
            case GLOB -> PatternExamples.ofGlob(pattern.value());
            case REGEXP, IREGEXP -> PatternExamples.ofRegex(pattern.value(), 30);
        };
    }

    private static char escape(Like like) {
        return like.escape()
                .filter(Literal.Text.class::isInstance)
                .map(text -> ((Literal.Text) text).value())
                .filter(text -> text.length() == 1)
                .map(text -> text.charAt(0))
                .orElse('\\');
    }

    /** A literal without the casts around it. */
    static Expression strip(Expression expression) {
        return expression instanceof Expression.Cast cast
                ? strip(cast.operand())
                : expression instanceof Expression.Collated collated ? strip(collated.operand()) : expression;
    }

    private void lengths(int length, List<String> examples) {
        for (int step : List.of(0, 1, -1)) {
            int wanted = length + step;
            if (wanted >= 0) {
                found.addAll(List.of(
                        "x".repeat(wanted),
                        "7".repeat(wanted),
                        "AB".repeat(wanted / 2 + 1).substring(0, wanted)));
                found.add(
                        RawValues.text(wanted).length() == wanted
                                ? RawValues.text(wanted)
                                : "qrst".repeat(wanted / 4 + 1).substring(0, wanted));
                examples.stream()
                        .filter(example -> !example.isEmpty() && example.length() < wanted)
                        .limit(4)
                        .forEach(example -> found.add(
                                example.repeat(wanted / example.length() + 1).substring(0, wanted)));
            }
        }
    }

    /** Days around those that are named; a number may be a year, a month or an hour. */
    private void times(List<String> texts, List<BigDecimal> numbers) {
        for (String text : texts) {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
                String behind = text.substring(10);
                try {
                    LocalDate day = LocalDate.parse(text.substring(0, 10));
                    Stream.of(0, 1, -1, 40, -40).forEach(step -> found.add(day.plusDays(step) + behind));
                } catch (DateTimeException noDay) {
                    found.add(text);
                }
            }
        }
        String behind = column.pool().plain().apply(0).length() > 10
                ? column.pool().plain().apply(0).substring(10)
                : "";
        numbers.stream()
                .filter(number -> isLength(number) && number.intValue() >= 1 && number.intValue() <= 9_999)
                .flatMap(number -> Stream.of(number.intValue() - 1, number.intValue(), number.intValue() + 1))
                .distinct()
                .forEach(number -> {
                    if (number >= 1_000) {
                        found.add(number + "-06-15" + behind);
                    } else if (number >= 1 && number <= 12) {
                        found.add(String.format(Locale.ROOT, "2024-%02d-15%s", number, behind));
                    }
                });
        if (column.pool().sort() == Sort.TIMESTAMP) {
            numbers.stream()
                    .filter(number -> isLength(number) && number.intValue() < 24)
                    .forEach(number -> found.add(String.format(
                            Locale.ROOT,
                            "2024-01-15 %02d:00:00%s",
                            number.intValue(),
                            behind.replaceFirst("^[^+]*", ""))));
        }
        int weekAndMonth = 35;
        IntStream.range(0, weekAndMonth)
                .forEach(number -> found.add(column.pool().plain().apply(number)));
    }

    /** Objects that have all keys that are named, with values of every kind. */
    private void json(List<String> texts, List<BigDecimal> numbers) {
        List<String> keys = texts.stream()
                .map(text -> text.replaceFirst("^\\$\\.?", "").replaceFirst("^\\{(.*)\\}$", "$1"))
                .filter(text -> !text.isEmpty() && text.length() < 60)
                .distinct()
                .limit(6)
                .toList();
        List<String> values = new ArrayList<>(List.of("\"a\"", "1", "true", "{}", "[]", "[1]", "null", "\"a1\""));
        numbers.stream().limit(4).forEach(number -> Stream.of(-1, 0, 1)
                .forEach(step -> values.add(number.add(BigDecimal.valueOf(step)).toPlainString())));
        texts.stream().limit(6).forEach(text -> values.add(quoted(text)));
        texts.stream()
                .filter(text -> text.startsWith("{") || text.startsWith("["))
                .forEach(found::add);
        for (String value : values) {
            found.add(value);
            found.add("[" + value + "]");
            keys.forEach(key -> found.add("{" + path(key, value) + "}"));
            found.add("{"
                    + String.join(
                            ", ", keys.stream().map(key -> path(key, value)).toList()) + "}");
            for (int outer = 0; outer + 1 < keys.size(); outer++) {
                found.add("{" + quoted(keys.get(outer)) + ": {" + path(keys.get(outer + 1), value) + "}}");
            }
        }
        lengthsOfArrays(numbers)
                .forEach(length -> found.add("["
                        + String.join(
                                ", ",
                                IntStream.range(0, length)
                                        .mapToObj(String::valueOf)
                                        .toList()) + "]"));
    }

    private static String path(String key, String value) {
        String[] steps = key.split("[.,]");
        String inner = value;
        for (int i = steps.length - 1; i > 0; i--) {
            inner = "{" + quoted(steps[i].strip()) + ": " + inner + "}";
        }
        return quoted(steps[0].strip()) + ": " + inner;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static Stream<Integer> lengthsOfArrays(List<BigDecimal> numbers) {
        return numbers.stream()
                .filter(number -> isLength(number) && number.intValue() <= 200)
                .flatMap(number -> Stream.of(number.intValue() - 1, number.intValue(), number.intValue() + 1))
                .filter(length -> length >= 0)
                .distinct();
    }

    private void arrays(List<String> texts, List<BigDecimal> numbers) {
        Pool pool = column.pool();
        List<String> items = new ArrayList<>();
        texts.stream().filter(text -> !text.startsWith("{")).forEach(items::add);
        numbers.stream().limit(4).forEach(number -> items.add(number.toPlainString()));
        texts.stream().filter(text -> text.startsWith("{")).forEach(found::add);
        items.forEach(item -> found.add(PostgresValues.arrayOf(Stream.of(item))));
        found.add(PostgresValues.arrayOf(items.stream()));
        for (int i = 0; i + 1 < items.size(); i++) {
            found.add(PostgresValues.arrayOf(Stream.of(items.get(i), items.get(i + 1))));
        }
        lengthsOfArrays(numbers)
                .filter(length -> length <= 50)
                .forEach(length -> found.add(IntStream.range(0, length)
                        .mapToObj(number -> inside(pool.plain().apply(number)))
                        .collect(Collectors.joining(",", "{", "}"))));
    }

    private static String inside(String array) {
        return array.substring(1, array.length() - 1);
    }

    private void ranges(List<String> texts, List<BigDecimal> numbers) {
        List<String> bounds = new ArrayList<>(texts);
        numbers.forEach(number -> Stream.of(-1, 0, 1)
                .forEach(step -> bounds.add(number.add(BigDecimal.valueOf(step)).toPlainString())));
        boolean ofTimes = column.pool().plain().apply(0).contains("-");
        bounds.removeIf(bound -> !bound.matches("-?[0-9].*") || bound.matches("\\d{4}-.*") != ofTimes);
        List.copyOf(bounds).forEach(bound -> {
            found.add("[" + bound + "," + bound + "]");
            found.add("[" + bound + ",)");
            found.add("(," + bound + "]");
            found.add("(," + bound + ")");
            bounds.stream()
                    .filter(other -> isBelow(bound, other))
                    .forEach(other -> found.add("[" + bound + "," + other + ")"));
        });
    }

    /** Two numbers or two times in order. */
    private static boolean isBelow(String bound, String other) {
        List<BigDecimal> numbers = new ArrayList<>();
        number(bound, numbers);
        number(other, numbers);
        boolean times = numbers.isEmpty() && other.matches("[0-9].*");
        return numbers.size() == 2 ? numbers.get(0).compareTo(numbers.get(1)) < 0 : times && bound.compareTo(other) < 0;
    }
}
