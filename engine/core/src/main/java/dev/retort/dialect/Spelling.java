package dev.retort.dialect;

import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import dev.retort.sql.Identifiers;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A writer made of the parts in which databases differ.
 *
 * @param names quotes names
 * @param values makes literals
 * @param types names types
 * @param defaults makes what follows the word DEFAULT
 */
public record Spelling(
        Identifiers names,
        Function<@Nullable Object, String> values,
        Function<SqlType, String> types,
        BiFunction<Default, SqlType, String> defaults)
        implements SqlWriter {

    @Override
    public String name(String plain) {
        return names.quote(plain);
    }

    @Override
    public String name(QualifiedName name) {
        return names.quote(name);
    }

    @Override
    public String literal(@Nullable Object value) {
        return values.apply(value);
    }

    @Override
    public String type(SqlType type) {
        return types.apply(type);
    }

    @Override
    public String defaultValue(Default value, SqlType type) {
        return defaults.apply(value, type);
    }
}
