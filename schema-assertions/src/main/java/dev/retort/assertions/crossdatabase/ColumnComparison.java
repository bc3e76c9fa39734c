package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.ValueKind;
import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.dialect.Dialects;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Columns: type, NOT NULL, default, generated expression, collation, and their order. */
record ColumnComparison(TablePair pair, CrossDatabaseRules rules) {

    private static final String CAST = "::[a-z\"][\\w .\"]*(\\(\\d+(,\\d+)?\\))?(\\[\\])*";

    void compare() {
        pair.pair(ObjectKind.COLUMN, (column, any) -> shown(column), this::compare);
        pair.compareColumnOrder(ObjectKind.TABLE);
    }

    private static String shown(SchemaObject column) {
        boolean wanted = column.attribute("nullable").filter("no"::equals).isPresent();
        return Portable.typeOf(column) + (wanted ? " not null" : "");
    }

    private void compare(SchemaObject left, SchemaObject right) {
        if (!sameType(Portable.typeOf(left), Portable.typeOf(right))) {
            changed(left, "type", Portable.typeOf(left), Portable.typeOf(right));
        }
        pair.compare(
                ObjectKind.COLUMN,
                left.name(),
                "nullable",
                nullable(left, pair.sqlite()),
                nullable(right, pair.postgresql()));
        compareDefaults(left, right);
        compareGenerated(left, right);
        if (Collations.differ(left, right)) {
            changed(left, "collation", Collations.ofSqlite(left), Collations.ofPostgresql(right));
        }
    }

    private void changed(SchemaObject column, String attribute, String left, String right) {
        pair.changed(ObjectKind.COLUMN, column.name(), attribute, left, right);
    }

    /** An enum is a text on SQLite; its labels are compared with the checks. */
    private boolean sameType(String left, String right) {
        String there = pair.types().labels(right).isPresent() ? "text" : right;
        return left.equals(there) || isOneType(left, there) || matches(rules.types(), left, there);
    }

    private static boolean isOneType(String left, String right) {
        SqlType type = portable(DatabaseKind.SQLITE, left);
        return !(type instanceof SqlType.NativeType) && type.equals(portable(DatabaseKind.POSTGRESQL, right));
    }

    private static SqlType portable(DatabaseKind database, String type) {
        return Dialects.onClassPath().get(database.id()).reader().type(type);
    }

    private static boolean matches(List<CrossDatabaseRules.Equivalent> pairs, String left, String right) {
        return pairs.stream().anyMatch(equivalent -> equivalent.matches(left, right));
    }

    /** A key's columns are never NULL, whatever SQLite shows of them. */
    private static String nullable(SchemaObject column, SchemaObject table) {
        boolean inKey = table.children(ObjectKind.PRIMARY_KEY).stream()
                .flatMap(key -> KeyDefinition.of(key).columns().stream())
                .anyMatch(column.name()::equalsIgnoreCase);
        return inKey ? "no" : column.attribute("nullable").orElse("yes");
    }

    private void compareDefaults(SchemaObject left, SchemaObject right) {
        String here = left.attribute("default").orElse("");
        String there = right.attribute("default").orElse("");
        boolean paired = matches(rules.defaults(), plain(here), plain(there));
        boolean both = !here.isEmpty() && !there.isEmpty();
        if (!paired && (!both || !sameMeaning(here, there, right))) {
            changed(left, "default", here, there);
        }
    }

    /** A default without PostgreSQL's casts and the brackets around it. */
    private static String plain(String sql) {
        String plain = sql.replaceAll(CAST, "").strip();
        while (plain.startsWith("(") && plain.endsWith(")") && plain.indexOf(')') == plain.length() - 1) {
            plain = plain.substring(1, plain.length() - 1).strip();
        }
        return plain.matches("'-?\\d+(\\.\\d+)?'")
                        && !sql.contains("text")
                        && !sql.contains("char")
                        && sql.contains("::")
                ? plain.replace("'", "")
                : plain;
    }

    private boolean sameMeaning(String here, String there, SchemaObject column) {
        ValueKind kind = pair.kind(column.name()).orElse(ValueKind.OTHER);
        return pair.onSqlite()
                .ofColumn(here, Portable.typeOf(column), kind)
                .equals(pair.onPostgresql().ofColumn(there, Portable.typeOf(column), kind));
    }

    private void compareGenerated(SchemaObject left, SchemaObject right) {
        Optional<String> here = left.attribute("generated");
        Optional<String> there = right.attribute("generated");
        boolean both = here.isPresent() && there.isPresent();
        boolean same =
                both ? sameMeaning(inside(here.get()), inside(there.get()), right) : here.isEmpty() && there.isEmpty();
        if (!same) {
            changed(left, "generated", here.orElse(""), there.orElse(""));
        }
    }

    /** Without the word behind it that says whether it is stored. */
    private static String inside(String generated) {
        return generated.substring(0, generated.lastIndexOf(')') + 1);
    }

    /**
     * Whether a column tells the case of letters, where that is sure: NOCASE on SQLite and citext on PostgreSQL don't, no
     * collation at all and the plain ones do. Of any other collation nothing is said.
     */
    private static final class Collations {

        private static final Set<String> PLAIN =
                Set.of("", "binary", "default", "c", "posix", "ucs_basic", "pg_c_utf8");

        private Collations() {}

        static boolean differ(SchemaObject sqlite, SchemaObject postgresql) {
            Optional<Boolean> left = ignoresCase(name(sqlite), "nocase");
            boolean citext = Portable.typeOf(postgresql).endsWith("citext");
            Optional<Boolean> right = citext ? Optional.of(true) : ignoresCase(name(postgresql), "citext");
            return left.isPresent() && right.isPresent() && !left.equals(right);
        }

        private static Optional<Boolean> ignoresCase(String collation, String one) {
            return collation.equals(one)
                    ? Optional.of(true)
                    : Optional.of(false).filter(any -> PLAIN.contains(collation));
        }

        private static String name(SchemaObject column) {
            String name = column.attribute("collation").orElse("").toLowerCase(Locale.ROOT);
            return name.substring(name.lastIndexOf('.') + 1).replace("\"", "");
        }

        static String ofSqlite(SchemaObject column) {
            return column.attribute("collation").orElse("BINARY: the case of letters counts");
        }

        static String ofPostgresql(SchemaObject column) {
            return Portable.typeOf(column).endsWith("citext")
                    ? "citext: the case of letters doesn't count"
                    : column.attribute("collation").orElse("the default: the case of letters counts");
        }
    }
}
