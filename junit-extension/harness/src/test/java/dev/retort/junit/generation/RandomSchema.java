package dev.retort.junit.generation;

import dev.retort.sql.DatabaseKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * DDL by chance of a schema that can hold rows: tables with columns of all types, conditions on one column and across
 * columns, composite and partial keys, references in trees, to themselves and in circles, and what each database has of its
 * own.
 */
public final class RandomSchema {

    private static final List<String> NAMES =
            List.of("a", "order", "Mixed", "with space", "x\"y", "ä", "select", "value", "new", "left");

    /** A type with conditions that a column of it can have, in which {@code @} is the column. */
    private record Typed(String type, List<String> conditions) {

        Typed(String type, String... conditions) {
            this(type, List.of(conditions));
        }
    }

    private record Column(String name, String type, boolean nullable, boolean number) {}

    private record Made(String name, List<Column> key) {}

    private static final List<Typed> POSTGRES = List.of(
            new Typed(
                    "integer",
                    "@ > 0",
                    "@ between -5 and 5",
                    "@ in (1, 2, 3, 50, 60)",
                    "@ % 7 = 3",
                    "@ <> 0",
                    "abs(@) < 100"),
            new Typed("bigint", "@ >= 1000000", "@ * 2 < 50", "@ is not null"),
            new Typed("smallint", "@ > -3 and @ < 30"),
            new Typed("numeric(8,2)", "@ >= 0", "@ > 0.5 and @ < 99.99", "round(@, 0) = @"),
            new Typed("numeric(3,3)", "@ < 0.5"),
            new Typed("numeric", "@ <> 1"),
            new Typed("double precision", "@ >= 0 and @ <= 1"),
            new Typed("real"),
            new Typed(
                    "text",
                    "@ <> ''",
                    "length(@) between 3 and 8",
                    "@ like 'A%z'",
                    "@ ~ '^[A-Z]{2}-[0-9]{3,5}$'",
                    "@ = lower(@)",
                    "trim(@) = @ and @ <> ''",
                    "position('-' in @) > 1",
                    "@ in ('new', 'open', 'done', 'late', 'x1', 'x2', 'x3', 'x4', 'x5')",
                    "@ not like '%x%'",
                    "char_length(btrim(@)) >= 2"),
            new Typed("varchar(12)", "@ ~* '^[a-f0-9]+$'", "upper(@) = @"),
            new Typed("char(3)", "@ ~ '^[A-Z]{3}$'"),
            new Typed("boolean"),
            new Typed(
                    "date",
                    "@ > '2000-01-01'",
                    "extract(year from @) >= 2020",
                    "@ between '2024-01-01' and '2024-12-31'"),
            new Typed("timestamp", "@ >= '2000-01-01'", "@ < '2030-01-01'"),
            new Typed("timestamptz", "@ >= '2000-01-01 00:00:00+00'"),
            new Typed("time"),
            new Typed("interval", "@ > '0'"),
            new Typed("uuid"),
            new Typed(
                    "jsonb",
                    "jsonb_typeof(@) = 'object'",
                    "@ ? 'name'",
                    "(@ ->> 'kind') in ('a', 'b')",
                    "jsonb_array_length(@) >= 1 and jsonb_typeof(@) = 'array'"),
            new Typed("json"),
            new Typed("bytea", "octet_length(@) > 2"),
            new Typed("inet"),
            new Typed("text[]", "cardinality(@) between 1 and 3", "array_length(@, 1) = 2"),
            new Typed("integer[]", "1 = any (@)"),
            new Typed("int4range", "not isempty(@)", "lower(@) >= 0"),
            new Typed("daterange", "upper(@) > '2020-01-01'"),
            new Typed("bit(4)"),
            new Typed("mood", "@ <> 'sad'"),
            new Typed("email"),
            new Typed("posint", "@ < 1000"),
            new Typed("point"),
            new Typed("xml"),
            new Typed("money"));

