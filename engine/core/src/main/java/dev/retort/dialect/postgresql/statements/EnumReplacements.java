package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.CatalogReader;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.postgresql.text.LiteralText;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.EnumOperation.ReplaceEnum;
import dev.retort.row.Row;
import dev.retort.schema.EnumType;
import dev.retort.schema.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Statements that put another enum type in the place of one: labels can be removed and moved in no other way.
 *
 * @see <a href="https://www.postgresql.org/docs/current/datatype-enum.html">Enumerated types</a>
 */
public final class EnumReplacements {

    /** Each column of each table, with its own default: that of a partition needn't be its parent's. */
    private static final String COLUMNS =
            """
            SELECT n.nspname, c.relname, a.attname, pg_get_expr(d.adbin, d.adrelid) AS value,
                   CASE WHEN a.atttypid = t.oid THEN 'f' ELSE 't' END AS is_array,
                   CASE WHEN a.attinhcount = 0 THEN 'f' ELSE 't' END AS inherited,
                   CASE WHEN c.relhassubclass THEN 't' ELSE 'f' END AS has_children
            FROM pg_type t JOIN pg_attribute a ON a.atttypid IN (t.oid, t.typarray)
            JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE t.oid = to_regtype(?) AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
            ORDER BY n.nspname, c.relname, a.attnum""";

    private static final String SCHEMA =
            """
            SELECT n.nspname, t.typtype, CASE WHEN n.nspname = current_schema() THEN 't' ELSE 'f' END AS current
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.oid = to_regtype(?)""";

    private static final String LABELS =
            "SELECT enumlabel FROM pg_enum WHERE enumtypid = to_regtype(?) ORDER BY enumsortorder";

    private final ReplaceEnum operation;
    private final CatalogReader catalog;
    private final QualifiedName name;
    private final String type;
    private final Set<String> labels;
    private final List<SqlStatement> statements = new ArrayList<>();

    private EnumReplacements(ReplaceEnum operation, CatalogReader catalog) {
        this.operation = operation;
        this.catalog = catalog;
        this.name = found(operation.type().name(), catalog);
        this.type = POSTGRESQL.quote(name);
        this.labels = new LinkedHashSet<>(catalog.texts(LABELS, type));
    }

    /**
     * Makes the new type under the old name and moves every column over to it, with comment, owner and grants.
     *
     * @throws InvalidOperationException if something depends on the type that can't be carried over, code
     *     {@code type-in-use}, or a default can't, code {@code default-in-the-way}
     */
    public static List<SqlStatement> of(ReplaceEnum operation, CatalogReader catalog) {
        return new EnumReplacements(operation, catalog).statements();
    }

    /** A type that is found in another schema than the first stays there. */
    private static QualifiedName found(QualifiedName name, CatalogReader catalog) {
        List<Row> types = catalog.query(SCHEMA, POSTGRESQL.quote(name));
        if (types.isEmpty()) {
            return name;
        }
        Row row = types.get(0);
        if (!row.text("typtype").orElse("").equals("e")) {
            throw new InvalidOperationException(
                    "type " + name + " isn't an enum",
                    "name an enum type; a domain or composite type is another's work");
        }
        boolean plain = name.schema().isPresent() || row.bool("current").orElse(false);
        return plain ? name : QualifiedName.of(row.text("nspname").orElseThrow(), name.name());
    }

    private List<SqlStatement> statements() {
        QualifiedName old = name.withName(oldName(name.name()));
        EnumDependents.requireNone(catalog, operation.type().name(), type);
        List<EnumColumn> columns =
                catalog.query(COLUMNS, type).stream().map(EnumColumn::of).toList();
        List<String> defaults =
                columns.stream().flatMap(it -> defaultOf(it).stream()).toList();
        List<String> belongings = Belongings.ofType(type, catalog);
        add("ALTER TYPE " + type + " RENAME TO " + POSTGRESQL.quote(old.name()));
        statements.add(
                EnumStatements.creation(new EnumType(name, operation.type().labels())));
        columns.stream().filter(it -> it.value().isPresent()).forEach(it -> add(it.alterAlone() + "DROP DEFAULT"));
        columns.stream()
                .filter(it -> !it.inherited())
                .collect(Collectors.groupingBy(EnumColumn::table, LinkedHashMap::new, Collectors.toList()))
                .forEach(this::convert);
        defaults.forEach(this::add);
        add("DROP TYPE " + POSTGRESQL.quote(old));
        belongings.forEach(this::add);
        return statements;
    }

    /** All columns of a table at once: a check may compare them. */
    private void convert(QualifiedName table, List<EnumColumn> columns) {
        add(columns.stream()
                .map(it -> "ALTER COLUMN " + it.column() + " TYPE " + type + (it.array() ? "[]" : "") + " USING "
                        + (it.array() ? mapped(it.column() + "::text[]") + "::" + type + "[]" : label(it.column())))
                .collect(Collectors.joining(", ", TableStatements.alter(table), "")));
    }

