package dev.retort.junit.witness;

import java.util.ArrayList;
import java.util.List;

/** What only SQLite has in a schema made by chance. */
final class SqliteDialect implements GeneratedSchema.Dialect {

    private static final List<String> TYPES = List.of(
            "int",
            "bigint",
            "text",
            "varchar(20)",
            "numeric(10,2)",
            "numeric(12, 0)",
            "date",
            "blob",
            "real",
            "double precision",
            "",
            "my type");
    private static final List<String> DEFAULTS =
            List.of("null", "0", "-1", "1.5", "'it''s'", "''", "current_timestamp", "(1 + 2)", "x'00ff'", "true");

    @Override
    public String column(Chance chance, String first, String name) {
        if (chance.of(15)) {
            return "int as (" + first + " + 1)" + chance.perhaps(50, " stored");
        }
        return chance.one(TYPES)
                + chance.perhaps(30, " not null")
                + chance.perhaps(20, " collate nocase")
                + chance.perhaps(40, " default " + chance.one(DEFAULTS))
                + chance.perhaps(15, " unique")
                + chance.perhaps(10, " check (" + name + " is not null)");
    }

    @Override
    public String countingKey(Chance chance) {
        return "integer primary key" + chance.perhaps(60, " autoincrement");
    }

    @Override
    public String deferrable(Chance chance) {
        return chance.perhaps(20, " deferrable initially deferred");
    }

    @Override
    public String behindUnique(Chance chance) {
        return chance.perhaps(20, " on conflict ignore");
    }

    @Override
    public String behindTable(Chance chance, boolean hasKey) {
        return hasKey ? chance.perhaps(20, " without rowid") : "";
    }

    @Override
    public String indexed(Chance chance, String column) {
        return column + chance.perhaps(15, " collate nocase") + chance.perhaps(30, " desc");
    }

    @Override
    public String behindIndex(Chance chance, List<String> columns, boolean unique) {
        return "";
    }

    @Override
    public List<String> more(Chance chance, String prefix, String table, List<String> columns, int number) {
        List<String> more = new ArrayList<>();
        if (chance.of(40)) {
            more.add("create trigger " + chance.name("t" + number) + chance.one(List.of(" ", " before ", " after "))
                    + chance.one(List.of("insert", "delete", "update", "update of " + columns.get(0))) + " on " + table
                    + chance.perhaps(40, " when 1 > 0") + " begin select 1; select 2; end");
        }
        return more;
    }

    @Override
    public List<String> first(Chance chance, String prefix) {
        return List.of();
    }
}
