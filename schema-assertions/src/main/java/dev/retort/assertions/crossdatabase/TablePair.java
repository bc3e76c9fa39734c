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

/** A table or view that both databases have, and how each one's expressions about it are read. */
final class TablePair {

    private final SchemaObject sqlite;
    private final SchemaObject postgresql;
    private final PostgresTypes types;
    private final Scope scope;
    private final Expressions onSqlite;
    private final Expressions onPostgresql;

    TablePair(SchemaObject sqlite, SchemaObject postgresql, PostgresTypes types, Rewritings rewritings) {
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
            kinds.put(
                    Portable.lower(column.name()),
                    ValueKind.ofType(column.attribute("type").orElse(""), DatabaseKind.SQLITE));
        }
        for (SchemaObject column : postgresql.children(ObjectKind.COLUMN)) {
            kinds.put(
                    Portable.lower(column.name()),
                    types.kind(column.attribute("type").orElse("")));
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

    ObjectPath inside(String name) {
        return path().child(Portable.lower(name));
    }
}
