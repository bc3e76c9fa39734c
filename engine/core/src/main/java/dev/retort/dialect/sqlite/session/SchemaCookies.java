package dev.retort.dialect.sqlite.session;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.NothingDone;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sees whether a statement with {@code IF EXISTS} or {@code IF NOT EXISTS} did anything, of which SQLite says nothing: each
 * change of a schema counts its cookie up.
 *
 * @see <a href="https://www.sqlite.org/pragma.html#pragma_schema_version">schema_version</a>
 */
final class SchemaCookies {

    private static final Pattern CONDITIONAL =
            Pattern.compile("\\bIF\\s+(?:NOT\\s+)?EXISTS\\b", Pattern.CASE_INSENSITIVE);

    private final Pragmas pragmas;
    private Optional<Attempt> attempt = Optional.empty();

    SchemaCookies(Pragmas pragmas) {
        this.pragmas = pragmas;
    }

    void beforeStatement(String sql) throws SQLException {
        attempt = Optional.empty();
        if (CONDITIONAL.matcher(sql).find()) {
            Optional<String> words = words(sql);
            if (words.isPresent()) {
                attempt = Optional.of(new Attempt(words.get(), cookies()));
            }
        }
    }

    Optional<NothingDone> nothingDone() throws SQLException {
        Optional<Attempt> last = attempt;
        attempt = Optional.empty();
        if (last.isEmpty() || !last.get().cookies().equals(cookies())) {
            return Optional.empty();
        }
        boolean creates = last.get().words().startsWith("CREATE");
        return Optional.of(new NothingDone(
                last.get().words() + (creates ? ": the name is taken already, skipped" : ": there is none, skipped"),
                creates));
    }

    /** Such as {@code CREATE TABLE IF NOT EXISTS t}; empty if it isn't of that kind. */
    private static Optional<String> words(String sql) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, DatabaseKind.SQLITE));
        StringBuilder words = new StringBuilder();
        if (!cursor.isAt("CREATE") && !cursor.isAt("DROP")) {
            return Optional.empty();
        }
        while (!cursor.isAtEnd()) {
            if (cursor.take("IF", "NOT", "EXISTS") || cursor.take("IF", "EXISTS")) {
                boolean creates = words.indexOf("CREATE") == 0;
                return Optional.of(words + (creates ? "IF NOT EXISTS " : "IF EXISTS ") + cursor.nextName());
            }
            if (cursor.isAtSymbol("(") || words.length() > 40) {
                return Optional.empty();
            }
            words.append(cursor.next().text().toUpperCase(Locale.ROOT)).append(' ');
        }
        return Optional.empty();
    }

    private List<Long> cookies() throws SQLException {
        List<String> names = new ArrayList<>();
        new Query(pragmas.connection(), "SELECT name FROM pragma_database_list ORDER BY seq")
                .each(row -> names.add(row.getString(1)));
        List<Long> cookies = new ArrayList<>();
        for (String name : names) {
            cookies.add(pragmas.number(SQLITE.quote(name) + ".schema_version"));
        }
        return cookies;
    }

    /**
     * A statement that may do nothing.
     *
     * @param words how it begins
     * @param cookies the schemas' cookies before it
     */
    private record Attempt(String words, List<Long> cookies) {}
}
