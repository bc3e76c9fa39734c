package dev.retort.dialect.postgresql.session;

import dev.retort.dialect.NothingDone;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Notices in which the server says that it skipped something. */
final class Notices {

    /**
     * What is there already: a schema, a relation (a table, an index, a view, a sequence), a column, or something else.
     *
     * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">Error codes</a>
     */
    private static final Set<String> THERE = Set.of("42P06", "42P07", "42701", "42710");

    /** What isn't there has no code of its own. */
    private static final String GONE = ", skipping";

    private static final Pattern DROP =
            Pattern.compile("\\bDROP\\s+(?:(?!IDENTITY|EXPRESSION)\\w+\\s+)+IF\\s+EXISTS\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern ALTER =
            Pattern.compile("\\bALTER\\s+(?:\\w+\\s+){1,2}IF\\s+EXISTS\\b", Pattern.CASE_INSENSITIVE);

    private Notices() {}

    /** What a statement skipped, by what the server said of it. */
    static Optional<NothingDone> skipped(String sql, List<SQLWarning> notices) {
        List<SQLWarning> there = notices.stream()
                .filter(notice -> THERE.contains(String.valueOf(notice.getSQLState())))
                .toList();
        if (!there.isEmpty()) {
            return Optional.of(new NothingDone(words(there), true));
        }
        List<SQLWarning> gone = notices.stream()
                .filter(notice -> String.valueOf(notice.getMessage()).endsWith(GONE))
                .toList();
        boolean alters = ALTER.matcher(sql).find();
        return gone.isEmpty() || !(alters || DROP.matcher(sql).find())
                ? Optional.empty()
                : Optional.of(new NothingDone(words(gone), alters));
    }

    private static String words(List<SQLWarning> notices) {
        return notices.stream().map(SQLWarning::getMessage).distinct().collect(Collectors.joining("; "));
    }
}
