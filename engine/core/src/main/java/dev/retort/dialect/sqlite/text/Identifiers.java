package dev.retort.dialect.sqlite.text;

import dev.retort.schema.QualifiedName;
import java.util.Set;
import java.util.regex.Pattern;

/** Quotes names that need it: keywords, and whatever isn't a lower-case word. */
public final class Identifiers {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** Every keyword that SQLite knows: <a href="https://www.sqlite.org/lang_keywords.html">list</a>. */
    private static final Set<String> KEYWORDS =
            Set.of(("abort action add after all alter always analyze and as asc attach "
                            + "autoincrement before begin between by cascade case cast check collate column commit conflict "
                            + "constraint create cross current current_date current_time current_timestamp database default "
                            + "deferrable deferred delete desc detach distinct do drop each else end escape except exclude "
                            + "exclusive exists explain fail filter first following for foreign from full generated glob group "
                            + "groups having if ignore immediate in index indexed initially inner insert instead intersect into "
                            + "is isnull join key last left like limit match materialized natural no not nothing notnull null "
                            + "nulls of offset on or order others outer over partition plan pragma preceding primary query "
                            + "raise range recursive references regexp reindex release rename replace restrict returning right "
                            + "rollback row rows savepoint select set table temp temporary then ties to transaction trigger "
                            + "true false unbounded union unique update using vacuum values view virtual when where window with "
                            + "within without stored strict rowid")
                    .split(" "));

    private Identifiers() {}

    /** The name as it is written, in quotes if it needs them. */
    public static String quote(String name) {
        if (PLAIN.matcher(name).matches() && !KEYWORDS.contains(name)) {
            return name;
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The name as it is written, behind its schema's if it has one. */
    public static String quote(QualifiedName name) {
        return name.schema().map(schema -> quote(schema) + ".").orElse("") + quote(name.name());
    }

    /** The names as they are written, with commas between them. */
    public static String list(Iterable<String> names) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            list.append(list.length() == 0 ? "" : ", ").append(quote(name));
        }
        return list.toString();
    }
}
