package dev.retort.dialect;

import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import dev.retort.sql.Identifiers;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes names, values and types as SQL of one database, by the parts in which databases differ. Nothing given to it ever
 * becomes SQL of its own.
 *
 * @param names quotes names
 * @param literals makes literals
 * @param types names types
 * @param defaults makes what follows the word DEFAULT
 * @param parameters makes what a driver takes for a question mark
 */
public record SqlWriter(
        Identifiers names,
        Function<@Nullable Object, String> literals,
        Function<SqlType, String> types,
        BiFunction<Default, SqlType, String> defaults,
        UnaryOperator<@Nullable Object> parameters) {

    /** A name, quoted where it needs it. */
    public String name(String plain) {
        return names.quote(plain);
    }

    /** A name with its schema, each part quoted where it needs it. */
    public String name(QualifiedName name) {
        return names.quote(name);
    }

    /**
     * A value as a literal: null, text, a number, a boolean, bytes, a UUID, a date or time of {@code java.time}, a list.
     *
     * @throws dev.retort.error.InvalidOperationException for a value of another kind
     */
    public String literal(@Nullable Object value) {
        return literals.apply(value);
    }

    /**
     * A value for a question mark of a query, so that it is compared as what is stored for it.
     *
     * @throws dev.retort.error.InvalidOperationException for a value of a kind that has no literal either
     */
    public @Nullable Object parameter(@Nullable Object value) {
        return parameters.apply(value);
    }

    /** A type as a column definition names it. */
    public String type(SqlType type) {
        return types.apply(type);
    }

    /** A default for a column of a type, as it follows the word DEFAULT. */
    public String defaultValue(Default value, SqlType type) {
        return defaults.apply(value, type);
    }
}