    private static final List<Typed> SQLITE = List.of(
            new Typed("integer", "@ > 0", "@ between -5 and 5", "@ in (1, 2, 3, 50, 60)", "@ % 7 = 3", "abs(@) < 100"),
            new Typed("int", "typeof(@) = 'integer'", "@ >= 1000000"),
            new Typed("decimal(8,2)", "@ >= 0", "@ > 0.5 and @ < 99.99"),
            new Typed("real", "@ >= 0 and @ <= 1"),
            new Typed(
                    "text",
                    "@ <> ''",
                    "length(@) between 3 and 8",
                    "@ like 'A%z'",
                    "@ glob '[A-Z][A-Z]-[0-9]*'",
                    "@ = lower(@)",
                    "trim(@) = @ and @ <> ''",
                    "instr(@, '-') > 1",
                    "@ in ('new', 'open', 'done', 'late', 'x1', 'x2', 'x3', 'x4', 'x5')",
                    "@ not like '%x%'",
                    "length(trim(@)) >= 2"),
            new Typed("varchar(12)", "length(@) <= 12", "upper(@) = @"),
            new Typed("boolean", "@ in (0, 1)"),
            new Typed("date", "@ > '2000-01-01'", "@ = date(@)", "cast(strftime('%Y', @) as integer) >= 2020"),
            new Typed("datetime", "@ >= '2000-01-01'", "datetime(@) is not null"),
            new Typed("blob", "length(@) > 2"),
            new Typed("json", "json_valid(@)", "json_type(@) = 'object'", "json_extract(@, '$.kind') in ('a', 'b')"),
            new Typed(""),
            new Typed("text collate nocase", "@ <> 'x'"));

    private static final List<Typed> STRICT = List.of(
            new Typed("integer", "@ > 0"),
            new Typed("text", "length(@) > 1"),
            new Typed("real"),
            new Typed("blob"),
            new Typed("any"));

    private final Random random;
    private final boolean postgres;
    private final String prefix;
    private final List<String> statements = new ArrayList<>();
    private final List<Made> tables = new ArrayList<>();

    private RandomSchema(long seed, DatabaseKind database, String prefix) {
        this.random = new Random(seed * 7_919 + (database == DatabaseKind.POSTGRESQL ? 1 : 0));
        this.postgres = database == DatabaseKind.POSTGRESQL;
        this.prefix = prefix;
    }

    /** Statements parted by semicolons; on PostgreSQL in a schema of their own that is on the path. */
    static String of(long seed, DatabaseKind database) {
        String schema = "g" + seed;
        boolean postgres = database == DatabaseKind.POSTGRESQL;
        return new RandomSchema(seed, database, postgres ? schema + "." : "").text(schema);
    }

    /** The same statements one by one, on PostgreSQL for the schema that is first on the path. */
    public static List<String> statements(long seed, DatabaseKind database) {
        RandomSchema schema = new RandomSchema(seed, database, "");
        schema.make();
        return List.copyOf(schema.statements);
    }

    private String text(String schema) {
        if (postgres) {
            statements.add("create schema " + schema);
            statements.add("set search_path = " + schema);
        }
        make();
        if (postgres) {
            statements.add("reset search_path");
        }
        return String.join(";\n", statements) + ";";
    }

    private void make() {
        if (postgres) {
            statements.add("create type mood as enum ('sad', 'ok', 'happy', 'so so')");
            statements.add("create domain posint as integer check (value > 0)");
            statements.add(
                    "create domain email as varchar(40) check (value ~ '^[^@ ]+@[a-z]+[.][a-z]{2,3}$') not null");
        }
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            table(i);
        }
        if (chance(30) && tables.size() > 1) {
            circle();
        }
        if (postgres && chance(30)) {
            partitioned();
        }
        if (postgres && chance(25)) {
            statements.add("create table bookings (id serial, room integer not null, during tsrange not null,"
                    + " exclude using gist (int4range(room, room, '[]') with =, during with &&))");
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void table(int number) {
        String name = prefix + quoted(one(NAMES) + number);
        boolean strict = !postgres && chance(20);
        boolean rowless = !postgres && chance(20);
        List<Column> columns = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        List<Column> key = key(columns, parts, rowless);
        references(columns, parts, number);
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            columns.add(column(parts, i, strict));
        }
        across(columns, parts);
        if (chance(25)) {
            Column base = columns.get(columns.size() - 1);
            boolean text =
                    !base.type.contains("[") && (base.type.startsWith("text") || base.type.startsWith("varchar"));
            parts.add(
                    0,
                    text
                            ? quoted("made") + " text" + " generated always as (lower(" + base.name + ")) stored"
                            : quoted("made") + " integer generated always as (case when " + base.name
                                    + " is null then 0 else 1 end) stored");
        }
        statements.add("create table " + name + " (" + String.join(", ", parts) + ")"
                + (strict && rowless
                        ? " strict, without rowid"
                        : strict ? " strict" : rowless ? " without rowid" : ""));
        indexes(name, columns, number);
        triggers(name, columns, number);
        tables.add(new Made(name, key));
    }

