package dev.retort.dialect.postgresql.errors;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the server said, in its own fields, which don't change with the language of its messages.
 *
 * @param state the SQLSTATE; empty text if there is none
 * @param text the message
 * @param schema the schema of the table
 * @param table the table
 * @param column the column
 * @param constraint the constraint or unique index
 * @param detail the second sentence
 * @param position where in the statement, in characters from 1; 0 if not said
 * @see <a href="https://www.postgresql.org/docs/current/protocol-error-fields.html">Error fields</a>
 */
record ServerMessage(
        String state,
        String text,
        Optional<String> schema,
        Optional<String> table,
        Optional<String> column,
        Optional<String> constraint,
        Optional<String> detail,
        int position) {

    /** Takes the fields from the driver's exception by their getters' names; the driver is no part of this module. */
    static ServerMessage of(SQLException error) {
        Object fields = get(error, "getServerErrorMessage").orElse("");
        return new ServerMessage(
                Optional.ofNullable(error.getSQLState()).orElse(""),
                text(fields, "getMessage").orElseGet(() -> String.valueOf(error.getMessage())),
                text(fields, "getSchema"),
                text(fields, "getTable"),
                text(fields, "getColumn"),
                text(fields, "getConstraint"),
                text(fields, "getDetail"),
                text(fields, "getPosition").map(Integer::parseInt).orElse(0));
    }

    private static Optional<String> text(Object fields, String getter) {
        return get(fields, getter).map(Object::toString);
    }

    private static Optional<Object> get(Object target, String getter) {
        try {
            @Nullable Object value = target.getClass().getMethod(getter).invoke(target);
            return Optional.ofNullable(value);
        } catch (ReflectiveOperationException absent) {
            return Optional.empty();
        }
    }
}
