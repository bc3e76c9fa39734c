package dev.retort.junit.generation;

import dev.retort.dialect.SqlWriter;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.sql.sqlite.Affinity;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets the database itself tell which candidates meet conditions, many in one statement. Nothing is written: candidates are
 * a list of values, cast to the types of their columns, that is called {@code new}.
 */
final class Judge {

    /** A candidate that can't be computed aborts its statement; so many of these, and the rest counts as bad. */
    private static final int FAILURES = 40;

    /** SQLite is in this process, so a statement costs next to nothing. */
    private static final int FAILURES_OF_SQLITE = 4_000;

    /** SQLite's and PostgreSQL's expressions that fail for a value, not for what is written in them. */
    private static final Set<String> OF_VALUES = Set.of("22", "23", "P0");

    /** So many candidates are cheaper to halve. */
    private static final int FEW = 4;

    private static final String TOLERANT =
            """
            create function pg_temp.retort_met(question text) returns boolean[] language plpgsql as $met$
            declare answer boolean[];
            begin
              execute question into answer;
              return answer;
            exception when others then
              return null;
            end $met$""";

    private final Session session;
    private final SqlWriter writer;
    private final boolean sqlite;
    private final Set<String> broken = new HashSet<>();

    Judge(Session session) {
        this.session = session;
        this.writer = Writers.of(session.database());
        this.sqlite = session.database() == DatabaseKind.SQLITE;
    }

    /**
     * For each candidate, which conditions it doesn't make false.
     *
     * @param candidates values by column; a column without one is NULL
     * @param conditions as SQL; one that the database doesn't understand is met by all
     */
    List<boolean[]> judge(TableFacts table, List<Map<String, Value>> candidates, List<String> conditions)
            throws SQLException {
        List<String> shown = conditions.stream()
                .map(condition -> broken.contains(condition) ? "true" : "(" + condition + ") is not false")
                .toList();
        List<boolean[]> answers = new ArrayList<>(Collections.nCopies(candidates.size(), new boolean[0]));
        int[] left = {sqlite ? FAILURES_OF_SQLITE : FAILURES};
        ask(new Question(table, shown, conditions), candidates, 0, answers, left);
        return answers;
    }

    /** What an expression gives for each candidate, as a literal; NULL where it can't be computed. */
    List<Value> compute(TableFacts table, List<Map<String, Value>> candidates, String expression, ColumnFacts column)
            throws SQLException {
        String text = sqlite
                ? "quote(" + expression + ")"
                : "cast(cast((" + expression + ") as " + column.type() + ") as text)";
        List<Value> values = new ArrayList<>();
        try {
            session.guarded(() -> new Query(
                            session.connection(), "select " + text + from(table, candidates) + " order by new._i")
                    .each(row -> {
                        String found = row.getString(1);
                        values.add(
                                found == null
                                        ? Value.NULL
                                        : sqlite
                                                ? Value.ofLiteral(found)
                                                : column.pool().of(found));
                    }));
            return values;
        } catch (SQLException cannotCompute) {
            return Collections.nCopies(candidates.size(), Value.NULL);
        }
    }

    /** Distances as numbers, the first of the row; infinite where they can't be computed. */
    double[] measure(TableFacts table, List<Map<String, Value>> candidates, String distance) {
        double[] distances = new double[candidates.size()];
        Arrays.fill(distances, Double.MAX_VALUE);
        try {
            int[] place = {0};
            session.guarded(() -> new Query(
                            session.connection(), "select " + distance + from(table, candidates) + " order by new._i")
                    .each(row -> distances[place[0]++] = row.getDouble(1)));
        } catch (SQLException cannotCompute) {
            return distances;
        }
        return distances;
    }

    /** What is asked of candidates. */
    private record Question(TableFacts table, List<String> shown, List<String> conditions) {

        Question only(int place) {
            return new Question(table, List.of(shown.get(place)), List.of(conditions.get(place)));
        }
    }

    private void ask(
            Question question, List<Map<String, Value>> candidates, int first, List<boolean[]> answers, int[] left)
            throws SQLException {
        if (left[0] <= 0) {
            for (int i = 0; i < candidates.size(); i++) {
                answers.set(first + i, new boolean[question.shown.size()]);
            }
            return;
        }
        try {
            int[] place = {first};
            session.guarded(() -> new Query(
                            session.connection(),
                            "select " + String.join(", ", question.shown) + from(question.table, candidates)
                                    + " order by new._i")
                    .each(row -> {
                        boolean[] met = new boolean[question.shown.size()];
                        for (int i = 0; i < met.length; i++) {
                            met[i] = row.getBoolean(i + 1);
                        }
                        answers.set(place[0]++, met);
                    }));
        } catch (SQLException e) {
            left[0]--;
            failed(question, candidates, first, answers, left, e);
        }
    }

    private void failed(
            Question question,
            List<Map<String, Value>> candidates,
            int first,
            List<boolean[]> answers,
            int[] left,
            SQLException failure)
            throws SQLException {
        if (candidates.size() > FEW && !sqlite && isOfValue(failure)) {
            tolerantly(question, candidates, first, answers);
        } else if (candidates.size() > 1 && isOfValue(failure)) {
            int half = candidates.size() / 2;
            ask(question, candidates.subList(0, half), first, answers, left);
            ask(question, candidates.subList(half, candidates.size()), first + half, answers, left);
        } else if (candidates.size() == 1 && (question.shown.size() == 1 || sqlite || isOfValue(failure))) {
            answers.set(first, new boolean[question.shown.size()]);
        } else {
            oneByOne(question, candidates, first, answers, left);
        }
    }