    private List<Column> key(List<Column> columns, List<String> parts, boolean rowless) {
        int kind = random.nextInt(4);
        String id = quoted(one(List.of("id", "Key", "n o")));
        if (kind == 0 || (kind == 1 && rowless)) {
            String type = one(List.of("integer", postgres ? "varchar(20)" : "text"));
            parts.add(id + " " + type + " not null");
            String second = quoted("part");
            boolean pair = chance(50);
            if (pair) {
                parts.add(second + " integer not null");
            }
            parts.add("primary key (" + id + (pair ? ", " + second : "") + ")");
            Column first = new Column(id, type, false, false);
            return pair ? List.of(first, new Column(second, "integer", false, false)) : List.of(first);
        }
        String counting = postgres
                ? one(List.of(
                        "serial primary key",
                        "bigint generated always as identity primary key",
                        "integer generated by default as identity primary key",
                        "uuid primary key"))
                : one(List.of("integer primary key", "integer primary key autoincrement", "text primary key"));
        if (rowless) {
            counting = "integer primary key";
        }
        parts.add(id + " " + counting);
        String type = counting.startsWith("uuid")
                ? "uuid"
                : counting.startsWith("text") ? "text" : counting.startsWith("bigint") ? "bigint" : "integer";
        Column column = new Column(id, type, false, false);
        if (chance(10) && counting.contains("uuid")) {
            columns.add(column);
        }
        return List.of(column);
    }