    private String label(String column) {
        String text = column + "::text";
        if (operation.mapping().isEmpty()) {
            return text + "::" + type;
        }
        StringBuilder cases = new StringBuilder("(CASE ").append(text);
        operation.mapping().forEach((from, to) -> cases.append(" WHEN ")
                .append(Literals.text(from))
                .append(" THEN ")
                .append(Literals.text(to)));
        return cases.append(" ELSE ")
                .append(text)
                .append(" END)::")
                .append(type)
                .toString();
    }

    /**
     * The elements of an array of texts, mapped all at once. A conversion can't have a subquery over {@code unnest}, and
     * {@code array_replace} keeps NULLs, dimensions and bounds; a label that becomes one which itself becomes another waits
     * under a name that is no label.
     */
    private String mapped(String texts) {
        Map<String, String> waiting = new LinkedHashMap<>();
        String mapped = texts;
        for (Map.Entry<String, String> entry : operation.mapping().entrySet()) {
            String to = entry.getValue();
            boolean again = !to.equals(target(to));
            if (again) {
                waiting.put(noLabel(waiting.size() + 1), to);
            }
            if (!to.equals(entry.getKey())) {
                mapped = replaced(mapped, entry.getKey(), again ? noLabel(waiting.size()) : to);
            }
        }
        for (Map.Entry<String, String> entry : waiting.entrySet()) {
            mapped = replaced(mapped, entry.getKey(), entry.getValue());
        }
        return mapped;
    }

    private static String replaced(String texts, String from, String to) {
        return "array_replace(" + texts + ", " + Literals.text(from) + ", " + Literals.text(to) + ")";
    }

    private String noLabel(int number) {
        String free = "retort_" + number;
        while (labels.contains(free)
                || operation.mapping().containsKey(free)
                || operation.type().labels().contains(free)) {
            free += "_";
        }
        return free;
    }

    private String target(String label) {
        return operation.mapping().getOrDefault(label, label);
    }

    private Optional<String> defaultOf(EnumColumn column) {
        return column.value().map(value -> column.alterAlone() + "SET DEFAULT " + carried(column, value));
    }

    /** A default of labels becomes what the values become; any other stays where no label changes its meaning. */
    private String carried(EnumColumn column, String value) {
        Optional<LiteralText> literal = LiteralText.read(value)
                .filter(it -> (column.array() && !it.listed())
                        || it.texts().stream().allMatch(text -> labels.contains(text.name())));
        if (literal.isPresent()) {
            boolean whole = column.array() && !literal.get().listed();
            return literal.get().with(text -> whole ? array(column, value, text) : kept(column, value, target(text)));
        }
        boolean same = operation.type().labels().containsAll(labels)
                && labels.stream().allMatch(label -> target(label).equals(label));
        if (!same) {
            throw refused(column, value, "is an expression, which can't be taken over to other labels");
        }
        return value;
    }

    private String array(EnumColumn column, String value, String text) {
        String texts = Literals.text(text) + "::text[]";
        catalog.texts("SELECT label FROM unnest(" + texts + ") label WHERE label IS NOT NULL")
                .forEach(label -> kept(column, value, target(label)));
        return catalog.texts("SELECT " + mapped(texts) + "::text AS text").get(0);
    }

    private String kept(EnumColumn column, String value, String label) {
        if (!operation.type().labels().contains(label)) {
            throw refused(column, value, "is no longer a label");
        }
        return label;
    }

    private InvalidOperationException refused(EnumColumn column, String value, String reason) {
        return new InvalidOperationException(
                Problem.of(
                                "default-in-the-way",
                                "the default of " + column.table() + "." + column.plainName() + " " + reason)
                        .with("enum", operation.type().name())
                        .with("default", value)
                        .cure(
                                "map the label, .mapping(…), or give the column another default first: op.alterColumn(…).defaultTo(…)"));
    }

    /** Cut, if need be, so that it isn't too long. */
    private static String oldName(String name) {
        int room = POSTGRESQL.longest() - "retort_old_".length();
        String kept = name;
        while (kept.getBytes(StandardCharsets.UTF_8).length > room) {
            kept = kept.substring(0, kept.length() - 1);
        }
        return "retort_old_" + kept;
    }

    private void add(String sql) {
        statements.add(SqlStatement.of(sql));
    }

    /** A column of the type, or of arrays of it. */
    private record EnumColumn(
            QualifiedName table,
            String plainName,
            Optional<String> value,
            boolean array,
            boolean inherited,
            boolean hasChildren) {

        static EnumColumn of(Row row) {
            return new EnumColumn(
                    QualifiedName.of(
                            row.text("nspname").orElseThrow(),
                            row.text("relname").orElseThrow()),
                    row.text("attname").orElseThrow(),
                    row.text("value"),
                    row.bool("is_array").orElse(false),
                    row.bool("inherited").orElse(false),
                    row.bool("has_children").orElse(false));
        }

        String column() {
            return POSTGRESQL.quote(plainName);
        }

        /** For its default, which a change of a parent's would take from the children. */
        String alterAlone() {
            String only =
                    hasChildren ? "ALTER TABLE ONLY " + POSTGRESQL.quote(table) + " " : TableStatements.alter(table);
            return only + "ALTER COLUMN " + column() + " ";
        }
    }
}
