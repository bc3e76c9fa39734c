package dev.retort.junit.nightly;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.data.TableData;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.junit.check.Blame;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.rows.Renames;
import dev.retort.junit.rows.TablePair;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Why values are others each time: what SQL asks for that isn't in the database. */
final class Varying {

    /** Functions and words of both databases whose answer isn't in the rows. */
    private static final Set<String> SOURCES = Set.of(
            "random",
            "randomblob",
            "gen_random_uuid",
            "gen_random_bytes",
            "uuid_generate_v1",
            "uuid_generate_v4",
            "uuidv4",
            "uuidv7",
            "now",
            "current_timestamp",
            "current_date",
            "current_time",
            "localtimestamp",
            "localtime",
            "clock_timestamp",
            "statement_timestamp",
            "transaction_timestamp",
            "timeofday",
            "limit",
            "row_number",
            "array_agg",
            "string_agg",
            "group_concat",
            "nextval",
            "txid_current",
            "ctid",
            "rowid",
            "tablesample");

    /** Names of types, or of functions of what they are given: only with parentheses behind them. */
    private static final Set<String> CALLED =
            Set.of("datetime", "date", "time", "julianday", "unixepoch", "strftime", "timezone", "to_timestamp");

    private Varying() {}

    /** The words in statements that were blamed by which values may be others each time. */
    static List<String> sources(StepRun run, List<String> blamed, DatabaseKind kind) {
        return run.statements().stream()
                .filter(statement -> blamed.contains(Blame.shown(statement)))
                .flatMap(statement -> words(statement.sql(), kind))
                .distinct()
                .toList();
    }

    /** The words in a statement by which values may be others each time. */
    static Stream<String> words(String sql, DatabaseKind kind) {
        List<Token> tokens = Tokenizer.tokensWithCode(sql, kind);
        return IntStream.range(0, tokens.size())
                .filter(i -> tokens.get(i).kind() == Token.Kind.WORD)
                .filter(i -> SOURCES.contains(name(tokens.get(i)))
                        || (CALLED.contains(name(tokens.get(i)))
                                && i + 1 < tokens.size()
                                && tokens.get(i + 1).isSymbol("(")))
                .mapToObj(i -> name(tokens.get(i)));
    }

    private static String name(Token token) {
        return token.name().toLowerCase(Locale.ROOT);
    }

    /** The default of the column, or of a column of the key, that gives each row a value of its own. */
    static Optional<String> defaultOf(Discrepancy one, State after, DatabaseKind kind) {
        return one.table().flatMap(table -> columns(table, after)
                .filter(column -> one.column()
                        .map(name -> name.equals(column.name()))
                        .orElseGet(() -> keyOf(table, after).contains(column.name())))
                .flatMap(column -> varyingDefault(column, kind).stream())
                .findFirst());
    }

    private static Stream<SchemaObject> columns(String table, State state) {
        return state.schema().objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .filter(object -> TablePair.plain(object.path().toString()).equals(table))
                .flatMap(object -> object.children(ObjectKind.COLUMN).stream());
    }

    private static List<String> keyOf(String table, State state) {
        return table(state.data(), table).map(TableData::keyColumns).orElse(List.of());
    }

    private static Optional<TableData> table(DataSnapshot data, String plain) {
        return data.tables().values().stream()
                .filter(table -> TablePair.plain(table.table()).equals(plain))
                .findFirst();
    }

    private static Optional<String> varyingDefault(SchemaObject column, DatabaseKind kind) {
        return column.attribute("default").filter(text -> words(text, kind).anyMatch(word -> !word.equals("nextval")));
    }

    /**
     * Whether two tables have the same rows but for a key of one column, by which they were numbered, and for values of
     * defaults that vary.
     */
    static boolean onlyTheNumbersDiffer(String table, State one, State other, DatabaseKind kind) {
        Optional<TableData> left = table(one.data(), table);
        Optional<TableData> right = table(other.data(), table);
        if (left.isEmpty() || right.isEmpty() || left.get().keyColumns().size() != 1) {
            return false;
        }
        String key = left.get().keyColumns().get(0);
        boolean numbers = Stream.of(left.get(), right.get())
                .flatMap(data -> data.rows().stream().map(row -> data.value(row, key)))
                .allMatch(value -> value.filter(text -> text.matches("-?\\d+")).isPresent());
        Set<String> varying = columns(table, one)
                .filter(column -> varyingDefault(column, kind).isPresent())
                .map(SchemaObject::name)
                .collect(Collectors.toSet());
        return numbers
                && TablePair.of(left.get(), right.get(), new Renames())
                        .without(column -> column.equals(key) || varying.contains(column))
                        .changes()
                        .isEmpty();
    }
}