    private void references(List<Column> columns, List<String> parts, int number) {
        List<Made> targets = new ArrayList<>(tables);
        Collections.shuffle(targets, random);
        int count = Math.min(targets.size(), random.nextInt(3));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> own = new ArrayList<>();
            boolean nullable = chance(40);
            for (Column key : targets.get(i).key) {
                String column = quoted("ref" + number + "_" + i + "_" + own.size());
                parts.add(column + " " + key.type + (nullable ? "" : " not null"));
                columns.add(new Column(column, key.type, nullable, false));
                own.add(column);
            }
            all.addAll(own);
            parts.add("foreign key (" + String.join(", ", own) + ") references " + targets.get(i).name
                    + (chance(30) ? " on delete cascade" : "") + (chance(30) ? " deferrable initially deferred" : ""));
        }
        if (all.size() > 1 && chance(40)) {
            parts.add("unique (" + String.join(", ", all) + ")");
        }
        Collections.sort(parts, (a, b) -> Boolean.compare(isConstraint(a), isConstraint(b)));
    }

    private static boolean isConstraint(String part) {
        return part.startsWith("foreign")
                || part.startsWith("unique")
                || part.startsWith("primary")
                || part.startsWith("check");
    }

    private Column column(List<String> parts, int place, boolean strict) {
        Typed typed = one(postgres ? POSTGRES : strict ? STRICT : SQLITE);
        String name = quoted(one(NAMES) + "_" + place);
        boolean nullable = chance(60);
        String condition = !typed.conditions.isEmpty() && chance(50)
                ? " check (" + one(typed.conditions).replace("@", name) + ")"
                : "";
        parts.add(0, name + " " + typed.type + (nullable ? "" : " not null") + condition);
        boolean number = List.of(
                        "integer",
                        "bigint",
                        "int",
                        "numeric(8,2)",
                        "decimal(8,2)",
                        "real",
                        "double precision",
                        "smallint")
                .contains(typed.type);
        return new Column(name, typed.type, nullable, number && condition.isEmpty());
    }

    /** Conditions over several columns; those over numbers only where nothing else is said of these. */
    private void across(List<Column> columns, List<String> parts) {
        List<Column> numbers = columns.stream().filter(Column::number).toList();
        if (numbers.size() >= 2 && chance(60)) {
            String a = numbers.get(0).name;
            String b = numbers.get(1).name;
            parts.add("check ("
                    + one(List.of(
                            a + " < " + b,
                            a + " <= " + b + " and " + a + " >= 0",
                            a + " + " + b + " = 100",
                            a + " = 2 * " + b,
                            "coalesce(" + a + ", 0) + coalesce(" + b + ", 0) <= 50",
                            a + " <> " + b,
                            "(" + a + " > 10 and " + b + " < 0) or (" + a + " <= 10 and " + b + " is not null)",
                            "case when " + a + " > 0 then " + b + " > 0 else " + b + " <= 0 end"))
                    + ")");
        }
        List<Column> nullable = columns.stream().filter(Column::nullable).toList();
        if (nullable.size() >= 2 && chance(40)) {
            String a = nullable.get(0).name;
            String b = nullable.get(1).name;
            parts.add("check ("
                    + one(List.of(
                            "(" + a + " is null) = (" + b + " is null)",
                            "(" + a + " is null) <> (" + b + " is null)",
                            a + " is not null or " + b + " is not null",
                            postgres
                                    ? "num_nonnulls(" + a + ", " + b + ") >= 1"
                                    : "(" + a + " is null) + (" + b + " is null) <= 1"))
                    + ")");
        }
    }

    private void indexes(String table, List<Column> columns, int number) {
        List<Column> plain = columns.stream()
                .filter(column -> !List.of("json", "point", "xml", "").contains(column.type))
                .toList();
        if (plain.isEmpty() || !chance(40)) {
            return;
        }
        Column column = one(plain);
        boolean text = column.type.startsWith("text") && !column.type.contains("[");
        String indexed = text && chance(50) ? "lower(" + column.name + ")" : column.name;
        String second = plain.size() > 1 && chance(30) ? ", " + plain.get(0).name : "";
        String where = chance(40) ? " where " + column.name + " is not null" : "";
        statements.add("create unique index " + quoted("ui " + number) + " on " + table + " (" + indexed + second + ")"
                + where);
    }

    private void triggers(String table, List<Column> columns, int number) {
        List<Column> numbers = columns.stream().filter(Column::number).toList();
        if (numbers.isEmpty() || !chance(15)) {
            return;
        }
        String column = numbers.get(0).name;
        if (postgres) {
            statements.add("create function f" + number + "() returns trigger language plpgsql as $$ begin\n"
                    + "  if new." + column + " < -1000 then raise exception 'too little: %', new." + column
                    + "; end if;\n"
                    + "  return new; end $$");
            statements.add("create trigger t" + number + " before insert or update on " + table
                    + " for each row execute function f" + number + "()");
        } else {
            statements.add("create trigger " + quoted("t" + number) + " before insert on " + table + " when new."
                    + column + " < -1000 begin select raise(abort, 'too little'); end");
        }
    }

    /** Two tables that refer to each other. */
    private void circle() {
        String one = prefix + "one";
        String other = prefix + "other";
        boolean nullable = chance(50);
        String waiting = nullable ? "" : " not null";
        String late = nullable ? "" : " deferrable initially deferred";
        if (postgres) {
            statements.add("create table " + one + " (id integer primary key, other_id integer" + waiting + ")");
            statements.add("create table " + other + " (id serial primary key, one_id integer not null references "
                    + one + ", self integer references " + other + ")");
            statements.add("alter table " + one + " add foreign key (other_id) references " + other + late);
        } else {
            statements.add("create table one (id integer primary key, other_id integer" + waiting + " references other"
                    + late + ")");
            statements.add(
                    "create table other (id integer primary key, one_id integer not null references one, self integer references other)");
        }
    }

    private void partitioned() {
        String table = prefix + "parts";
        switch (random.nextInt(3)) {
            case 0 -> {
                statements.add("create table " + table
                        + " (id integer, k text, v text, primary key (id, k)) partition by list (k)");
                statements.add("create table parts_a partition of " + table + " for values in ('a', 'b')");
                statements.add("create table parts_x partition of " + table + " default");
            }
            case 1 -> {
                statements.add("create table " + table + " (id integer, day date not null) partition by range (day)");
                statements.add("create table parts_1 partition of " + table
                        + " for values from ('2023-01-01') to ('2024-01-01')");
                statements.add("create table parts_2 partition of " + table
                        + " for values from ('2024-01-01') to ('2025-01-01') partition by range (id)");
                statements.add("create table parts_2a partition of parts_2 for values from (0) to (100)");
            }
            default -> {
                statements.add("create table " + table + " (id integer primary key) partition by hash (id)");
                statements.add(
                        "create table parts_0 partition of " + table + " for values with (modulus 3, remainder 0)");
                statements.add(
                        "create table parts_2 partition of " + table + " for values with (modulus 3, remainder 2)");
                statements.add("create table " + prefix
                        + "of_parts (id serial primary key, part integer not null references " + table + ")");
            }
        }
    }
}
