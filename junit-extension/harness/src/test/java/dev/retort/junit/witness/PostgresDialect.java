package dev.retort.junit.witness;

import java.util.ArrayList;
import java.util.List;

/** What only PostgreSQL has in a schema made by chance. */
final class PostgresDialect implements GeneratedSchema.Dialect {

    private static final List<String> TYPES = List.of(
            "int",
            "bigint",
            "smallint",
            "text",
            "varchar(20)",
            "varchar",
            "char(3)",
            "numeric(10,2)",
            "numeric",
            "numeric(5)",
            "date",
            "timestamp",
            "timestamp(3)",
            "timestamptz",
            "timestamptz(0)",
            "time",
            "time(2) with time zone",
            "interval",
            "interval day to second",
            "boolean",
            "real",
            "double precision",
            "uuid",
            "jsonb",
            "json",
            "bytea",
            "bit(5)",
            "varbit(7)",
            "int[]",
            "varchar(5)[]",
            "text[]",
            "numeric(6,3)[]",
            "int4range",
            "inet",
            "tsvector",
            "money",
            "\"char\"");
    private static final List<String> DEFAULTS = List.of("null", "current_user", "(1 + 2)", "length('it''s')", "'7'");

    private final String schema;

    PostgresDialect(String schema) {
        this.schema = schema;
    }

    @Override
    public String column(Chance chance, String first, String name) {
        return switch (chance.below(12)) {
            case 0 -> "int generated always as (" + first + " + 1)" + chance.one(List.of(" stored", " virtual"));
            case 1 -> chance.one(List.of("serial", "bigserial", "smallserial"));
            case 2 -> schema + "." + Chance.quoted("mood of " + schema) + chance.perhaps(50, " default 'ok'");
            case 3 -> schema + ".positive" + chance.perhaps(30, "[]");
            case 4 -> "text" + chance.perhaps(50, " collate \"C\"") + " default " + chance.one(DEFAULTS);
            case 5 -> "timestamptz default now()" + chance.perhaps(50, " not null");
            case 6 -> "int default nextval('" + schema + ".\"s q\"')";
            default -> chance.one(TYPES) + chance.perhaps(30, " not null");
        };
    }

    @Override
    public String countingKey(Chance chance) {
        return chance.one(List.of("int", "bigint")) + " generated " + chance.one(List.of("always", "by default"))
                + " as identity primary key";
    }

    @Override
    public String deferrable(Chance chance) {
        return chance.one(List.of("", "", " deferrable", " deferrable initially deferred"))
                + chance.perhaps(10, " not enforced");
    }

    @Override
    public String behindUnique(Chance chance) {
        return chance.one(List.of("", "", " deferrable", " deferrable initially deferred"));
    }

    @Override
    public String behindTable(Chance chance, boolean hasKey) {
        return "";
    }

    @Override
    public String indexed(Chance chance, String column) {
        return column + chance.one(List.of("", "", " desc", " nulls first", " desc nulls last"));
    }

    @Override
    public String behindIndex(Chance chance, List<String> columns, boolean unique) {
        return chance.perhaps(20, " include (" + columns.get(1) + ")")
                + (unique ? chance.perhaps(20, " nulls not distinct") : "");
    }

    @Override
    public List<String> more(Chance chance, String prefix, String table, List<String> columns, int number) {
        List<String> more = new ArrayList<>();
        if (chance.of(40)) {
            more.add("create trigger " + chance.name("t" + number) + trigger(chance, columns.get(0), table)
                    + " execute function " + prefix + "react('x'')', '2')");
        }
        if (chance.of(25)) {
            String view = prefix + Chance.quoted("m" + number);
            more.add(
                    "create materialized view " + view + " as select " + String.join(", ", columns) + " from " + table);
            more.add("create index on " + view + " (" + columns.get(0) + ")");
            more.add("comment on materialized view " + view + " is 'made of " + number + "'");
        }
        if (chance.of(25)) {
            more.add("alter table " + table + " add exclude using gist (int8range(0, " + columns.get(0) + ") with &&)"
                    + chance.perhaps(50, " where (" + columns.get(1) + " > 3)"));
        }
        if (chance.of(20)) {
            String parts = prefix + Chance.quoted("parts" + number);
            more.add("create table " + parts
                    + " (a int not null, b text default 'x', primary key (a) deferrable) partition by range (a)");
            more.add("create table " + prefix + Chance.quoted("part of" + number) + " partition of " + parts
                    + " for values from (0) to (9)");
            more.add("create index on " + parts + " (b)");
        }
        if (chance.of(20)) {
            String heir = prefix + Chance.quoted("heir" + number);
            more.add("create unlogged table " + heir
                    + " (extra int default 5, constraint same check (extra > 0)) inherits (" + table + ")");
        }
        more.addAll(comments(chance, prefix, table, columns, number));
        return more;
    }

    private static String trigger(Chance chance, String column, String table) {
        if (chance.of(30)) {
            return " after insert or delete or truncate on " + table + " for each statement";
        }
        return chance.one(List.of(" before ", " after "))
                + chance.one(List.of("insert", "update", "insert or update", "update of " + column)) + " on " + table
                + " for each row" + chance.perhaps(50, " when (new." + column + " > 0 and new." + column + " < 99)");
    }

    private static List<String> comments(Chance chance, String prefix, String table, List<String> columns, int number) {
        List<String> comments = new ArrayList<>();
        if (chance.of(30)) {
            comments.add("comment on table " + table + " is 'it''s\ntwo lines'");
        }
        if (chance.of(40)) {
            comments.add("comment on column " + table + "." + chance.one(columns) + " is 'a column'");
        }
        if (chance.of(40)) {
            String index = Chance.quoted("j" + number);
            comments.add("create index " + index + " on " + table + " using hash (" + columns.get(1) + ")");
            comments.add("comment on index " + prefix + index + " is 'an index'");
        }
        if (chance.of(30)) {
            comments.add("alter table " + table + " add constraint " + Chance.quoted("c k" + number) + " check ("
                    + columns.get(0) + " < 1000)" + chance.perhaps(30, " not valid"));
            comments.add("comment on constraint " + Chance.quoted("c k" + number) + " on " + table + " is 'a check'");
        }
        return comments;
    }

    @Override
    public List<String> first(Chance chance, String prefix) {
        return List.of(
                "create type " + prefix + Chance.quoted("mood of " + schema) + " as enum ('sad', 'ok', 'with space')",
                "create domain " + prefix + "positive as int check (value > 0)",
                "create sequence " + prefix + "\"s q\"" + chance.perhaps(50, " as int")
                        + chance.perhaps(50, " increment 3 minvalue -5 start 7") + chance.perhaps(50, " maxvalue 99")
                        + chance.perhaps(50, " cycle"),
                "create function " + prefix + "react() returns trigger language plpgsql as 'begin return new; end'");
    }
}
