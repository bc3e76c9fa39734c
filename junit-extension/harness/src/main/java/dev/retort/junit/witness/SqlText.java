package dev.retort.junit.witness;

import dev.retort.catalog.SchemaObject;
import dev.retort.sql.sqlite.CanonicalSql;
import dev.retort.sql.sqlite.ObjectText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import schemacrawler.schema.Column;

/** Brings SQL that two readers saw with other breaks, or as it was written, into a form that can be compared. */
record SqlText(boolean isPostgresql) {

    String expression(String text) {
        return isPostgresql ? inOneLine(text) : CanonicalSql.of(text);
    }

    /** A view's or a trigger's text; on SQLite what comes behind its name. */
    String definition(String text) {
        return isPostgresql ? inOneLine(text) : ObjectText.read(text).body();
    }

    private static String inOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    String type(String text) {
        return isPostgresql
                ? PostgresType.comparable(text)
                : CanonicalSql.of(text).toUpperCase(Locale.ROOT);
    }

    /**
     * PostgreSQL's types as both readers tell them: what the driver calls {@code varchar} of size 20 is
     * {@code character varying(20)} for the server. See {@link NotCompared} for what is left out.
     */
    static final class PostgresType {

        private static final int UNLIMITED = Integer.MAX_VALUE;
        private static final int DEFAULT_FRACTION = 6;

        private static final Map<String, String> NAMES = Map.ofEntries(
                Map.entry("serial", "integer"),
                Map.entry("bigserial", "bigint"),
                Map.entry("smallserial", "smallint"),
                Map.entry("int4", "integer"),
                Map.entry("int8", "bigint"),
                Map.entry("int2", "smallint"),
                Map.entry("bool", "boolean"),
                Map.entry("float4", "real"),
                Map.entry("float8", "double precision"),
                Map.entry("varchar", "character varying"),
                Map.entry("bpchar", "character"),
                Map.entry("varbit", "bit varying"));

        private static final Map<String, String> ZONES = Map.of(
                "time", "without time zone",
                "timestamp", "without time zone",
                "timetz", "with time zone",
                "timestamptz", "with time zone");

        private static final Pattern SCHEMA = Pattern.compile("^(?:\"(?:[^\"]|\"\")*\"|[^\".]+)\\.(.*)$");
        private static final Pattern QUOTED = Pattern.compile("^(\"(?:[^\"]|\"\")*\")((?:\\[\\])?)$");

        private PostgresType() {}

        /** A type as the driver tells it. */
        static String of(Column column) {
            String name = column.getColumnDataType().getDatabaseSpecificTypeName();
            boolean array = name.startsWith("_");
            String element = array ? name.substring(1) : name;
            return with(element, column.getSize(), column.getDecimalDigits()) + (array ? "[]" : "");
        }

        private static String with(String name, int size, int digits) {
            if (ZONES.containsKey(name)) {
                String fraction = digits == DEFAULT_FRACTION ? "" : "(" + digits + ")";
                return name.replace("tz", "") + fraction + " " + ZONES.get(name);
            }
            String own = NAMES.getOrDefault(name, name);
            return switch (name) {
                case "numeric" -> size == 0 ? own : own + "(" + size + "," + digits + ")";
                case "varchar", "bpchar", "bit", "varbit" -> size == UNLIMITED ? own : own + "(" + size + ")";
                default -> Fact.plain(own);
            };
        }

        /** A type as the server tells it, without what the driver can't. */
        static String comparable(String type) {
            if (type.startsWith("interval")) {
                return type.endsWith("[]") ? "interval[]" : "interval"; // NotCompared.INTERVAL_FIELDS
            }
            Matcher schema = SCHEMA.matcher(type);
            String name = schema.matches() ? schema.group(1) : type; // NotCompared.SCHEMA_OF_A_TYPE
            Matcher quoted = QUOTED.matcher(name);
            if (quoted.matches()) {
                return Fact.plain(quoted.group(1)) + quoted.group(2);
            }
            return name.replaceFirst("^(time(?:stamp)?)\\(6\\)", "$1"); // NotCompared.FRACTION_OF_SIX
        }
    }

    /** The columns of an index as SchemaCrawler can see them: names or expressions, and whether they descend. */
    static final class IndexColumns {

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

    /**
     * What the definition of an exclusion constraint tells of its index, which is no fact of its own.
     *
     * @param columns the columns or expressions, without operators
     * @param predicate if it is for some rows only
     */
    record Exclusion(String columns, Optional<String> predicate) {

        private static final Pattern KEY = Pattern.compile("(?s)EXCLUDE USING \\w+ (\\(.*)");
        private static final Pattern WHERE = Pattern.compile("(?s)WHERE \\((.*)\\)(?: DEFERRABLE.*)?");

        static Exclusion of(SchemaObject constraint) {
            Matcher key = KEY.matcher(constraint.attribute("definition").orElse(""));
            if (!key.matches()) {
                return new Exclusion("", Optional.empty());
            }
            String list = IndexColumns.parts(key.group(1), ' ').get(0);
            Matcher where = WHERE.matcher(key.group(1).substring(list.length()).strip());
            List<String> columns = IndexColumns.parts(list.substring(1, list.length() - 1), ',').stream()
                    .map(part -> part.replaceFirst(" WITH [^()]*$", ""))
                    .toList();
            return new Exclusion(
                    String.join(", ", columns), where.matches() ? Optional.of(where.group(1)) : Optional.empty());
        }
    }

    /**
     * What a trigger's definition tells.
     *
     * @param timing {@code before}, {@code after} or {@code instead of}
     * @param events sorted
     * @param orientation {@code row} or {@code statement}
     * @param condition the WHEN of PostgreSQL
     * @param statement the call of PostgreSQL, or all of SQLite's text
     */
    record Trigger(
            String timing,
            NavigableSet<String> events,
            String orientation,
            Optional<String> condition,
            String statement) {

        private static final String QUOTED = "(?:\"(?:[^\"]|\"\")*\"|[^ \"]+)";
        private static final Pattern POSTGRES = Pattern.compile(
                "(?s)CREATE (?:CONSTRAINT )?TRIGGER " + QUOTED + " (BEFORE|AFTER|INSTEAD OF) (.*?) ON .*?"
                        + " FOR EACH (ROW|STATEMENT)(?: WHEN \\((.*)\\))? (EXECUTE FUNCTION .*)");
        private static final Pattern SQLITE =
                Pattern.compile("(?s)(?:(before|after|instead of) )?(insert|update|delete)\\b.*");

        static Trigger ofPostgres(String text) {
            Matcher matcher = POSTGRES.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("this isn't a trigger: " + text);
            }
            NavigableSet<String> events = new TreeSet<>();
            for (String event : matcher.group(2).split(" OR ")) {
                events.add(event.toLowerCase(Locale.ROOT).split(" ")[0]);
            }
            events.remove("truncate"); // NotCompared.TRUNCATE_TRIGGERS
            return new Trigger(
                    matcher.group(1).toLowerCase(Locale.ROOT),
                    events,
                    matcher.group(3).toLowerCase(Locale.ROOT),
                    Optional.ofNullable(matcher.group(4)),
                    matcher.group(5));
        }

        static Trigger ofSqlite(String text) {
            Matcher matcher = SQLITE.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("this isn't a trigger: " + text);
            }
            return new Trigger(
                    Optional.ofNullable(matcher.group(1)).orElse("before"),
                    new TreeSet<>(List.of(matcher.group(2))),
                    "row",
                    Optional.empty(),
                    text);
        }
    }
}
