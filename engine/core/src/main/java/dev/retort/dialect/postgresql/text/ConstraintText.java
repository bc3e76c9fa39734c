package dev.retort.dialect.postgresql.text;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Constraint.Exclusion;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.PrimaryKey;
import dev.retort.schema.Constraint.UniqueConstraint;
import dev.retort.sql.DatabaseKind;
import java.util.stream.Collectors;

/**
 * Writes constraints, as they stand in CREATE TABLE and after ADD.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createtable.html">CREATE TABLE</a>
 */
public final class ConstraintText {

    private ConstraintText() {}

    /** A constraint of a new table, of which every row will be checked. */
    public static String inTable(Constraint constraint) {
        String name = constraint
                .name()
                .map(it -> "CONSTRAINT " + POSTGRESQL.quote(it) + " ")
                .orElse("");
        return name + body(constraint);
    }

    /** A constraint that is added to a table, perhaps without a look at its rows. */
    public static String added(Constraint constraint) {
        boolean unchecked = (constraint instanceof ForeignKey key && !key.validated())
                || (constraint instanceof Check check && !check.validated());
        return inTable(constraint) + (unchecked ? " NOT VALID" : "");
    }

    private static String body(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return "PRIMARY KEY " + POSTGRESQL.tuple(key.columns());
        }
        if (constraint instanceof UniqueConstraint unique) {
            return unique(unique);
        }
        if (constraint instanceof ForeignKey key) {
            return foreignKey(key);
        }
        if (constraint instanceof Check check) {
            return "CHECK (" + check.condition().require(DatabaseKind.POSTGRESQL, "a check") + ")";
        }
        return exclusion((Exclusion) constraint);
    }

    private static String unique(UniqueConstraint unique) {
        return "UNIQUE "
                + (unique.nullsNotDistinct() ? "NULLS NOT DISTINCT " : "")
                + POSTGRESQL.tuple(unique.columns())
                + (unique.include().isEmpty() ? "" : " INCLUDE " + POSTGRESQL.tuple(unique.include()))
                + unique.deferral().clause();
    }

    private static String foreignKey(ForeignKey key) {
        return "FOREIGN KEY " + POSTGRESQL.tuple(key.columns())
                + " REFERENCES " + POSTGRESQL.quote(key.target()) + " " + POSTGRESQL.tuple(key.targetColumns())
                + (key.matchFull() ? " MATCH FULL" : "")
                + key.rules();
    }

    private static String exclusion(Exclusion exclusion) {
        String elements = exclusion.elements().stream()
                .map(element -> element(element.expression()) + " WITH " + element.operator())
                .collect(Collectors.joining(", ", "(", ")"));
        String where = exclusion
                .where()
                .map(it -> " WHERE (" + it.require(DatabaseKind.POSTGRESQL, "an exclusion's condition") + ")")
                .orElse("");
        return "EXCLUDE USING " + POSTGRESQL.quote(exclusion.method()) + " " + elements + where
                + exclusion.deferral().clause();
    }

    /** The record says that it is SQL already; parentheses are added to what is more than a name. */
    private static String element(String expression) {
        boolean closed = expression.matches("[\\w$]+|\"([^\"]|\"\")+\"|\\(.*\\)");
        return closed ? expression : "(" + expression + ")";
    }
}
