package dev.retort.junit.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of an index as SchemaCrawler can see them: names or expressions, and whether they descend. */
final class IndexColumns {

    private static final Pattern SQLITE_PART =
            Pattern.compile("(?s)(.*?)(?: collate (?:\"(?:[^\"]|\"\")*\"|[^ ]+))?( desc)?");
    private static final Pattern NAME = Pattern.compile("\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern DESCENDS = Pattern.compile("\\bdesc\\b");

    private IndexColumns() {}

    static String shown(String columns, SqlText sql) {
        List<String> shown = new ArrayList<>();
        for (String part : parts(columns, ',')) {
            shown.add(sql.isPostgresql() ? postgres(part, sql) : sqlite(part, shown.size() + 1));
        }
        return String.join(", ", shown);
    }

    /** Behind the first space outside of parentheses come collation, operator class and order. */
    private static String postgres(String part, SqlText sql) {
        String column = parts(part, ' ').get(0);
        boolean descends = DESCENDS.matcher(part.substring(column.length())).find();
        return sql.expression(Fact.plain(column)) + (descends ? " desc" : "");
    }

    private static String sqlite(String part, int place) {
        Matcher matcher = SQLITE_PART.matcher(part);
        if (!matcher.matches()) {
            return part;
        }
        boolean name = NAME.matcher(matcher.group(1)).matches();
        String shown = name ? Fact.plain(matcher.group(1)) : "expression " + place;
        return shown + (matcher.group(2) == null ? "" : " desc");
    }

    /** Parts a text where a sign is in no parentheses and no quotes. */
    static List<String> parts(String text, char sign) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == sign && depth == 0) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }
}
