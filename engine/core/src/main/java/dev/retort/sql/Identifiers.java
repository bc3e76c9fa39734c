package dev.retort.sql;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How a database wants names written: in quotes if they are keywords, or no lower-case words. */
public enum Identifiers {
    /** SQLite, which takes every name; <a href="https://www.sqlite.org/lang_keywords.html">its keywords</a>. */
    SQLITE(
            """
            add all alter and as autoincrement between case check collate commit constraint create current_date
            current_time current_timestamp default deferrable delete distinct drop else escape except exists false
            foreign from group having if in index insert intersect into is isnull join limit not notnull nothing null on
            or order primary references returning select set table then to transaction true union unique update using
            values when where""",
            """
            abort action after always analyze asc attach before begin by cascade cast column conflict cross current
            database deferred desc detach do each end exclude exclusive explain fail filter first following for full
            generated glob groups ignore immediate indexed initially inner instead key last left like match materialized
            natural no nulls of offset others outer over partition plan pragma preceding query raise range recursive
            regexp reindex release rename replace restrict right rollback row rows savepoint stored strict temp
            temporary ties trigger unbounded vacuum view virtual window with within without""",
            Integer.MAX_VALUE),
    /**
     * PostgreSQL, which cuts long names silently, so that they are refused here. The words are those of version 18 that
     * aren't "unreserved"; those of earlier versions are among them.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-keywords-appendix.html">SQL key words</a>
     * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">Identifiers</a>
     */
    POSTGRESQL(
            """
            all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case
            cast char character check coalesce collate collation column concurrently constraint create cross
            current_catalog current_date current_role current_schema current_time current_timestamp current_user dec
            decimal default deferrable desc distinct do else end except exists extract false fetch float for foreign
            freeze from full grant greatest group grouping having ilike in initially inner inout int integer intersect
            interval into is isnull join json json_array json_arrayagg json_exists json_object json_objectagg json_query
            json_scalar json_serialize json_table json_value lateral leading least left like limit localtime
            localtimestamp merge_action national natural nchar none normalize not notnull null nullif numeric offset on
            only or order out outer overlaps overlay placing position precision primary real references returning right
            row select session_user setof similar smallint some substring symmetric system_user table tablesample then
            time timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where
            window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot
            xmlserialize xmltable""",
            "",
            63);

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    @SuppressWarnings("ImmutableEnumChecker") // Set.of gives one that nobody can change
    private final Set<String> reserved;

    @SuppressWarnings("ImmutableEnumChecker") // as above
    private final Set<String> others;

    private final int longest;

    Identifiers(String reserved, String others, int longest) {
        this.reserved = Set.of(reserved.split("\\s+"));
        this.others = others.isEmpty() ? Set.of() : Set.of(others.split("\\s+"));
        this.longest = longest;
    }

    /** How many bytes of a name in UTF-8 the database keeps. */
    public int longest() {
        return longest;
    }

    /** Whether a word in lower case can be no name, or is a value, unless it is quoted. */
    public boolean isReserved(String word) {
        return reserved.contains(word);
    }

    /** Whether a word in lower case is a keyword; the other ones on PostgreSQL aren't known. */
    public boolean isKeyword(String word) {
        return reserved.contains(word) || others.contains(word);
    }

    /**
     * A name, in quotes unless it is lower-case letters, digits and underscores and no keyword.
     *
     * @throws InvalidOperationException if the database has no such names
     */
    public String quote(String name) {
        requirePossible(name);
        return PLAIN.matcher(name).matches() && !isKeyword(name) ? name : quoted(name);
    }

    /** A name behind its schema, if it has one, each in quotes if it needs them. */
    public String quote(Qualified name) {
        return name.schema().map(schema -> quote(schema) + ".").orElse("") + quote(name.name());
    }

    /** A name with dots between its parts, such as an operator class or a storage option, each in quotes if need be. */
    public String dotted(String name) {
        return Arrays.stream(name.split("\\.", -1)).map(this::quote).collect(Collectors.joining("."));
    }

    /** Names with commas between them. */
    public String list(Collection<String> names) {
        return names.stream().map(this::quote).collect(Collectors.joining(", "));
    }

    /** Names with commas between them, in parentheses. */
    public String tuple(Collection<String> names) {
        return "(" + list(names) + ")";
    }

    /** A name in quotes, whatever it is. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void requirePossible(String name) {
        if (this == SQLITE) {
            return;
        }
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > longest) {
            throw new InvalidOperationException(Problem.of("name-too-long", "a name is too long for PostgreSQL")
                    .with("name", name)
                    .with("length", bytes + " bytes in UTF-8; at most " + longest + " are allowed")
                    .cure("shorten it; the server would cut it silently"));
        }
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new InvalidOperationException(
                    "a name is empty or holds a NUL character: '" + name.replace("\0", "\\0") + "'",
                    "PostgreSQL has no such names; choose another one");
        }
    }

    /** A name that may stand in a schema; neither part is quoted. */
    public interface Qualified {

        /** The schema; empty for the one that the connection uses by default. */
        Optional<String> schema();

        /** The name itself. */
        String name();
    }
}
