package dev.retort.catalog.sqlite;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.PathText;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ConstraintText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The constraints of one SQLite table. One without a name is called by what it is: {@code (a, b)} by its columns, a
 * check by its text; a second one of the same name gets a number.
 */
final class SqliteConstraints {

    private SqliteConstraints() {}

    static List<SchemaObject> of(ObjectPath table, List<ConstraintText> constraints) {
        Map<String, Integer> seen = new HashMap<>();
        List<SchemaObject> objects = new ArrayList<>();
        for (ConstraintText constraint : constraints) {
            String name = constraint.name().orElseGet(() -> describe(constraint));
            int count = seen.merge(constraint.type() + name, 1, Integer::sum);
            SqliteObject object = object(constraint, table.child(count == 1 ? name : name + " #" + count));
            objects.add(constraint.name().isEmpty() ? object.buildUnnamed() : object.build());
        }
        return objects;
    }

    private static SqliteObject object(ConstraintText constraint, ObjectPath path) {
        SqliteObject object = new SqliteObject(
                        ObjectKind.valueOf(constraint.type().name()), path)
                .with(SqliteAttribute.DEFINITION, constraint.definition());
        switch (constraint.type()) {
            case PRIMARY_KEY ->
                object.with(SqliteAttribute.KEY_COLUMNS, PathText.list(constraint.columns()))
                        .with(SqliteAttribute.DESCENDING, constraint.clause().isDescending())
                        .with(SqliteAttribute.AUTOINCREMENT, constraint.clause().isAutoincrement());
            case UNIQUE -> object.with(SqliteAttribute.KEY_COLUMNS, PathText.list(constraint.columns()));
            case CHECK -> object.with(SqliteAttribute.EXPRESSION, constraint.condition());
            case FOREIGN_KEY ->
                constraint.clause().reference().ifPresent(reference -> foreignKey(object, constraint, reference));
        }
        return object;
    }

    private static void foreignKey(SqliteObject key, ConstraintText constraint, Clause.Reference reference) {
        key.with(SqliteAttribute.KEY_COLUMNS, PathText.list(constraint.columns()))
                .with(
                        SqliteAttribute.REFERENCES,
                        ObjectPath.of(reference.target()).toString())
                .with(SqliteAttribute.REFERENCED_COLUMNS, there(PathText.list(reference.columns())))
                .with(SqliteAttribute.ON_DELETE, action(reference.onDelete()))
                .with(SqliteAttribute.ON_UPDATE, action(reference.onUpdate()))
                .with(SqliteAttribute.MATCH, reference.match())
                .with(
                        SqliteAttribute.DEFERRABLE,
                        constraint.deferred() ? Optional.of("initially deferred") : Optional.empty());
    }

    /** What is at its default is left out. */
    private static Optional<String> action(String action) {
        return action.equals(Clause.NO_ACTION) ? Optional.empty() : Optional.of(action);
    }

    private static Optional<String> there(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String describe(ConstraintText constraint) {
        return constraint.type() == ConstraintText.Type.CHECK
                ? "(" + constraint.condition().orElseThrow() + ")"
                : "(" + String.join(", ", constraint.columns()) + ")";
    }
}
