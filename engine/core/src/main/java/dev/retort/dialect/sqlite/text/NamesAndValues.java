package dev.retort.dialect.sqlite.text;

import dev.retort.dialect.SqlWriter;
import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import org.jspecify.annotations.Nullable;

/** Names, values and types as SQLite reads them. */
public final class NamesAndValues implements SqlWriter {

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
        return TypeNames.of(type, false);
    }

    @Override
    public String defaultValue(Default value, SqlType type) {
        return DefaultText.of(value, type);
    }
}
