package dev.retort.junit.mutation;

import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import dev.retort.script.SqlPart;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Splitter;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one direction of an SQL file runs on a database, as statements whose tokens have their places in the file.
 *
 * @param script the revision
 * @param direction the direction
 * @param part the text
 * @param database by whose rules it is read
 * @param statements its statements in order
 */
record Passage(
        RevisionScript script, Direction direction, SqlPart part, DatabaseKind database, List<Sentence> statements) {

    Passage {
        statements = List.copyOf(statements);
    }

    /** Both directions of a script; nothing for what isn't SQL, or can't be read on that database. */
    static List<Passage> of(RevisionScript script, DatabaseKind database) {
        return Stream.of(Direction.UPGRADE, Direction.DOWNGRADE)
                .flatMap(direction ->
                        script
                                .part(direction, database)
                                .flatMap(part -> read(script, direction, part, database))
                                .stream())
                .toList();
    }

    private static Optional<Passage> read(
            RevisionScript script, Direction direction, SqlPart part, DatabaseKind database) {
        try {
            List<Sentence> statements = new ArrayList<>();
            for (Splitter.Statement statement : Splitter.statements(part.text(), database)) {
                statements.add(Sentence.of(statement, part, database));
            }
            return Optional.of(new Passage(script, direction, part, database, statements));
        } catch (SqlSyntaxException unreadable) {
            return Optional.empty();
        }
    }

    /** The table that a statement makes only to be given another's name: the copy of a rebuild. */
    boolean isCopyOfRebuild(Sentence create) {
        Optional<String> made = create.createdTable();
        return made.isPresent()
                && statements.stream()
                        .map(Sentence::cursor)
                        .anyMatch(cursor -> cursor.take("alter", "table")
                                && cursor.nextName().equalsIgnoreCase(made.get())
                                && cursor.take("rename", "to"));
    }

    /** The line of the file that a place is on. */
    int line(int place) {
        return 1
                + (int) part.file()
                        .substring(0, place)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /**
     * A statement.
     *
     * @param tokens its tokens without comments, at their places in the file
     * @param end the place behind it and its semicolon
     */
    record Sentence(List<Token> tokens, int end) {

        Sentence {
            tokens = List.copyOf(tokens);
        }

        static Sentence of(Splitter.Statement statement, SqlPart part, DatabaseKind database) {
            int from = part.from() + statement.start();
            List<Token> tokens = Tokenizer.tokens(statement.sql(), database).stream()
                    .map(token -> new Token(token.kind(), token.text(), token.start() + from))
                    .toList();
            int end = from + statement.sql().length();
            Tokenizer behind = Tokenizer.lenient(part.file(), database);
            behind.moveTo(end);
            Optional<Token> next = behind.next();
            while (next.filter(token -> token.kind() == Token.Kind.COMMENT).isPresent()) {
                next = behind.next();
            }
            return new Sentence(
                    tokens,
                    next.filter(token -> token.isSymbol(";")).map(Token::end).orElse(end));
        }

        int start() {
            return tokens.get(0).start();
        }

        TokenCursor cursor() {
            return new TokenCursor(tokens);
        }

        boolean begins(String... words) {
            return cursor().isAt(words);
        }

        /** Whether it is CREATE and the kind of object, whatever stands between the two. */
        boolean creates(String kind) {
            return begins("create")
                    && tokens.stream().limit(5).anyMatch(token -> token.isWord(kind))
                    && objectKind().equals(kind);
        }

        /** The kind of object that a CREATE or DROP is about, in lower case; empty if it is neither. */
        String objectKind() {
            if (!begins("create") && !begins("drop")) {
                return "";
            }
            return tokens.stream()
                    .skip(1)
                    .limit(5)
                    .filter(token -> KINDS.stream().anyMatch(token::isWord))
                    .findFirst()
                    .map(token -> token.text().toLowerCase(Locale.ROOT))
                    .orElse("");
        }

        private static final List<String> KINDS = List.of(
                "table",
                "index",
                "trigger",
                "view",
                "type",
                "domain",
                "sequence",
                "function",
                "procedure",
                "schema",
                "extension",
                "policy",
                "rule",
                "statistics",
                "aggregate",
                "operator",
                "collation");

        /** The name of the table that it creates, without a schema. */
        Optional<String> createdTable() {
            TokenCursor cursor = cursor();
            if (!creates("table")) {
                return Optional.empty();
            }
            cursor.skipUntil(token -> token.isWord("table"));
            cursor.next();
            cursor.take("if", "not", "exists");
            return cursor.isAtEnd() ? Optional.empty() : Optional.of(cursor.nextName());
        }

        /** Whether it changes rows. */
        boolean changesRows() {
            return begins("insert")
                    || begins("update")
                    || begins("delete")
                    || begins("replace")
                    || begins("with")
                    || begins("merge");
        }
    }
}
