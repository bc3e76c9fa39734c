package dev.retort.script;

import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Outline;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds where a part of an SQL file ends: at the next section line that isn't in a string, a comment, a body or a fence. A
 * part for any database is read by the rules of each; where only one of them can read it, it is meant for that one.
 *
 * @param tells which comments besides are to be looked at; no others are kept
 */
record PartReader(CharSequence text, Predicate<Token> isSection, Predicate<Token> tells) {

    /**
     * Reads a part.
     *
     * @param from where it begins
     * @param database whose part it is; empty if it is for any
     * @throws SqlSyntaxException if something in it is never closed, or if the databases see its end in different places;
     *     its line is that of the file
     */
    Outline read(int from, Optional<DatabaseKind> database) {
        if (database.isPresent()) {
            return database.get() == DatabaseKind.SQLITE ? sqlite(from) : outline(from, database.get(), tells);
        }
        Outline postgresql;
        try {
            postgresql = outline(from, DatabaseKind.POSTGRESQL, tells);
        } catch (SqlSyntaxException unreadable) {
            return readableAtLeast(from, unreadable);
        }
        Set<Integer> found = new HashSet<>();
        postgresql.comments().forEach(comment -> found.add(comment.start()));
        Outline sqlite;
        try {
            sqlite = outline(
                    from,
                    DatabaseKind.SQLITE,
                    comment -> found.contains(comment.start()) || endsInCarriageReturn(comment));
        } catch (SqlSyntaxException unreadable) {
            return postgresql;
        }
        return both(from, postgresql, requireLineFeeds(sqlite));
    }

    private Outline outline(int from, DatabaseKind database, Predicate<Token> kept) {
        return Outline.of(text, from, database, isSection, kept);
    }

    private Outline sqlite(int from) {
        return requireLineFeeds(
                outline(from, DatabaseKind.SQLITE, comment -> tells.test(comment) || endsInCarriageReturn(comment)));
    }

    private static boolean endsInCarriageReturn(Token comment) {
        return comment.text().startsWith("--") && comment.text().stripTrailing().indexOf('\r') >= 0;
    }

    /** A carriage return ends a comment on PostgreSQL, and every editor shows it so, but SQLite goes on with the comment. */
    private Outline requireLineFeeds(Outline sqlite) {
        Stream.concat(sqlite.comments().stream(), sqlite.last().stream())
                .filter(PartReader::endsInCarriageReturn)
                .findFirst()
                .ifPresent(comment -> {
                    throw unreadable(
                            "a line ends in a carriage return alone, where SQLite goes on with the comment",
                            comment.start(),
                            "save the file with line feeds, or with both");
                });
        return sqlite;
    }

    private Outline readableAtLeast(int from, SqlSyntaxException unreadable) {
        try {
            return sqlite(from);
        } catch (SqlSyntaxException neither) {
            throw unreadable;
        }
    }

    /** What both agree on; a comment that one of them takes for a part of a string is none. */
    private Outline both(int from, Outline postgresql, Outline sqlite) {
        if (postgresql.end() != sqlite.end()) {
            return ofOne(from, postgresql, sqlite);
        }
        Set<Integer> others = new HashSet<>();
        sqlite.comments().forEach(comment -> others.add(comment.start()));
        List<Token> comments = postgresql.comments().stream()
                .filter(comment -> others.contains(comment.start()))
                .toList();
        return new Outline(comments, postgresql.code(), postgresql.end(), postgresql.last());
    }

    /** Only PostgreSQL has strings in dollar quotes and with an E before them; a part with one isn't for SQLite. */
    private Outline ofOne(int from, Outline postgresql, Outline sqlite) {
        int line = Math.min(postgresql.end(), sqlite.end());
        if (hasPostgresqlStrings(text.subSequence(from, Math.max(postgresql.end(), sqlite.end())))) {
            return postgresql;
        }
        DatabaseKind quoted = postgresql.end() > sqlite.end() ? DatabaseKind.POSTGRESQL : DatabaseKind.SQLITE;
        throw unreadable(
                "by the rules of " + quoted.label() + " this section line is inside of a string, a comment or a body",
                line,
                "say for which database the section above it is, such as -- upgrade " + quoted.id()
                        + ", or close what is open");
    }

    private static boolean hasPostgresqlStrings(CharSequence part) {
        Tokenizer tokenizer = Tokenizer.lenient(part, DatabaseKind.POSTGRESQL);
        Optional<Token> token = tokenizer.next();
        while (token.isPresent() && !isPostgresqlString(token.get())) {
            token = tokenizer.next();
        }
        return token.isPresent();
    }

    private static boolean isPostgresqlString(Token token) {
        return token.kind() == Token.Kind.STRING && "$eE".indexOf(token.text().charAt(0)) >= 0;
    }

    private SqlSyntaxException unreadable(String summary, int place, String cure) {
        return new SqlSyntaxException(Problem.of("sql-syntax", summary)
                .with("line", Tokenizer.lenient(text, DatabaseKind.SQLITE).line(place))
                .cure(cure));
    }
}
