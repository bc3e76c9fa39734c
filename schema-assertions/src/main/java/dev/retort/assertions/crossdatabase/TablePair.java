package dev.retort.assertions.crossdatabase;

import dev.retort.assertions.expression.Scope;
import dev.retort.assertions.expression.ValueKind;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.DatabaseKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table or view that both databases have, and how each one's expressions about it are read. */
final class TablePair {

    private final SchemaObject sqlite;
    private final SchemaObject postgresql;
    private final PostgresTypes types;
    private final Scope scope;
    private final Expressions onSqlite;
    private final Expressions onPostgresql;
    private final Findings findings;

    TablePair(
            SchemaObject sqlite,
            SchemaObject postgresql,
            PostgresTypes types,
            Expressions.Rewritings rewritings,
            Findings findings) {
        this.findings = findings;
        this.sqlite = sqlite;
        this.postgresql = postgresql;
        this.types = types;
        this.scope = new Scope(kinds());
        this.onSqlite = new Expressions(DatabaseKind.SQLITE, scope, rewritings.sqlite());
        this.onPostgresql = new Expressions(DatabaseKind.POSTGRESQL, scope, rewritings.postgresql());
    }

    /** PostgreSQL's types say more; what only SQLite has counts by its own. */
    private Map<String, ValueKind> kinds() {
        Map<String, ValueKind> kinds = new HashMap<>();
        for (SchemaObject column : sqlite.children(ObjectKind.COLUMN)) {
            kinds.put(Portable.lower(column.name()), ValueKind.ofType(Portable.typeOf(column), DatabaseKind.SQLITE));
        }
        for (SchemaObject column : postgresql.children(ObjectKind.COLUMN)) {
            kinds.put(Portable.lower(column.name()), types.kind(Portable.typeOf(column)));
        }
        return kinds;
    }

    ObjectPath path() {
        return Portable.path(sqlite.path());
    }

    SchemaObject sqlite() {
        return sqlite;
    }

    SchemaObject postgresql() {
        return postgresql;
    }

    PostgresTypes types() {
        return types;
    }

    Expressions onSqlite() {
        return onSqlite;
    }

    Expressions onPostgresql() {
        return onPostgresql;
    }

    Optional<ValueKind> kind(String column) {
        return scope.find(column);
    }

    private ObjectPath inside(String name) {
        return path().child(Portable.lower(name));
    }

    /** Pairs what is inside by its name; what one side lacks is a difference. */
    void pair(
            ObjectKind kind,
            BiFunction<SchemaObject, Expressions, String> shown,
            BiConsumer<SchemaObject, SchemaObject> both) {
        pair(kind, SchemaObject::name, shown, both);
    }

    /** Pairs what is inside by what else it may be called by. */
    void pair(
            ObjectKind kind,
            Function<SchemaObject, String> name,
            BiFunction<SchemaObject, Expressions, String> shown,
            BiConsumer<SchemaObject, SchemaObject> both) {
        Portable.pair(
                Portable.by(sqlite.children(kind), name),
                Portable.by(postgresql.children(kind), name),
                left -> onlySqlite(kind, name.apply(left), shown.apply(left, onSqlite)),
                right -> onlyPostgresql(kind, name.apply(right), shown.apply(right, onPostgresql)),
                both);
    }

    void onlySqlite(ObjectKind kind, String name, String shown) {
        findings.onlySqlite(kind, inside(name), shown);
    }

    void onlyPostgresql(ObjectKind kind, String name, String shown) {
        findings.onlyPostgresql(kind, inside(name), shown);
    }

    /** What differs in something inside, as it is shown. */
    void changed(ObjectKind kind, String name, String attribute, String left, String right) {
        findings.changed(kind, inside(name), attribute, left, right);
    }

    /** A difference if the texts that are shown of something inside aren't the same. */
    void compare(ObjectKind kind, String name, String attribute, String left, String right) {
        findings.compare(kind, inside(name), attribute, left, right);
    }

    /** The order only of the columns that both have, so that a column that is gone doesn't move all behind it. */
    void compareColumnOrder(ObjectKind kind) {
        Set<String> left = Portable.byName(sqlite.children(ObjectKind.COLUMN)).keySet();
        Set<String> right =
                Portable.byName(postgresql.children(ObjectKind.COLUMN)).keySet();
        findings.compare(kind, path(), "column order", common(left, right), common(right, left));
    }

    private static String common(Set<String> names, Set<String> others) {
        return names.stream().filter(others::contains).collect(Collectors.joining(", "));
    }
}
