package dev.retort.catalog.difference;

import dev.retort.catalog.Database;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.schema.Default;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.FoldedSql;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes of an object that count under the given tolerances. */
final class Attributes {

    private static final Set<String> STORAGE =
            Set.of(("options, toast options, index options, tablespace, storage, compression, statistics target,"
                            + " statistics targets, clustered")
                    .split(", "));

    /** Those with an item in each line: white space in an item is the item's own. */
    private static final Set<String> LISTS = Set.of("labels", "columns", "grants", "identity grants", "options");

    /** What is in quotes, or white space. */
    private static final Pattern SPACE = Pattern.compile("('(?:[^']|'')*+'|\"(?:[^\"]|\"\")*+\")|\\s+");

    private final Set<Tolerance> tolerances;
    private final DatabaseKind database;
    private final Meaning meaning;

    Attributes(Set<Tolerance> tolerances, Database database) {
        this.tolerances = tolerances;
        this.database = database.kind();
        this.meaning = new Meaning(database);
    }

    /** The same as {@link #of}, each in the form in which what means the same is equal. */
    Map<String, String> meaningOf(SchemaObject object) {
        Map<String, String> counting = of(object);
        if (tolerances.contains(Tolerance.WHITE_SPACE)) {
            counting.replaceAll((name, value) -> LISTS.contains(name) ? value : oneSpace(value));
        }
        if (tolerances.contains(Tolerance.SPELLING)) {
            counting.replaceAll((name, value) -> meaning.of(object, name, value));
            counting.entrySet().removeIf(entry -> Meaning.saysNothing(object, entry.getKey(), entry.getValue()));
        }
        return counting;
    }

    /** Without the position, which is compared for all columns of a table at once. */
    Map<String, String> of(SchemaObject object) {
        Map<String, String> counting = new LinkedHashMap<>();
        object.attributes().forEach((name, value) -> {
            if (counts(name) && !object.isSpeltOut(name)) {
                counting.put(name, value);
            }
        });
        if (database == DatabaseKind.SQLITE && tolerances.contains(Tolerance.AFFINITY)) {
            counting.computeIfPresent(
                    "type", (name, type) -> object.kind() == ObjectKind.COLUMN ? Affinity.of(type) : type);
        }
        return counting;
    }

    private boolean counts(String name) {
        return switch (name) {
            case SchemaObject.POSITION -> false;
            case "comment", "index comment", "not null comment", "identity comment" ->
                !tolerances.contains(Tolerance.COMMENTS);
            case "owner", "grants", "identity grants" -> !tolerances.contains(Tolerance.GRANTS);
            case "sequence position" -> !tolerances.contains(Tolerance.SEQUENCE_POSITION);
            default -> !tolerances.contains(Tolerance.STORAGE) || !STORAGE.contains(name);
        };
    }

    private static String oneSpace(String value) {
        return SPACE.matcher(value.strip())
                .replaceAll(found -> found.group(1) == null ? " " : Matcher.quoteReplacement(found.group(1)));
    }

    /** SQLite's affinities, by which it decides how values are stored and compared. */
    private static final class Affinity {

        private Affinity() {}

        static String of(String type) {
            String name = type.toUpperCase(Locale.ROOT);
            if (name.contains("INT")) {
                return "INTEGER";
            }
            if (name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT")) {
                return "TEXT";
            }
            if (name.isEmpty() || name.contains("BLOB")) {
                return "BLOB";
            }
            boolean real = name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB");
            return real ? "REAL" : "NUMERIC";
        }
    }

    /** What an attribute means if it is an expression: casts folded, a default read as a value of its column's type. */
    static final class Meaning {

        private static final Set<String> EXPRESSIONS =
                Set.of("default", "generated", "definition", "columns", "where", "using", "with check");

        /** What has expressions that the server wrote, not a text of its own such as a function's. */
        private static final Set<ObjectKind> HOLDERS = Set.of(
                ObjectKind.COLUMN,
                ObjectKind.CHECK,
                ObjectKind.FOREIGN_KEY,
                ObjectKind.EXCLUSION,
                ObjectKind.INDEX,
                ObjectKind.DOMAIN,
                ObjectKind.POLICY,
                ObjectKind.VIEW,
                ObjectKind.MATERIALIZED_VIEW,
                ObjectKind.TRIGGER);

        private static final Pattern MATCH_SIMPLE = Pattern.compile("(?i)\\s+MATCH\\s+SIMPLE\\b");
        private static final Pattern NULL = Pattern.compile("(?i)[(\\s]*NULL[)\\s]*(::.*)?");

        private final DatabaseKind database;

        Meaning(Database database) {
            this.database = database.kind();
        }

        String of(SchemaObject object, String attribute, String value) {
            if (!EXPRESSIONS.contains(attribute) || !HOLDERS.contains(object.kind())) {
                return value;
            }
            if (object.kind() == ObjectKind.FOREIGN_KEY) {
                return MATCH_SIMPLE.matcher(value).replaceAll("");
            }
            boolean column = object.kind() == ObjectKind.COLUMN && attribute.equals("default");
            return column
                    ? value(
                            withoutNumber(value, object),
                            object.attribute("type").orElse(""))
                    : Parentheses.without(FoldedSql.of(value, database), database);
        }

        /** A column without a default is NULL. */
        static boolean saysNothing(SchemaObject object, String attribute, String value) {
            return object.kind() == ObjectKind.COLUMN
                    && attribute.equals("default")
                    && NULL.matcher(value).matches();
        }

        /** The server puts a number behind the name of a column's own sequence if the name is taken. */
        private static String withoutNumber(String value, SchemaObject column) {
            String table = column.path().parent().map(ObjectPath::name).orElse("");
            String own = Pattern.quote(table + "_" + column.name() + "_seq");
            return value.replaceAll("^(nextval\\('[^']*" + own + ")\\d+(\"?'::regclass\\))$", "$1$2");
        }

        private String value(String sql, String typeText) {
            Dialect dialect = Dialects.onClassPath().get(database.id());
            SqlType type = dialect.reader().type(typeText);
            Default read = dialect.reader().defaultValue(sql, type);
            return !(read instanceof Default.Expression)
                    ? dialect.writer().defaultValue(read, type)
                    : FoldedSql.of(sql, database);
        }
    }
}
