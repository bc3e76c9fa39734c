package dev.retort.catalog.difference;

import dev.retort.catalog.Database;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.schema.Default;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.FoldedSql;
import java.util.Set;

/** What an attribute means if it is an expression: casts folded, a default read as a value of its column's type. */
final class Meaning {

    private static final Set<String> EXPRESSIONS =
            Set.of("default", "generated", "definition", "columns", "where", "using", "with check");

    /** What has expressions that the server wrote, not a text of its own such as a function's. */
    private static final Set<ObjectKind> HOLDERS = Set.of(
            ObjectKind.COLUMN,
            ObjectKind.CHECK,
            ObjectKind.EXCLUSION,
            ObjectKind.INDEX,
            ObjectKind.DOMAIN,
            ObjectKind.POLICY,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.TRIGGER);

    private final DatabaseKind database;

    Meaning(Database database) {
        this.database = database.kind();
    }

    String of(SchemaObject object, String attribute, String value) {
        if (!EXPRESSIONS.contains(attribute) || !HOLDERS.contains(object.kind())) {
            return value;
        }
        boolean column = object.kind() == ObjectKind.COLUMN && attribute.equals("default");
        return column ? value(value, object.attribute("type").orElse("")) : FoldedSql.of(value, database);
    }

    private String value(String sql, String typeText) {
        Dialect dialect = Dialects.onClassPath().get(database.id());
        SqlType type = dialect.reader().type(typeText);
        Default read = dialect.reader().defaultValue(sql, type);
        return !(read instanceof Default.Expression)
                ? dialect.writer().defaultValue(read, type)
                : FoldedSql.of(sql, database);
    }
}
