package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Two checks around a rebuild. Before it, what was read from the stored text is held against what SQLite itself says of
 * the table: a column that was taken for another kind would be copied wrongly, and nobody would notice. After the copy,
 * the rows are counted in both tables while both are there.
 */
final class RebuildGuard {

    private final CatalogReader catalog;
    private final QualifiedName table;
    private final TableDefinition read;
    private final String arguments;

    /**
     * A guard of one table.
     *
     * @param read the table as it was read from its stored text
     */
    RebuildGuard(CatalogReader catalog, QualifiedName table, TableDefinition read) {
        this.catalog = catalog;
        this.table = table;
        this.read = read;
        this.arguments = "(" + Literals.text(table.name())
                + table.schema().map(schema -> ", " + Literals.text(schema)).orElse("") + ")";
    }

    /**
     * Refuses a rebuild whose reading differs from SQLite's, or of a table that a temporary one hides.
     *
     * @throws InvalidOperationException with the code {@code table-misread} or {@code table-hidden}
     */
    void requireSameReading() {
        requireNotHidden();
        List<String> columns = columns();
        List<String> foreignKeys = foreignKeys();
        List<String> keys = sorted(keys());
        catalog.requireNoRows(
                "table '" + table + "' isn't what this script was written for",
                "SELECT 1 WHERE " + differs(columnsQuery("fact"), sorted(columns)) + " OR "
                        + differs(foreignKeysQuery("fact"), sorted(foreignKeys))
                        + " OR " + differs(keysQuery(), keys));
        require("columns", columns, columnsQuery("cid"));
        require("foreign keys", foreignKeys, foreignKeysQuery("id DESC"));
        require("keys", keys, keysQuery());
    }

    /** A name without a schema means the temporary table first, and so would every statement of a rebuild. */
    private void requireNotHidden() {
        if (table.schema().isPresent()) {
            return;
        }
        String hiding = "SELECT 1 FROM sqlite_temp_schema WHERE type IN ('table', 'view') AND lower(name) = lower("
                + Literals.text(table.name()) + ")";
        String what = "a temporary table hides table '" + table + "'";
        catalog.requireNoRows(what, hiding);
        if (!catalog.query(hiding).isEmpty()) {
            throw new InvalidOperationException(Problem.of("table-hidden", what)
                    .cure("drop the temporary table before this change, or give it another name"));
        }
    }

    /**
     * In the order in which SQLite sorts texts, that of their bytes. A script is written for columns and keys in the order
     * that upgrades give them, and a database that went down has others, so only there their order doesn't count.
     */
    private static List<String> sorted(List<String> facts) {
        return facts.stream()
                .sorted((one, other) -> Arrays.compareUnsigned(bytes(one), bytes(other)))
                .toList();
    }

    private static String differs(String query, List<String> expected) {
        return "coalesce((" + query + "), '') <> " + Literals.text(String.join("\n", expected));
    }

    private void require(String what, List<String> facts, String query) {
        String expected = String.join("\n", facts);
        String found = catalog.query(query).get(0).text("facts").orElse("");
        if (!found.equals(expected)) {
            throw new InvalidOperationException(Problem.of(
                            "table-misread",
                            "Retort read the " + what + " of table '" + table + "' differently from SQLite")
                    .with("definition", read.sql())
                    .with("read", expected.isEmpty() ? "none" : expected)
                    .with("SQLite says", found.isEmpty() ? "none" : found)
                    .cure("nothing was changed; change this table with your own SQL, and report its definition"));
        }
    }

    /** Name, place in the primary key, and whether it is generated, of each column. */
    private List<String> columns() {
        List<String> places = keyPlaces();
        List<String> facts = new ArrayList<>();
        for (ColumnDefinition column : read.columns()) {
            int place = 1 + places.indexOf(Names.fold(column.name()));
            String kind = column.find(Clause.Kind.GENERATED)
                    .map(clause -> clause.isStored() ? " generated stored" : " generated virtual")
                    .orElse("");
            facts.add(Literals.text(column.name()) + (place > 0 ? " key " + place : "") + kind);
        }
        return facts;
    }

