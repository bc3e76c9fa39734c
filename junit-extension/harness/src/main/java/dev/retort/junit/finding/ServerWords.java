package dev.retort.junit.finding;

import dev.retort.error.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What databases say, with values of rows marked. A message that is known to have only names in it stays; in one that has
 * values at known places these are marked; of any other, such as that of a trigger, nobody can tell, and all of it is
 * foreign.
 *
 * @see <a href="https://www.postgresql.org/docs/current/error-style-guide.html">how PostgreSQL's messages are made</a>
 * @see <a href="https://www.sqlite.org/rescode.html">SQLite's result codes</a>
 */
public final class ServerWords {

    private static final String NAME = "\"[^\"]*\"";

    /** The whole of a message, with no value in it. */
    private static final Pattern NAMES_ONLY = any(
            // PostgreSQL, the message itself
            "(?:duplicate|conflicting) key value violates (?:unique|exclusion) constraint " + NAME,
            "could not create (?:unique index|exclusion constraint) " + NAME,
            "null value in column " + NAME + "(?: of relation " + NAME + ")? violates not-null constraint",
            "column " + NAME + " of (?:relation|table) " + NAME
                    + " contains (?:null values|values that violate the new constraint)",
            "new row for relation " + NAME + " violates (?:check constraint|partition constraint) ?(?:" + NAME + ")?",
            "check constraint " + NAME + " of relation " + NAME + " is violated by some row",
            "domain \\S+ does not allow null values",
            "value for domain \\S+ violates check constraint " + NAME,
            "insert or update on table " + NAME + " violates foreign key constraint " + NAME,
            "update or delete on table " + NAME + " violates (?:RESTRICT setting of )?foreign key constraint " + NAME
                    + " on table " + NAME,
            "value too long for type [a-z ]+\\(\\d+\\)",
            "bit string length \\d+ does not match type bit\\(\\d+\\)",
            "numeric field overflow",
            "division by zero",
            "(?:smallint|integer|bigint|timestamp|date|interval|numeric|oid) out of range",
            "(?:relation|column|table|type|schema|index|constraint|view|materialized"
                    + " view|sequence|extension|role|language|trigger|policy|rule|collation|operator class|access"
                    + " method|publication|database|tablespace) "
                    + NAME + "(?: (?:of|for) (?:relation|table) " + NAME + ")? (?:does not exist|already exists)",
            "column [\\w.]+ does not exist",
            "function [\\w.]+\\([^'()]*\\) (?:does not exist|is not unique)",
            "operator does not exist: [^']*",
            "syntax error at (?:or near " + NAME + "|end of input)",
            "column " + NAME + " is of type [^']* but expression is of type [^']*",
            "column " + NAME + " cannot be cast automatically to type [^']*",
            "default for column " + NAME + " cannot be cast automatically to type [^']*",
            "foreign key constraint " + NAME + " cannot be implemented",
            "there is no unique constraint matching given keys for referenced table " + NAME,
            "cannot (?:drop|alter|rename|change|refresh|truncate) [a-z ]*(?:" + NAME + "|\\w+)"
                    + " (?:because other objects depend on it|because it is required[^']*|of table " + NAME + "[^']*)",
            "cannot (?:alter|change) (?:type of a|data type of view|name of view) column [^']*",
            "cannot (?:insert a non-DEFAULT value into|update|delete from|insert into) (?:column|view) " + NAME
                    + "[^']*",
            "cannot truncate a table referenced in a foreign key constraint",
            "cannot (?:ALTER|DROP|CREATE|TRUNCATE) TABLE " + NAME + " because it has pending trigger events",
            "query returned (?:no rows|more than one row)",
            "current transaction is aborted, commands ignored until end of transaction block",
            "must be owner of [^']*",
            "permission denied for [a-z ]+ \\S+",
            "canceling statement due to [a-z ]+",
            "deadlock detected",
            "tuple concurrently (?:updated|deleted)",
            // PostgreSQL, what it adds
            "A field with precision \\d+, scale -?\\d+ must round to an absolute value less than [\\d^]+\\.",
            "Key columns " + NAME + "[^']*",
            "(?:[a-z ]+ \\S+(?: on [a-z ]+ \\S+)? depends on [a-z ]+ \\S+(?: of [a-z ]+ \\S+)?\n?)+",
            "Use DROP \\.\\.\\. CASCADE to drop the dependent objects too\\.",
            "You might need to (?:specify|add) [^']*",
            "No (?:function|operator) matches the given name and argument types?\\.[^']*",
            "Perhaps you meant to reference [^']*",
            "(?:PL/pgSQL function \\S+\\([^'()]*\\) line \\d+ at [A-Za-z/ ]+\n?)+",
            "\\d+",
            "(?:unknown|the row was dropped without an error)",
            // SQLite
            "(?:UNIQUE|NOT NULL|PRIMARY KEY|FOREIGN KEY|CHECK) constraint failed(?:: .*)?",
            "no such (?:table|column|index|view|trigger|function|module|collation sequence|savepoint): .*",
            "(?:there is already an? |)(?:table|index|view|trigger)(?: named)? \\S+(?: already exists)?",
            "duplicate column name: .*",
            "near \".*\": syntax error",
            "incomplete input",
            "error in (?:view|trigger|table|index) \\S+(?: after [a-z ]+)?: (?:no such|ambiguous|near|duplicate) .*",
            "ambiguous column name: \\S+",
            "Cannot add a [A-Za-z ]+",
            "cannot drop (?:[A-Z]+ )?column: .*",
            "cannot drop (?:[A-Z]+ )?column \".*\": .*",
            "cannot (?:INSERT into|UPDATE) generated column \".*\"",
            "cannot modify \\S+ because it is a view",
            "cannot store \\w+ value in \\w+ column \\S+",
            "table \\S+ has no column named \\S+",
            "table \\S+ has \\d+ columns but \\d+ values were supplied",
            "\\d+ values for \\d+ columns",
            "foreign key mismatch - .*",
            "(?:datatype mismatch|integer overflow|malformed JSON|database is locked|database table is locked"
                    + "|attempt to write a readonly database)");

