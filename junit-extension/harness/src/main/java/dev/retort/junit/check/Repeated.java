package dev.retort.junit.check;

import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * An UPDATE or a DELETE that stands twice in a run, word for word, the second of which finds everything done: each row has its
 * values, or is gone. All that it can do is to wake triggers again, whose log then says that something happened twice.
 */
final class Repeated {

    private static final Set<String> BEHIND_VALUES = Set.of("where", "from", "returning", "order", "limit");

    /** What gives another value each time. */
    private static final Set<String> VARYING = Set.of(
            "random",
            "random_normal",
            "randomblob",
            "nextval",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "uuid_generate_v1",
            "uuid_generate_v4",
            "clock_timestamp",
            "statement_timestamp",
            "timeofday",
            "now",
            "current_timestamp",
            "current_time",
            "date",
            "time",
            "datetime",
            "julianday",
            "unixepoch",
            "strftime",
            "changes",
            "total_changes",
            "last_insert_rowid");

    private final DatabaseKind database;

    private Repeated(DatabaseKind database) {
        this.database = database;
    }

    /** The earlier statement that has done what one in a run does; empty if none has, as far as the texts tell. */
    static Optional<StatementRun> earlier(List<StatementRun> statements, int place, DatabaseKind database) {
        Repeated reading = new Repeated(database);
        List<String> words = reading.words(statements.get(place).sql());
        if (!reading.isDoneAtOnce(statements.get(place).sql())) {
            return Optional.empty();
        }
        for (int i = place - 1; i >= 0; i--) {
            if (reading.words(statements.get(i).sql()).equals(words)) {
                return Optional.of(statements.get(i));
            }
            if (!reading.isApart(statements.get(i).sql(), words)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private List<String> words(String sql) {
        return Tokenizer.tokens(sql, database).stream()
                .filter(token -> !token.isSymbol(";"))
                .map(token -> token.kind() == Token.Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : token.text())
                .toList();
    }

    /** Whether a statement between the two does nothing to what they are about. */
    private boolean isApart(String sql, List<String> words) {
        List<Deed> deeds = Deed.of(sql, database);
        return !deeds.isEmpty()
                && deeds.stream()
                        .flatMap(deed -> Optional.of(deed.name()).filter(name -> !name.isEmpty()).stream())
                        .noneMatch(name -> words.contains(name.toLowerCase(Locale.ROOT)))
                && deeds.stream()
                        .flatMap(deed -> deed.table().stream())
                        .noneMatch(table -> words.contains(table.toLowerCase(Locale.ROOT)));
    }

    /** Whether nothing is left to do for the same statement: no value depends on what it writes, on chance or on the time. */
    private boolean isDoneAtOnce(String sql) {
        List<Token> tokens = Tokenizer.tokens(sql, database);
        TokenCursor cursor = new TokenCursor(tokens);
        boolean steady = tokens.stream().noneMatch(token -> VARYING.stream().anyMatch(token::isWord));
        boolean simple = tokens.stream().noneMatch(token -> token.isWord("select") || token.isWord("limit"));
        if (!steady || !simple) {
            return false;
        }
        if (cursor.take("delete", "from")) {
            return true;
        }
        return cursor.take("update") && assignsFromOthers(cursor);
    }

    private static boolean assignsFromOthers(TokenCursor cursor) {
        cursor.skipUntil(token -> token.isWord("set"));
        if (!cursor.take("set")) {
            return false;
        }
        int begin = cursor.place();
        while (!cursor.isAtEnd()
                && !cursor.isAtSymbol(";")
                && BEHIND_VALUES.stream().noneMatch(cursor::isAt)) {
            if (cursor.isAtSymbol("(")) {
                cursor.group();
            } else {
                cursor.next();
            }
        }
        Set<String> assigned = new HashSet<>();
        List<Token> values = new ArrayList<>();
        for (List<Token> assignment : TokenCursor.parted(cursor.since(begin))) {
            int equals = IntStream.range(0, assignment.size())
                    .filter(i -> assignment.get(i).isSymbol("="))
                    .findFirst()
                    .orElse(-1);
            if (equals != 1) {
                return false;
            }
            assigned.add(assignment.get(0).name().toLowerCase(Locale.ROOT));
            values.addAll(assignment.subList(2, assignment.size()));
        }
        return values.stream()
                .filter(token -> token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED)
                .noneMatch(token -> assigned.contains(token.name().toLowerCase(Locale.ROOT)));
    }
}
