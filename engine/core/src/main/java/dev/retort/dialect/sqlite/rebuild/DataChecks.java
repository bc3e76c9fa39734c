package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.dialect.sqlite.text.TableText;
import dev.retort.dialect.sqlite.text.TypeNames;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.row.Row;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Index;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.ObjectText;
import dev.retort.sql.sqlite.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks for rows that a change would fail on before anything is changed, so that the message can show them. What can't
 * be looked for, since it depends on columns that don't exist yet, is left to the copy, which fails on such a row.
 */
final class DataChecks {

    private static final int SHOWN = 3;

    private final TableEdits edits;
    private final String table;

    DataChecks(TableEdits edits) {
        this.edits = edits;
        this.table = SQLITE.quote(edits.table());
    }

    /** A column without a value of its own can only be added while there are no rows. */
    void noRows(String column) {
        String summary = "column '" + column + "' can't be added as NOT NULL without a default";
        long rows = count(summary, "1");
        if (rows > 0) {
            throw refused(summary, rows, List.of())
                    .apply("give it a default, or add it nullable, fill it and alter it to NOT NULL");
        }
    }

    void notNull(String column, String source) {
        String condition = "(" + source + ") IS NULL";
        refuseIfAny(
                condition,
                "NULL",
                "column '" + column + "' holds NULL and can't become NOT NULL",
                "fill these rows first: UPDATE " + table + " SET … WHERE " + SQLITE.quote(column) + " IS NULL");
    }

    void convertible(String column, String source, String offending, SqlType type) {
        String name = type instanceof SqlType.NativeType ? "the new type" : TypeNames.of(type, false);
        refuseIfAny(
                "(" + source + ") IS NOT NULL AND (" + offending + ")",
                source,
                "column '" + column + "' holds values that can't become " + name,
                "change these values first, or say how to convert them: .type(…, \"an expression\")");
    }

    void condition(String condition, Optional<String> name) {
        if (usesNewColumns(Tokenizer.strictTokens(condition, DatabaseKind.SQLITE))) {
            return;
        }
        refuseIfAny(
                "NOT (" + condition + "\n)",
                "NULL",
                "rows break the check" + name.map(it -> " '" + it + "'").orElse(""),
                "change these rows first");
    }

    void unique(String what, List<String> columns) {
        List<String> sources = columns.stream()
                .map(column -> edits.getColumn(column).name())
                .map(column -> edits.sources().getOrDefault(column, ""))
                .toList();
        if (!sources.contains("")) {
            duplicates(what, columns, sources, "1");
        }
    }

    void unique(Index index) {
        String condition = index.where()
                .map(it -> it.require(DatabaseKind.SQLITE, "an index's condition"))
                .orElse("1");
        List<String> keys = index.parts().stream().map(TableText::key).toList();
        List<Token> tokens = new ArrayList<>(Tokenizer.strictTokens(condition, DatabaseKind.SQLITE));
        keys.forEach(key -> tokens.addAll(Tokenizer.strictTokens(key, DatabaseKind.SQLITE)));
        if (!usesNewColumns(tokens)) {
            duplicates("the unique index", keys, keys, condition);
        }
    }