    /**
     * The columns of the primary key at their places. Without a rowid SQLite leaves out what is the same column in the same
     * collation as before; see isDupColumn in its build.c.
     */
    private List<String> keyPlaces() {
        List<String> key = read.primaryKey().stream().map(Names::fold).toList();
        if (read.hasRowid()) {
            return key;
        }
        List<Optional<String>> collations = read.clauses().stream()
                .filter(clause -> clause.kind() == Clause.Kind.PRIMARY_KEY)
                .findFirst()
                .map(Clause::collations)
                .orElse(List.of());
        Map<String, String> kept = new LinkedHashMap<>();
        for (int i = 0; i < key.size(); i++) {
            Optional<String> said = i < collations.size() ? collations.get(i) : Optional.empty();
            Optional<String> own = read.findColumn(key.get(i)).flatMap(ColumnDefinition::collation);
            String collation = said.or(() -> own).orElse("binary");
            kept.putIfAbsent(key.get(i) + " " + Names.fold(collation), key.get(i));
        }
        return List.copyOf(kept.values());
    }

    private String columnsQuery(String order) {
        return "SELECT group_concat(fact, char(10)) AS facts FROM (SELECT quote(name)"
                + " || CASE WHEN pk > 0 THEN ' key ' || pk ELSE '' END"
                + " || CASE hidden WHEN 2 THEN ' generated virtual' WHEN 3 THEN ' generated stored' ELSE '' END AS fact"
                + " FROM pragma_table_xinfo" + arguments + " ORDER BY " + order + ")";
    }

    private List<String> foreignKeys() {
        List<String> facts = new ArrayList<>();
        read.columns().forEach(column -> column.clauses()
                .forEach(clause -> addReference(facts, clause, List.of(column.name()))));
        read.clauses().forEach(clause -> addReference(facts, clause, clause.columns()));
        return facts;
    }