    /** PostgreSQL itself can go on behind a failure, in a function that is gone afterwards. */
    private void tolerantly(Question question, List<Map<String, Value>> candidates, int first, List<boolean[]> answers)
            throws SQLException {
        String array = "select array[" + String.join(", ", question.shown) + "]";
        StringBuilder questions = new StringBuilder();
        for (int i = 0; i < candidates.size(); i++) {
            String one = array + from(question.table, candidates.subList(i, i + 1));
            questions
                    .append(i == 0 ? "(" : ", (")
                    .append(i)
                    .append(", ")
                    .append(writer.literal(one))
                    .append(")");
        }
        session.undone(() -> {
            Query.run(session.connection(), TOLERANT);
            new Query(
                            session.connection(),
                            "select pg_temp.retort_met(question) from (values " + questions
                                    + ") as q(place, question) order by place")
                    .each(new Query.Visit() {
                        private int place = first;

                        @Override
                        public void row(ResultSet row) throws SQLException {
                            boolean[] met = new boolean[question.shown.size()];
                            Array found = row.getArray(1);
                            Object[] truths = found == null ? new Object[0] : (Object[]) found.getArray();
                            for (int i = 0; i < truths.length; i++) {
                                met[i] = Boolean.TRUE.equals(truths[i]);
                            }
                            answers.set(place++, met);
                        }
                    });
        });
    }

    private boolean isOfValue(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return sqlite
                ? !String.valueOf(failure.getMessage()).contains("no such")
                : OF_VALUES.contains(state.substring(0, 2));
    }

    /** A condition that fails whatever the values are, is left out from then on. */
    private void oneByOne(
            Question question, List<Map<String, Value>> candidates, int first, List<boolean[]> answers, int[] left)
            throws SQLException {
        boolean[][] all = new boolean[candidates.size()][question.shown.size()];
        for (int i = 0; i < question.shown.size(); i++) {
            try {
                Question one = question.only(i);
                session.guarded(() -> new Query(
                                session.connection(),
                                "select " + one.shown.get(0) + from(one.table, candidates.subList(0, 1)))
                        .each(row -> {}));
            } catch (SQLException e) {
                if (!isOfValue(e)) {
                    broken.add(question.conditions.get(i));
                    for (boolean[] met : all) {
                        met[i] = true;
                    }
                    continue;
                }
            }
            List<boolean[]> single = new ArrayList<>(Collections.nCopies(candidates.size(), new boolean[1]));
            ask(question.only(i), candidates, 0, single, left);
            for (int row = 0; row < all.length; row++) {
                all[row][i] = single.get(row)[0];
            }
        }
        for (int row = 0; row < all.length; row++) {
            answers.set(first + row, all[row]);
        }
    }

    private String from(TableFacts table, List<Map<String, Value>> candidates) {
        Set<String> named =
                candidates.stream().flatMap(it -> it.keySet().stream()).collect(Collectors.toSet());
        List<ColumnFacts> columns = table.writable().stream()
                .filter(column -> named.contains(column.name()))
                .toList();
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < candidates.size(); i++) {
            Map<String, Value> candidate = candidates.get(i);
            values.append(i == 0 ? "(" : ", (").append(i);
            for (ColumnFacts column : columns) {
                String literal =
                        candidate.getOrDefault(column.name(), Value.NULL).sql();
                values.append(", ").append(sqlite ? literal : "cast(" + literal + " as " + column.type() + ")");
            }
            values.append(")");
        }
        String generated = table.columns().stream()
                .filter(column -> column.generated().isPresent()
                        && columns.size() == table.writable().size())
                .map(column -> ", (" + column.generated().get() + ") as " + writer.name(column.name()))
                .collect(Collectors.joining());
        return generated.isEmpty()
                ? " from " + given(columns, values, "new")
                : " from (select v.*" + generated + " from " + given(columns, values, "v") + ") as new";
    }

    private String given(List<ColumnFacts> columns, CharSequence values, String called) {
        if (sqlite) {
            return typed(columns, values) + " as " + called;
        }
        String names = columns.stream()
                .map(column -> ", " + writer.name(column.name()))
                .collect(Collectors.joining());
        return "(values " + values + ") as " + called + "(_i" + names + ")";
    }

    /** SQLite's values have no affinity and no collation unless they are given them. */
    private String typed(List<ColumnFacts> columns, CharSequence values) {
        StringBuilder select = new StringBuilder("(select column1 as _i");
        for (int i = 0; i < columns.size(); i++) {
            ColumnFacts column = columns.get(i);
            String value = "column" + (i + 2);
            select.append(", ")
                    .append(stored(column, value))
                    .append(column.ignoresCase() ? " collate nocase" : "")
                    .append(" as ")
                    .append(writer.name(column.name()));
        }
        return select + " from (values " + values + "))";
    }

    private static String stored(ColumnFacts column, String value) {
        return switch (Affinity.of(column.type())) {
            case TEXT -> column.pool().sort() == Sort.TEXT ? "cast(" + value + " as text)" : value;
            case REAL -> column.pool().sort() == Sort.NUMBER ? "cast(" + value + " as real)" : value;
            default -> value;
        };
    }
}
