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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The attributes of an object that count under the given tolerances. */
final class Attributes {

    private static final Set<String> STORAGE =
            Set.of(("options, toast options, index options, tablespace, storage, compression, statistics target,"
                            + " statistics targets, clustered")
                    .split(", "));

    private final Set<Tolerance> tolerances;
    private final Meaning meaning;

    Attributes(Set<Tolerance> tolerances, Database database) {
        this.tolerances = tolerances;
        this.meaning = new Meaning(database);
    }

    /** The same as {@link #of}, each in the form in which what means the same is equal. */
    Map<String, String> meaningOf(SchemaObject object) {
        Map<String, String> counting = of(object);
        if (tolerances.contains(Tolerance.SPELLING)) {
            counting.replaceAll((name, value) -> meaning.of(object, name, value));
        }
        return counting;
    }

    /** Without the position, which is compared for all columns of a table at once. */
    Map<String, String> of(SchemaObject object) {
        Map<String, String> counting = new LinkedHashMap<>();
        object.attributes().forEach((name, value) -> {
            if (counts(name) && !object.isSpeltOut(name)) {
                counting.put(name, text(value));
            }
        });
        return counting;
    }

    private boolean counts(String name) {
        return switch (name) {
            case SchemaObject.POSITION -> false;
            case "comment", "index comment", "not null comment", "identity comment" ->
                !tolerances.contains(Tolerance.COMMENTS);
            case "owner", "grants", "identity grants" -> !tolerances.contains(Tolerance.GRANTS);
            case "sequence position" -> !tolerances.contains(Tolerance.SEQUENCE_POSITION);
            default -> !tolerances.contains(Tolerance.STORAGE) || !STORAGE.contains(name);
        };
    }

    private String text(String value) {
        return tolerances.contains(Tolerance.WHITE_SPACE) ? value.strip().replaceAll("\\s+", " ") : value;
    }

    /** What an attribute means if it is an expression: casts folded, a default read as a value of its column's type. */
    static final class Meaning {

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
}