    private void addReference(List<String> facts, Clause clause, List<String> columns) {
        if (clause.reference().isEmpty()) {
            return;
        }
        Clause.Reference reference = clause.reference().get();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String to = i < reference.columns().size()
                    ? " " + Literals.text(reference.columns().get(i))
                    : "";
            pairs.add(Literals.text(declared(columns.get(i))) + " to " + Literals.text(reference.target()) + to
                    + " on delete " + reference.onDelete() + " on update " + reference.onUpdate());
        }
        facts.add(String.join(", ", pairs));
    }

    /** A fact for each key, with its pairs of columns in their order; SQLite lists the keys from the last to the first. */
    private String foreignKeysQuery(String order) {
        return "SELECT group_concat(fact, char(10)) AS facts FROM (SELECT group_concat(pair, ', ') AS fact FROM"
                + " (SELECT id, quote(\"from\") || ' to ' || quote(\"table\")"
                + " || CASE WHEN \"to\" IS NULL THEN '' ELSE ' ' || quote(\"to\") END || ' on delete ' || lower(on_delete)"
                + " || ' on update ' || lower(on_update) AS pair FROM pragma_foreign_key_list" + arguments
                + " ORDER BY id, seq) GROUP BY id ORDER BY " + order + ")";
    }

    /** The columns of each primary key and unique constraint; SQLite keeps one of what is the same. */
    private List<String> keys() {
        List<List<String>> keys = new ArrayList<>();
        for (ColumnDefinition column : read.columns()) {
            column.clauses().stream().filter(this::isIndexed).forEach(clause -> keys.add(List.of(column.name())));
        }
        for (Clause clause : read.clauses()) {
            if (isIndexed(clause)) {
                keys.add(
                        clause.columns().stream().map(this::declared).distinct().toList());
            }
        }
        return keys.stream()
                .map(names -> names.stream().map(Literals::text).collect(Collectors.joining(", ")))
                .distinct()
                .toList();
    }

    private boolean isIndexed(Clause clause) {
        return clause.kind() == Clause.Kind.UNIQUE
                || (clause.kind() == Clause.Kind.PRIMARY_KEY
                        && read.rowidAlias().isEmpty());
    }

    private String keysQuery() {
        String schema = table.schema().map(it -> ", " + Literals.text(it)).orElse("");
        return "SELECT group_concat(fact, char(10)) AS facts FROM (SELECT DISTINCT"
                + " (SELECT group_concat(quote(name), ', ')"
                + " FROM (SELECT name FROM pragma_index_info(l.name" + schema
                + ") GROUP BY name ORDER BY min(seqno))) AS fact"
                + " FROM pragma_index_list" + arguments + " l WHERE origin IN ('u', 'pk') ORDER BY fact)";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A column's name as its own definition has it. */
    private String declared(String name) {
        return read.findColumn(name).map(ColumnDefinition::name).orElse(name);
    }

    /**
     * Compares the copy with the table that it was made of: the number of rows, and for each column that stays the
     * number of its values and, if nothing converts them, their storage classes.
     *
     * @param edits what the table becomes
     * @param old the name of the table that was copied
     */
    SqlStatement sameRows(TableEdits edits, QualifiedName old) {
        List<String> names = new ArrayList<>(List.of("NULL"));
        List<String> before = new ArrayList<>(List.of("'rows ' || count(*)"));
        List<String> after = new ArrayList<>(List.of("'rows ' || count(*)"));
        List<String> known = catalog.texts("SELECT name FROM pragma_table_xinfo" + arguments).stream()
                .map(Names::fold)
                .toList();
        for (ColumnDefinition column : edits.definition().columns()) {
            Optional<String> source =
                    known.contains(Names.fold(column.name())) ? kept(edits, column) : Optional.empty();
            if (source.isPresent()) {
                boolean converted = isConverted(edits, column);
                names.add(Literals.text(column.name()));
                before.add(fact(source.get(), converted));
                after.add(fact(SQLITE.quote(column.name()), converted));
            }
        }
        Problem problem = Problem.of("rows-changed", "rows of table '" + table + "' were not copied unchanged")
                .with("table", table)
                .cure("the rebuild is undone; change this table with your own SQL, and report its definition");
        return SqlStatement.requireNoRows(
                problem,
                "SELECT * FROM (SELECT " + firstOf(names, "") + " AS \"column\", " + firstOf(names, "b")
                        + " AS before, "
                        + firstOf(names, "a") + " AS after FROM (" + facts(before, old) + ") b, (" + facts(after, table)
                        + ") a) WHERE before IS NOT NULL");
    }

    /** Where the values of a column come from; empty if they are worked out, or given to new rows. */
    private Optional<String> kept(TableEdits edits, ColumnDefinition column) {
        boolean numbered =
                edits.definition().rowidAlias().filter(column::equals).isPresent()
                        && read.rowidAlias()
                                .filter(it -> it.isNamed(column.name()))
                                .isEmpty();
        if (numbered || column.has(Clause.Kind.GENERATED) || edits.isDropped(column.name())) {
            return Optional.empty();
        }
        String source = edits.ownConversion(column.name()).orElse(SQLITE.quote(column.name()));
        return Optional.of(source).filter(RebuildGuard::givesTheSameTwice);
    }

    private static boolean givesTheSameTwice(String expression) {
        return Tokenizer.tokens(expression, DatabaseKind.SQLITE).stream()
                .noneMatch(token -> token.isWord("random") || token.isWord("randomblob"));
    }

    private boolean isConverted(TableEdits edits, ColumnDefinition column) {
        String plain = SQLITE.quote(column.name());
        if (!edits.sources().getOrDefault(column.name(), plain).equals(plain)) {
            return true;
        }
        return read.findColumn(column.name())
                .filter(before -> before.declared().equals(column.declared()))
                .isEmpty();
    }

    private static String fact(String value, boolean converted) {
        String count = "'values ' || count(" + value + ")";
        return converted
                ? count
                : List.of("integer", "real", "text", "blob").stream()
                        .map(type -> " || ', " + type + " ' || count(CASE typeof(" + value + ") WHEN '" + type
                                + "' THEN 1 END)")
                        .collect(Collectors.joining("", count, ""));
    }

    private static String facts(List<String> facts, QualifiedName from) {
        return IntStream.range(0, facts.size())
                .mapToObj(i -> facts.get(i) + " AS f" + i)
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + SQLITE.quote(from)));
    }

    /** The first fact that differs, of one table; or the column that it is about. */
    private static String firstOf(List<String> names, String table) {
        return IntStream.range(0, names.size())
                .mapToObj(i ->
                        "WHEN b.f" + i + " <> a.f" + i + " THEN " + (table.isEmpty() ? names.get(i) : table + ".f" + i))
                .collect(Collectors.joining(" ", "CASE ", " END"));
    }
}
