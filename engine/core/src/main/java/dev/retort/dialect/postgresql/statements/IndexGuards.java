package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.error.Problem;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Queries that must find nothing before an index is created IF NOT EXISTS, which is content with what a failed CREATE INDEX
 * CONCURRENTLY leaves, and which no query uses.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createindex.html">CREATE INDEX</a>
 */
public final class IndexGuards {

    /** CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY s.t. */
    private static final int MOST_TOKENS = 13;

    private IndexGuards() {}

    /** A statement of a migration's text, behind its query if it is such a creation. */
    public static Stream<SqlStatement> guarded(SqlStatement statement) {
        Optional<SqlStatement> guard = guard(statement.sql())
                .map(it -> new SqlStatement(it.sql(), statement.transactional(), statement.line(), it.ifFound()));
        return Stream.concat(guard.stream(), Stream.of(statement));
    }

    static SqlStatement requireValid(QualifiedName table, String index) {
        QualifiedName qualified = table.withName(index);
        return SqlStatement.requireNoRows(
                Problem.of("invalid-index", "index " + qualified + " is there, but invalid: its creation failed")
                        .cure("drop it, DROP INDEX CONCURRENTLY " + POSTGRESQL.quote(qualified) + ", and run again"),
                "SELECT indrelid::regclass::text AS \"table\" FROM pg_catalog.pg_index"
                        + " JOIN pg_catalog.pg_class c ON c.oid = indexrelid"
                        + " WHERE NOT indisvalid AND c.relkind = 'i' AND c.relname = " + Literals.of(index)
                        + " AND c.relnamespace = (SELECT t.relnamespace FROM pg_catalog.pg_class t"
                        + " WHERE t.oid = pg_catalog.to_regclass(" + Literals.of(POSTGRESQL.quote(table)) + "))");
    }

    /** Of a statement that creates an index if it isn't there; only its first tokens are read. */
    private static Optional<SqlStatement> guard(String sql) {
        TokenCursor cursor = new TokenCursor(firstTokens(sql));
        if (!takes(cursor, "create", "unique") || !takes(cursor, "index", "concurrently")) {
            return Optional.empty();
        }
        if (!cursor.take("if", "not", "exists") || cursor.isAtEnd()) {
            return Optional.empty();
        }
        String index = name(cursor.next());
        if (!takes(cursor, "on", "only") || cursor.isAtEnd()) {
            return Optional.empty();
        }
        String first = name(cursor.next());
        QualifiedName table = cursor.takeSymbol(".") && !cursor.isAtEnd()
                ? QualifiedName.of(first, name(cursor.next()))
                : QualifiedName.of(first);
        return Optional.of(requireValid(table, index));
    }

    /** Takes a word, and another that may follow. */
    private static boolean takes(TokenCursor cursor, String word, String other) {
        boolean here = cursor.take(word);
        if (here) {
            cursor.take(other);
        }
        return here;
    }

    private static List<Token> firstTokens(String sql) {
        Tokenizer tokenizer = Tokenizer.lenient(sql, DatabaseKind.POSTGRESQL);
        return Stream.generate(tokenizer::next)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(token -> token.kind() != Token.Kind.COMMENT)
                .limit(MOST_TOKENS)
                .toList();
    }

    private static String name(Token token) {
        return token.kind() == Token.Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : token.name();
    }
}
