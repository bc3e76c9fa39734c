package dev.retort.dialect.sqlite.errors;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.sql.ChangedTable;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names table, columns and rule where SQLite's message has only one of them, or none. */
final class BrokenConstraints {

    private static final String TABLE = "table";

    /** The driver puts SQLite's message, which may have parentheses itself, between two of its own. */
    private static final Pattern CHECK = Pattern.compile("CHECK constraint failed: (.*)\\)$", Pattern.DOTALL);

    private static final String KEYS =
            """
            SELECT s.name AS child, k.id AS id, k."from" AS source, k."table" AS target, k."to" AS aim
            FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) k
            WHERE s.type = 'table' AND (s.name = ? COLLATE NOCASE OR k."table" = ? COLLATE NOCASE)
            ORDER BY s.name, k.id, k.seq""";

    private BrokenConstraints() {}

    /** For CHECK; empty if the message is about something else. */
    static Optional<Problem> check(Problem problem, String message, String statement, CatalogReader catalog) {
        Matcher failed = CHECK.matcher(message);
        if (!failed.find()) {
            return Optional.empty();
        }
        String shown = failed.group(1).strip();
        Optional<ChangedTable> changed = ChangedTable.of(statement, DatabaseKind.SQLITE);
        boolean asked = changed.filter(it -> !it.verb().equals("ALTER")).isPresent();
        Problem told = problem.with("check", shown)
                .cure(
                        asked
                                ? "give values that the check allows, or change the check first; op.addEnumLabel(…) does"
                                        + " that for an enum"
                                : "change the rows that break the check first");
        Optional<TableDefinition> table = changed.flatMap(it -> definition(catalog, it.name()));
        return Optional.of(table.map(it -> inTable(told, it, shown)).orElse(told));
    }

    private static Problem inTable(Problem problem, TableDefinition table, String shown) {
        Problem told = problem.with(TABLE, table.name());
        List<Token> condition = table.allClauses()
                .filter(clause -> clause.kind() == Clause.Kind.CHECK)
                .filter(clause ->
                        clause.isNamed(shown) || text(table, clause.body()).equals(shown))
                .findFirst()
                .map(Clause::body)
                .orElse(List.of());
        List<String> columns = condition.stream()
                .filter(token -> table.findColumn(token.name()).isPresent())
                .map(Token::name)
                .distinct()
                .toList();
        if (columns.isEmpty()) {
            return told;
        }
        told = told.with("columns", columns);
        String text = text(table, condition);
        return text.equals(shown) ? told : told.with("condition", text);
    }

    private static String text(TableDefinition table, List<Token> tokens) {
        return tokens.isEmpty()
                ? ""
                : table.sql()
                        .substring(
                                tokens.get(0).start(),
                                tokens.get(tokens.size() - 1).end());
    }

    private static Optional<TableDefinition> definition(CatalogReader catalog, String table) {
        return catalog
                .texts(
                        "SELECT sql AS name FROM sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE"
                                + " AND sql NOT LIKE 'CREATE VIRTUAL %'",
                        table)
                .stream()
                .findFirst()
                .map(TableDefinition::read);
    }

    /** For foreign keys that are enforced while the statement runs: SQLite says nothing about which it was. */
    static Problem foreignKey(Problem problem, String statement, CatalogReader catalog) {
        Problem told = problem.cure(
                "insert the referenced rows first, and delete or change the rows that point to others before those; the"
                        + " referenced columns must be a primary key or unique");
        Optional<ChangedTable> changed = ChangedTable.of(statement, DatabaseKind.SQLITE);
        if (changed.isEmpty()) {
            return told;
        }
        String table = changed.get().name();
        List<String> keys = keys(catalog.query(KEYS, table, table));
        return keys.isEmpty()
                ? told.with(TABLE, table)
                : told.with(TABLE, table).with(keys.size() == 1 ? "foreign key" : "one of the foreign keys", keys);
    }

    private static List<String> keys(List<Row> rows) {
        Map<String, List<Row>> byKey = new LinkedHashMap<>();
        for (Row row : rows) {
            byKey.computeIfAbsent(text(row, "child") + "\n" + text(row, "id"), any -> new ArrayList<>())
                    .add(row);
        }
        return byKey.values().stream().map(BrokenConstraints::key).toList();
    }

    private static String key(List<Row> columns) {
        Row first = columns.get(0);
        boolean implied = first.text("aim").isEmpty();
        return text(first, "child") + " (" + list(columns, "source") + ") → " + text(first, "target")
                + (implied ? "" : " (" + list(columns, "aim") + ")");
    }

    private static String list(List<Row> columns, String name) {
        return String.join(
                ", ", columns.stream().map(row -> SQLITE.quote(text(row, name))).toList());
    }

    private static String text(Row row, String name) {
        return row.text(name).orElse("");
    }
}
