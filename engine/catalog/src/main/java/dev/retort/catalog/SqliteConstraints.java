package dev.retort.catalog;

import dev.retort.sql.sqlite.ConstraintText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            SqliteObject object = new SqliteObject(
                            ObjectKind.valueOf(constraint.type().name()),
                            table.child(count == 1 ? name : name + " #" + count))
                    .with(SqliteAttribute.DEFINITION, constraint.definition());
            objects.add(constraint.name().isEmpty() ? object.buildUnnamed() : object.build());
        }
        return objects;
    }

    private static String describe(ConstraintText constraint) {
        return constraint.type() == ConstraintText.Type.CHECK
                ? constraint.definition().substring("check ".length())
                : "(" + String.join(", ", constraint.columns()) + ")";
    }
}
