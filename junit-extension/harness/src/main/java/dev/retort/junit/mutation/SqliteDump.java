package dev.retort.junit.mutation;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an SQLite database holds, by sqlite_schema and PRAGMAs. The order of columns doesn't count, as for the checks. */
final class SqliteDump {

    private static final List<String> PRAGMAS = List.of(
            "foreign_keys",
            "recursive_triggers",
            "ignore_check_constraints",
            "defer_foreign_keys",
            "legacy_alter_table",
            "writable_schema",
            "reverse_unordered_selects",
            "query_only");

    private SqliteDump() {}

    static Dump of(Connection connection) throws SQLException {
        List<String> catalogue = new ArrayList<>();
        Map<String, List<Map<String, String>>> rows = new TreeMap<>();
        for (String[] object : new Query(
                        connection,
                        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
                                + " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name")
                .list(row -> new String[] {row.getString(1), row.getString(2), row.getString(3), row.getString(4)})) {
            catalogue.add(object[0] + " " + object[1] + " of " + object[2] + ": " + normal(object[3]));
            if (object[0].equals("table")) {
                String name = quoted(object[1]);
                catalogue.addAll(columns(connection, object[1]));
                rows.put(object[1], Dump.rows(connection, select(connection, object[1], name)));
            }
        }
        for (String pragma : List.of("user_version", "application_id")) {
            catalogue.add(pragma + " " + new Query(connection, "PRAGMA " + pragma).get(row -> row.getString(1)));
        }
        new Query(connection, "PRAGMA foreign_key_check")
                .list(row -> "row without a parent: " + row.getString(1) + " to " + row.getString(3))
                .forEach(catalogue::add);
        return new Dump(catalogue, rows, positions(connection));
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> lines = new Query(
                        connection,
                        "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(?) ORDER BY name",
                        table)
                .list(row -> "column " + table + "." + row.getString(1) + " " + row.getString(2) + " "
                        + row.getString(3) + " " + standard(String.valueOf(row.getString(4))) + " "
                        + row.getString(5) + " " + row.getString(6));
        if (lines.stream().filter(line -> line.matches(".* [1-9]\\d* \\d+")).count() == 1) {
            lines.replaceAll(line -> line.replaceFirst("(?i)( INTEGER )1( .* 1 \\d+)$", "$10$2"));
        }
        lines.addAll(new Query(
                        connection,
                        "SELECT \"table\", \"from\", \"to\", on_update, on_delete FROM pragma_foreign_key_list(?)"
                                + " ORDER BY 1, 2, 3, 4, 5",
                        table)
                .list(row -> "reference " + table + "." + row.getString(2) + " to " + row.getString(1) + "."
                        + row.getString(3) + " " + row.getString(4) + " " + row.getString(5)));
        return lines;
    }

    /** A default of NULL is the same as none. */
    private static String standard(String written) {
        return written.equalsIgnoreCase("null") ? "null" : written;
    }

    /** Values as literals, which tell the number 1 from the text. */
    private static String select(Connection connection, String table, String name) throws SQLException {
        List<String> columns = new Query(connection, "SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1", table)
                .list(row -> row.getString(1));
        return columns.stream()
                        .map(column -> "quote(" + quoted(column) + ") AS " + quoted(column))
                        .collect(Collectors.joining(", ", "SELECT ", " FROM "))
                + name;
    }

    private static List<String> positions(Connection connection) throws SQLException {
        boolean counts = new Query(connection, "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_sequence'").hasRows();
        return counts
                ? new Query(connection, "SELECT name, seq FROM sqlite_sequence ORDER BY 1, 2")
                        .list(row -> "position of " + row.getString(1) + " is " + row.getString(2))
                : List.of();
    }

    static List<String> session(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        for (String pragma : PRAGMAS) {
            lines.add(pragma + " " + new Query(connection, "PRAGMA " + pragma).first(row -> row.getString(1)));
        }
        lines.add("case_sensitive_like " + new Query(connection, "SELECT 'a' LIKE 'A'").get(row -> row.getString(1)));
        lines.addAll(new Query(connection, "SELECT type, name FROM sqlite_temp_schema ORDER BY 1, 2")
                .list(row -> "temporary " + row.getString(1) + " " + row.getString(2)));
        return lines;
    }

    /** The words without comments and with one blank between them; the parts of a list in one order. */
    static String normal(String sql) {
        List<Token> tokens = Tokenizer.tokens(sql, DatabaseKind.SQLITE);
        TokenCursor cursor = new TokenCursor(tokens);
        cursor.skipUntil(token -> token.isSymbol("("));
        boolean table = !tokens.isEmpty() && tokens.stream().limit(4).anyMatch(token -> token.isWord("table"));
        if (cursor.isAtEnd() || !table) {
            return words(tokens);
        }
        String head = words(cursor.since(0));
        List<Token> group = cursor.group();
        String options = words(cursor.rest());
        String parts = TokenCursor.parted(group).stream()
                .map(SqliteDump::words)
                .map(part -> isRowid(part, options) ? part.replace(" not null", "") : part)
                .sorted()
                .collect(Collectors.joining(" , "));
        return head + " ( " + parts + " ) " + options;
    }

    /**
     * A key that is the row's number gets a number instead of NULL, whether or not it is NOT NULL, see
     * <a href="https://www.sqlite.org/lang_createtable.html#rowid">rowid</a>.
     */
    private static boolean isRowid(String column, String options) {
        return column.matches("(\\S+|\"[^\"]*\") integer .*\\bprimary key(?! desc)\\b.*")
                && !options.contains("without rowid");
    }

    private static String words(List<Token> tokens) {
        String words = tokens.stream()
                .map(token -> token.kind() == Token.Kind.WORD
                        ? token.text().toLowerCase(Locale.ROOT)
                        : token.kind() == Token.Kind.QUOTED ? quoted(token.name()) : token.text())
                .collect(Collectors.joining(" "));
        return words.replace(" default null", "");
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
