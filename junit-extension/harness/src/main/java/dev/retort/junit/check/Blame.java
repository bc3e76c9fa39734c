package dev.retort.junit.check;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.history.SourceFile;
import dev.retort.operation.writing.SourceLine;
import dev.retort.run.StatementRun;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Picks the statements that have to do with an object. */
final class Blame {

    private static final int SHOWN = 4;
    private static final int LONGEST = 160;

    private Blame() {}

    /** A copy of the finding that names the statements about an object, and the place of the first of them. */
    static Finding on(Finding finding, RevisionScript script, List<StepRun> runs, List<String> names, Scene scene) {
        List<StatementRun> concerned = new ArrayList<>();
        for (String name : names) {
            if (concerned.isEmpty()) {
                runs.forEach(run -> run.statements().stream()
                        .filter(statement -> mentions(statement.sql(), name, scene.kind()))
                        .forEach(concerned::add));
            }
        }
        Optional<SourceLine> first = concerned.stream()
                .flatMap(statement -> statement.source().stream())
                .findFirst();
        return finding.at(Optional.of(place(script, first)))
                .blaming(concerned.stream().limit(SHOWN).map(Blame::shown).toList());
    }

    static String place(RevisionScript script, Optional<SourceLine> source) {
        String file = SourceFile.shown(script.origin());
        return source.map(line -> file + ":" + line.line()).orElse(file);
    }

    /** Whether a statement names something, or code in it does. */
    static boolean mentions(String sql, String name, DatabaseKind database) {
        return names(Tokenizer.tokensWithCode(sql, database), database).anyMatch(name::equalsIgnoreCase);
    }

    /** The same, but for tables that it only refers to: a key that points to a table does nothing to the rows in it. */
    static boolean touches(String sql, String table, DatabaseKind database) {
        List<Token> tokens = new ArrayList<>();
        TokenCursor cursor = new TokenCursor(Tokenizer.tokensWithCode(sql, database));
        while (!cursor.isAtEnd()) {
            if (cursor.take("references") && !cursor.isAtEnd()) {
                cursor.nextName();
            } else {
                tokens.add(cursor.next());
            }
        }
        return names(tokens, database).anyMatch(table::equalsIgnoreCase);
    }

    /** A text counts if all of it is a name, as in {@code setval('users_id_seq', 1)}. */
    private static Stream<String> names(List<Token> tokens, DatabaseKind database) {
        return tokens.stream().flatMap(token -> switch (token.kind()) {
            case WORD, QUOTED -> Stream.of(token.name());
            case STRING -> nameIn(token.name(), database).stream();
            default -> Stream.of();
        });
    }

    private static Optional<String> nameIn(String text, DatabaseKind database) {
        List<Token> parts = Tokenizer.tokens(text, database);
        boolean path = IntStream.range(0, parts.size())
                .allMatch(i -> i % 2 == 1
                        ? parts.get(i).isSymbol(".")
                        : parts.get(i).kind() == Token.Kind.WORD || parts.get(i).kind() == Token.Kind.QUOTED);
        return path && parts.size() % 2 == 1
                ? Optional.of(parts.get(parts.size() - 1).name())
                : Optional.empty();
    }

    static String shown(StatementRun statement) {
        String where = statement.source().map(line -> " (" + line + ")").orElse("");
        return statement.direction().word() + where + ": " + shortened(statement.sql());
    }

    static String shortened(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