    void pointing(ForeignKey key) {
        Optional<StoredTable> target = StoredTable.find(
                edits.catalog(), edits.table().withName(key.target().name()));
        List<String> sources = key.columns().stream()
                .map(column -> edits.getColumn(column).name())
                .map(column -> SQLITE.quote(column).equals(edits.sources().get(column)) ? SQLITE.quote(column) : "")
                .toList();
        if (target.isEmpty() || sources.contains("") || !hasAll(target.get(), key.targetColumns())) {
            return;
        }
        List<String> pairs = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            pairs.add("p." + SQLITE.quote(key.targetColumns().get(i)) + " = "
                    + SQLITE.quote(edits.table().name()) + "." + sources.get(i));
            given.add(sources.get(i) + " IS NOT NULL");
        }
        String condition = String.join(" AND ", given) + " AND NOT EXISTS (SELECT 1 FROM "
                + SQLITE.quote(target.get().name()) + " p WHERE " + String.join(" AND ", pairs) + ")";
        refuseIfAny(
                condition,
                sources.get(0),
                "rows point to missing rows of '" + key.target() + "'",
                "insert the missing rows there, or change these");
    }

    private static boolean hasAll(StoredTable target, List<String> columns) {
        if (!ObjectText.read(target.sql()).type().equals("table")) {
            return false;
        }
        TableDefinition definition = TableDefinition.read(target.sql());
        return columns.stream().allMatch(column -> definition.findColumn(column).isPresent());
    }

    private boolean usesNewColumns(List<Token> tokens) {
        TableDefinition before = edits.before();
        return edits.definition().columns().stream()
                .filter(column -> before.findColumn(column.name()).isEmpty()
                        || !SQLITE.quote(column.name())
                                .equals(edits.sources().getOrDefault(column.name(), SQLITE.quote(column.name()))))
                .anyMatch(column -> Names.mentions(tokens, column.name()));
    }

    private void duplicates(String what, List<String> names, List<String> keys, String condition) {
        String list = String.join(", ", keys);
        String given =
                keys.stream().map(key -> " AND (" + key + ") IS NOT NULL").collect(Collectors.joining());
        String summary = "rows of table '" + edits.table() + "' have the same values in " + what;
        String which = " FROM " + table + " WHERE (" + condition + "\n)" + given + " GROUP BY " + list
                + " HAVING count(*) > 1";
        edits.catalog().requireNoRows(summary, "SELECT 1" + which);
        List<Row> found = edits.catalog()
                .query("SELECT "
                        + keys.stream().map(key -> "quote(" + key + ")").collect(Collectors.joining(" || ', ' || "))
                        + " AS v, count(*) AS n" + which + " LIMIT " + SHOWN);
        if (!found.isEmpty()) {
            throw new InvalidOperationException(Problem.of("rows-in-the-way", summary)
                    .with("columns", names)
                    .with(
                            "values",
                            found.stream()
                                    .map(row -> row.text("v").orElse("") + " (" + row.number("n") + " rows)")
                                    .toList())
                    .cure("change or delete the duplicates first"));
        }
    }

    private void refuseIfAny(String condition, String value, String summary, String cure) {
        long rows = count(summary, condition);
        if (rows > 0) {
            throw refused(summary, rows, shown(condition, value)).apply(cure);
        }
    }

    private long count(String summary, String condition) {
        String which = " FROM " + table + " WHERE " + condition;
        edits.catalog().requireNoRows(summary, "SELECT 1" + which);
        return edits.catalog().query("SELECT count(*) AS n" + which).get(0).number("n");
    }

    private List<String> shown(String condition, String value) {
        String rowKey = rowKey();
        String shown = value.equals("NULL") ? "" : " || ': ' || quote(" + value + ")";
        return edits.catalog()
                .texts("SELECT " + rowKey + shown + " AS v FROM " + table + " WHERE " + condition + " LIMIT " + SHOWN);
    }

    private String rowKey() {
        TableDefinition before = edits.before();
        List<String> key = before.primaryKey();
        if (key.isEmpty()) {
            return before.rowidName().map(name -> "'row ' || " + name).orElse("'a row'");
        }
        return key.stream()
                .map(name -> Literals.text(name + "=") + " || quote(" + SQLITE.quote(name) + ")")
                .collect(Collectors.joining(" || ', ' || "));
    }

    private Function<String, InvalidOperationException> refused(String summary, long rows, List<String> first) {
        Problem problem = Problem.of("rows-in-the-way", summary)
                .with("table", edits.table())
                .with("rows", rows);
        Problem told = first.isEmpty() ? problem : problem.with("first", first);
        return cure -> new InvalidOperationException(told.cure(cure));
    }
}