    /** The whole of a message; what its groups find are values. */
    private static final List<Pattern> WITH_VALUES = Stream.of(
                    "Key \\([^=]*?\\)=\\((.*)\\) (?:already exists|is duplicated|is not present in table " + NAME
                            + "|is still referenced from table " + NAME + "|is referenced from table " + NAME
                            + ")\\.?",
                    "Key \\([^=]*?\\)=\\((.*)\\) conflicts with (?:existing )?key \\([^=]*?\\)=\\((.*)\\)\\.",
                    "Failing row contains \\((.*)\\)\\.",
                    "invalid input syntax for type [\\w .\\[\\]]+: \"(.*)\"",
                    "invalid input value for enum [^:\"]+: \"(.*)\"",
                    "date/time field value out of range: \"(.*)\"",
                    "value \"(.*)\" is out of range for type [\\w ]+",
                    "malformed (?:array|range|record) literal: \"(.*)\"",
                    "\\([^=]*?\\)=\\((.*)\\)")
            .map(known -> Pattern.compile(known, Pattern.DOTALL))
            .toList();

    /** The driver's own words around those of the server. */
    private static final Pattern PARTS = Pattern.compile("\n"
            + "\\s*(?=(?:Detail|Hint|Position|Where|Location|Internal Query|Internal Position|Call"
            + " getNextException): )");

    private static final Pattern LABEL = Pattern.compile(
            "((?:ERROR: |FATAL: )|(?:Detail|Hint|Position|Where|Internal Position): )?(.*)", Pattern.DOTALL);
    private static final Pattern OF_SQLITE = Pattern.compile("(\\[SQLITE_\\w+\\] [^(]*\\()(.*)(\\))", Pattern.DOTALL);

    private static final Set<String> QUOTING = Set.of("setup-failed", "state-unloadable", "rows-differ", "rows-failed");

    private static final Pattern REASON =
            Pattern.compile("(trigger \\S+ refuses: |it rolls back the whole transaction: |)(.*)", Pattern.DOTALL);

    private ServerWords() {}

    private static Pattern any(String... known) {
        return Pattern.compile(Stream.of(known).map(it -> "(?:" + it + ")").collect(Collectors.joining("|")));
    }

    /** A message of a database, or the first line of one, as drivers give it. */
    public static String marked(String said) {
        String text = Marked.plain(said).strip();
        Matcher sqlite = OF_SQLITE.matcher(text);
        if (sqlite.matches()) {
            return sqlite.group(1) + part(sqlite.group(2)) + sqlite.group(3);
        }
        return PARTS.splitAsStream(text).map(ServerWords::labelled).collect(Collectors.joining("\n  "));
    }

    /** A message of a database that is about the names of things, as its error code says; what comes with it may not be. */
    public static String ofNames(String said) {
        List<String> parts = new ArrayList<>(PARTS.splitAsStream(said.strip()).toList());
        String first = parts.remove(0);
        return Stream.concat(Stream.of(first), parts.stream().map(ServerWords::labelled))
                .collect(Collectors.joining("\n  "));
    }

    /** Why rows can't be had: what we say of it, and what the database or a trigger said. */
    public static String reason(String why) {
        Matcher parts = REASON.matcher(why);
        return parts.matches() ? parts.group(1) + marked(parts.group(2)) : why;
    }

    /** A problem's sentence: of some problems the second half is what others say. */
    public static String summary(Problem problem) {
        String[] parts = problem.summary().split(": ", 2);
        return parts.length == 2 && QUOTING.contains(problem.code())
                ? parts[0] + ": " + marked(parts[1])
                : problem.summary();
    }

    private static String labelled(String part) {
        Matcher label = LABEL.matcher(part);
        return label.matches() && label.group(1) != null ? label.group(1) + part(label.group(2)) : part(part);
    }

    private static String part(String text) {
        if (text.isEmpty() || NAMES_ONLY.matcher(text).matches()) {
            return text;
        }
        return WITH_VALUES.stream()
                .map(known -> known.matcher(text))
                .filter(Matcher::matches)
                .findFirst()
                .map(known -> marked(text, known.toMatchResult()))
                .orElseGet(() -> Marked.foreign(text));
    }

    private static String marked(String text, MatchResult found) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (int group = 1; group <= found.groupCount(); group++) {
            marked.append(text, at, found.start(group)).append(Marked.value(found.group(group)));
            at = found.end(group);
        }
        return marked.append(text.substring(at)).toString();
    }
}
