package dev.retort.dialect.postgresql.text;

import dev.retort.dialect.SqlWriter;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import org.jspecify.annotations.Nullable;

/** Names, values, types and defaults, each written by its own class. */
public final class SqlWords implements SqlWriter {

    @Override
    public String name(String plain) {
        return Identifiers.quote(plain);
    }

    @Override
    public String name(QualifiedName name) {
        return Identifiers.quote(name);
    }

    @Override
    public String literal(@Nullable Object value) {
        return Literals.of(value);
    }

    @Override
    public String type(SqlType type) {
        return TypeNames.of(type);
    }

    @Override
    public String defaultValue(Default value, SqlType type) {
        return DefaultText.of(value, type);
    }
}
