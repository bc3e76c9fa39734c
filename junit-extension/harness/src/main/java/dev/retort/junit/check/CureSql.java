package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.Rename;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlWriter;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The SQL of a cure, where one or two statements are all of it; none where a person has to decide or a table has to be
 * rebuilt. Nothing that cures takes more away than the object that it names: no CASCADE.
 */
final class CureSql {

    private static final String ALTER_TABLE = "ALTER TABLE ";

    private static final Set<ObjectKind> CONSTRAINTS = Set.of(
            ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.FOREIGN_KEY, ObjectKind.CHECK, ObjectKind.EXCLUSION);

    /** What {@code ALTER … RENAME TO} and {@code DROP} name as it is, on PostgreSQL. */
    private static final Set<ObjectKind> PLAIN = Set.of(
            ObjectKind.TABLE,
            ObjectKind.INDEX,
            ObjectKind.SEQUENCE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.DOMAIN,
            ObjectKind.COLLATION,
            ObjectKind.STATISTICS,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.AGGREGATE,
            ObjectKind.SCHEMA,
            ObjectKind.PUBLICATION,
            ObjectKind.EVENT_TRIGGER);

    private static final Set<ObjectKind> TYPES = Set.of(ObjectKind.ENUM, ObjectKind.COMPOSITE, ObjectKind.RANGE);

    private static final Set<ObjectKind> OF_TABLES = Set.of(ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY);

    private final DatabaseKind database;
    private final SqlWriter writer;

    CureSql(DatabaseKind database) {
        this.database = database;
        this.writer = Dialects.onClassPath().get(database.id()).writer();
    }

    private boolean isSqlite() {
        return database == DatabaseKind.SQLITE;
    }

    /**
     * Gives an object its name back.
     *
     * @param found the object as it is
     * @param holder what it is in, if that is known
     */
    List<String> rename(Rename rename, SchemaObject found, Optional<ObjectKind> holder) {
        String to = writer.name(plain(rename.wanted().name()));
        ObjectPath path = rename.found();
        ObjectKind kind = rename.kind();
        if (kind == ObjectKind.TABLE) {
            return List.of(ALTER_TABLE + name(path) + " RENAME TO " + to);
        }
        if (kind == ObjectKind.COLUMN) {
            return List.of("ALTER " + holding(holder) + " " + name(parent(path)) + " RENAME "
                    + (holder.equals(Optional.of(ObjectKind.COMPOSITE)) ? "ATTRIBUTE " : "COLUMN ")
                    + writer.name(path.name()) + " TO " + to);
        }
        if (isSqlite()) {
            List<String> again = create(found, rename.wanted());
            return again.isEmpty() ? again : List.of(drop(kind, path).get(0), again.get(0));
        }
        if (CONSTRAINTS.contains(kind)) {
            return List.of("ALTER " + holding(holder) + " " + name(parent(path)) + " RENAME CONSTRAINT "
                    + writer.name(path.name()) + " TO " + to);
        }
        if (OF_TABLES.contains(kind)) {
            return List.of("ALTER " + word(kind) + " " + writer.name(path.name()) + " ON " + name(parent(path))
                    + " RENAME TO " + to);
        }
        return PLAIN.contains(kind) || TYPES.contains(kind)
                ? List.of("ALTER " + word(kind) + " " + named(kind, path) + " RENAME TO " + to)
                : List.of();
    }

    private static String holding(Optional<ObjectKind> holder) {
        return holder.map(kind -> TYPES.contains(kind) ? "TYPE" : word(kind)).orElse("TABLE");
    }

    /** Takes an object away, and nothing that hangs on it. */
    List<String> drop(ObjectKind kind, ObjectPath path) {
        if (kind == ObjectKind.COLUMN) {
            return List.of(ALTER_TABLE + name(parent(path)) + " DROP COLUMN " + writer.name(path.name()));
        }
        if (isSqlite()) {
            return CONSTRAINTS.contains(kind)
                    ? List.of()
                    : List.of("DROP " + word(kind) + " " + writer.name(path.name()));
        }
        if (CONSTRAINTS.contains(kind)) {
            return List.of(ALTER_TABLE + name(parent(path)) + " DROP CONSTRAINT " + writer.name(path.name()));
        }
        if (OF_TABLES.contains(kind)) {
            return List.of("DROP " + word(kind) + " " + writer.name(path.name()) + " ON " + name(parent(path)));
        }
        return PLAIN.contains(kind) || TYPES.contains(kind)
                ? List.of("DROP " + word(kind) + " " + named(kind, path))
                : List.of();
    }

    /** Makes an object as it was, under a name. */
    List<String> create(SchemaObject object, ObjectPath path) {
        Optional<String> definition = object.attribute("definition").map(CureSql::inLine);
        return switch (object.kind()) {
            case INDEX -> List.of(index(object, path));
            case COLUMN -> column(object, path);
            case VIEW ->
                definition
                        .map(text -> "CREATE VIEW " + name(path) + " " + (isSqlite() ? text : "AS " + text))
                        .map(CureSql::withoutEnd)
                        .stream()
                        .toList();
            case TRIGGER ->
                definition
                        .map(text -> isSqlite() ? "CREATE TRIGGER " + writer.name(path.name()) + " " + text : text)
                        .stream()
                        .toList();
            case PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, EXCLUSION ->
                isSqlite() || path.parts().size() < 3
                        ? List.of()
                        : definition
                                .map(text -> ALTER_TABLE + name(parent(path)) + " ADD CONSTRAINT "
                                        + writer.name(path.name()) + " " + text)
                                .stream()
                                .toList();
            case SEQUENCE -> List.of("CREATE SEQUENCE " + name(path) + sequence(object));
            case ENUM -> List.of("CREATE TYPE " + name(path) + " AS ENUM (" + labels(object) + ")");
            default -> List.of();
        };
    }

