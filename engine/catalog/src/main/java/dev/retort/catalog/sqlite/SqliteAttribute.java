package dev.retort.catalog.sqlite;

import static dev.retort.catalog.ObjectKind.CHECK;
import static dev.retort.catalog.ObjectKind.COLUMN;
import static dev.retort.catalog.ObjectKind.FOREIGN_KEY;
import static dev.retort.catalog.ObjectKind.INDEX;
import static dev.retort.catalog.ObjectKind.PRIMARY_KEY;
import static dev.retort.catalog.ObjectKind.SETTING;
import static dev.retort.catalog.ObjectKind.TABLE;
import static dev.retort.catalog.ObjectKind.TRIGGER;
import static dev.retort.catalog.ObjectKind.UNIQUE;
import static dev.retort.catalog.ObjectKind.VIEW;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import java.util.Set;

/**
 * Every attribute that an object of a SQLite schema can have. The readers can write no other, and a test walks this list
 * and fails for one in which nobody tried a change.
 */
enum SqliteAttribute {
    TYPE_OF_TABLE("type", Shape.FLAG, TABLE),
    STRICT("strict", Shape.FLAG, TABLE),
    WITHOUT_ROWID("without rowid", Shape.FLAG, TABLE),
    MODULE("definition", Shape.OPTIONAL, TABLE),
    SEQUENCE_POSITION("sequence position", Shape.OPTIONAL, TABLE),
    POSITION(SchemaObject.POSITION, Shape.ORDER, COLUMN),
    TYPE("type", Shape.OPTIONAL, COLUMN),
    NULLABLE("nullable", Shape.ALWAYS, COLUMN),
    DEFAULT("default", Shape.OPTIONAL, COLUMN),
    GENERATED("generated", Shape.OPTIONAL, COLUMN),
    COLLATION("collation", Shape.OPTIONAL, COLUMN),
    NOT_NULL_CONSTRAINT("not null constraint", Shape.OPTIONAL, COLUMN),
    HIDDEN("hidden", Shape.FLAG, COLUMN),
    DEFINITION("definition", Shape.ALWAYS, PRIMARY_KEY, UNIQUE, FOREIGN_KEY, CHECK, VIEW, TRIGGER),
    KEY_COLUMNS("columns", Shape.PART, PRIMARY_KEY, UNIQUE, FOREIGN_KEY),
    REFERENCES("references", Shape.PART, FOREIGN_KEY),
    REFERENCED_COLUMNS("referenced columns", Shape.PART, FOREIGN_KEY),
    ON_DELETE("on delete", Shape.PART, FOREIGN_KEY),
    ON_UPDATE("on update", Shape.PART, FOREIGN_KEY),
    MATCH("match", Shape.PART, FOREIGN_KEY),
    DEFERRABLE("deferrable", Shape.PART, FOREIGN_KEY),
    DESCENDING("descending", Shape.PART, PRIMARY_KEY),
    AUTOINCREMENT("autoincrement", Shape.PART, PRIMARY_KEY),
    EXPRESSION("expression", Shape.PART, CHECK),
    BROKEN("broken", Shape.OPTIONAL, VIEW),
    IS_UNIQUE("unique", Shape.FLAG, INDEX),
    COLUMNS("columns", Shape.ALWAYS, INDEX),
    KEYS("keys", Shape.PART, INDEX),
    WHERE("where", Shape.OPTIONAL, INDEX),
    VALUE("value", Shape.ALWAYS, SETTING);

    /** How an attribute can differ. */
    enum Shape {
        /** It is there or not. */
        FLAG,
        /** It is not there, or has a value. */
        OPTIONAL,
        /** It always has a value. */
        ALWAYS,
        /** It tells apart what another attribute tells too, so it never differs alone. */
        PART,
        /** A place among others, which is compared for all of them at once. */
        ORDER
    }

    private final String label;
    private final Shape shape;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of gives one that nobody can change
    private final Set<ObjectKind> kinds;

    SqliteAttribute(String label, Shape shape, ObjectKind... kinds) {
        this.label = label;
        this.shape = shape;
        this.kinds = Set.of(kinds);
    }

    String label() {
        return label;
    }

    Shape shape() {
        return shape;
    }

    Set<ObjectKind> kinds() {
        return kinds;
    }
}
