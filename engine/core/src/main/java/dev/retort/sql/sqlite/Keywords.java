package dev.retort.sql.sqlite;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * SQLite's keywords, see <a href="https://www.sqlite.org/lang_keywords.html">the list</a>. Reserved ones can't be names
 * unless they are quoted; the others can.
 */
final class Keywords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");

    private static final Set<String> RESERVED = words(
            """
            add all alter and as autoincrement between case check collate commit constraint create default deferrable
            delete distinct drop else escape except exists foreign from group having if in index insert intersect into
            is isnull join limit not notnull nothing null on or order primary references returning select set table
            then to transaction union unique update using values when where""");

    private static final Set<String> OTHERS = words(
            """
            abort action after always analyze asc attach before begin by cascade cast column conflict cross current
            current_date current_time current_timestamp database deferred desc detach do each end exclude exclusive
            explain fail filter first following for full generated glob groups ignore immediate indexed initially inner
            instead key last left like match materialized natural no nulls of offset others outer over partition plan
            pragma preceding query raise range recursive regexp reindex release rename replace restrict right rollback
            row rows savepoint stored strict temp temporary ties trigger unbounded vacuum view virtual window with
            without""");

    /** Without quotes these are values, not names; with them they are names, or texts where no name can be. */
    private static final Set<String> VALUES = words("current_date current_time current_timestamp false true");

    private Keywords() {}

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    static boolean isKeyword(String word) {
        String lower = Names.fold(word);
        return RESERVED.contains(lower) || OTHERS.contains(lower) || VALUES.contains(lower);
    }

    static boolean needsQuotes(String name) {
        String lower = Names.fold(name);
        return !PLAIN.matcher(name).matches() || RESERVED.contains(lower) || VALUES.contains(lower);
    }
}