    private String labels(SchemaObject object) {
        return object.attribute("labels").stream()
                .flatMap(String::lines)
                .map(label -> writer.literal(label))
                .collect(Collectors.joining(", "));
    }

    private static String sequence(SchemaObject object) {
        String type = object.attribute("type").map(it -> " AS " + it).orElse("");
        String start = object.attribute("start").map(it -> " START " + it).orElse("");
        String increment =
                object.attribute("increment").map(it -> " INCREMENT " + it).orElse("");
        return type + start + increment;
    }

    private String index(SchemaObject index, ObjectPath path) {
        String unique = index.attribute("unique").isPresent() ? "UNIQUE " : "";
        String method = index.attribute("method")
                .filter(it -> !it.equals("btree"))
                .map(it -> " USING " + it)
                .orElse("");
        String include =
                index.attribute("include").map(it -> " INCLUDE (" + it + ")").orElse("");
        String where =
                index.attribute("where").map(it -> " WHERE " + inLine(it)).orElse("");
        return "CREATE " + unique + "INDEX " + writer.name(path.name()) + " ON " + name(parent(path)) + method + " ("
                + inLine(index.attribute("columns").orElse("")) + ")" + include + where;
    }

    /** One with rows in its table needs a value for each if it may not be NULL. */
    private List<String> column(SchemaObject column, ObjectPath path) {
        boolean nullable = column.attribute(SchemaWords.NULLABLE).equals(Optional.of("yes"));
        Optional<String> value = column.attribute("default");
        boolean plain = column.attribute("generated").isEmpty()
                && column.attribute("identity").isEmpty();
        if (!plain || (!nullable && value.isEmpty())) {
            return List.of();
        }
        return List.of(ALTER_TABLE + name(parent(path)) + " ADD COLUMN " + writer.name(path.name())
                + column.attribute("type").map(it -> " " + it).orElse("")
                + column.attribute("collation").map(it -> " COLLATE " + it).orElse("")
                + value.map(it -> " DEFAULT " + it).orElse("")
                + (nullable ? "" : " NOT NULL"));
    }

    /** Gives a column back what one statement can give it, on PostgreSQL. */
    List<String> restore(Change change) {
        if (isSqlite() || change.objectKind() != ObjectKind.COLUMN || change.kind() != Change.Kind.CHANGED) {
            return List.of();
        }
        String alter = ALTER_TABLE + name(parent(change.path())) + " ALTER COLUMN "
                + writer.name(change.path().name());
        return switch (change.attribute().orElse("")) {
            case SchemaWords.NULLABLE ->
                List.of(alter + (change.expected().equals(Optional.of("no")) ? " SET NOT NULL" : " DROP NOT NULL"));
            case "default" ->
                List.of(alter
                        + change.expected().map(it -> " SET DEFAULT " + it).orElse(" DROP DEFAULT"));
            default -> List.of();
        };
    }

    /** Lets a sequence belong to a column, and go with it. */
    String own(ObjectPath sequence, ObjectPath column) {
        return "ALTER SEQUENCE " + name(sequence) + " OWNED BY " + name(parent(column)) + "."
                + writer.name(column.name());
    }

    /** Switches a trigger on again, or those behind a foreign key. */
    String enable(ObjectKind kind, ObjectPath path) {
        return ALTER_TABLE + name(parent(path)) + " ENABLE TRIGGER "
                + (kind == ObjectKind.TRIGGER ? writer.name(path.name()) : "ALL");
    }

    /** Builds an index that is invalid. */
    String rebuild(ObjectKind kind, ObjectPath path) {
        return "REINDEX INDEX "
                + (kind == ObjectKind.INDEX
                        ? named(kind, path)
                        : name(parent(parent(path)).child(path.name())));
    }

    /** Checks the rows that were there before a constraint. */
    String validate(SchemaObject constraint, ObjectPath path) {
        String table = ALTER_TABLE + name(parent(path));
        return constraint.kind() == ObjectKind.COLUMN
                ? table + " ALTER COLUMN " + writer.name(path.name()) + " SET NOT NULL"
                : table + " VALIDATE CONSTRAINT " + writer.name(path.name());
    }

    /** The lines of a text as one. */
    private static String inLine(String text) {
        return text.strip().replaceAll("\\s*\\n\\s*", " ");
    }

    private static String withoutEnd(String sql) {
        return sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
    }

    private static String word(ObjectKind kind) {
        return TYPES.contains(kind) ? "TYPE" : kind.label().toUpperCase(Locale.ROOT);
    }

    private static String plain(String name) {
        return name.replaceFirst("\\(.*", "");
    }

    private static ObjectPath parent(ObjectPath path) {
        return path.parent().orElseThrow();
    }

    /** A function with its arguments; an index in the schema of its table. */
    private String named(ObjectKind kind, ObjectPath path) {
        if (kind == ObjectKind.INDEX || kind == ObjectKind.STATISTICS) {
            return name(parent(parent(path)).child(path.name()));
        }
        int arguments = path.name().indexOf('(');
        return arguments < 0
                ? name(path)
                : name(parent(path).child(path.name().substring(0, arguments)))
                        + path.name().substring(arguments);
    }

    /** Without the schema that is searched by default. */
    private String name(ObjectPath path) {
        List<String> parts = path.parts();
        int size = parts.size();
        return size == 1 || parts.get(size - 2).equals("public")
                ? writer.name(path.name())
                : writer.name(QualifiedName.of(parts.get(size - 2), path.name()));
    }
}
