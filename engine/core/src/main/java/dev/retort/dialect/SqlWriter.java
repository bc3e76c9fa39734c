package dev.retort.dialect;

import dev.retort.schema.Default;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import org.jspecify.annotations.Nullable;

/** Writes names, values and types as SQL of one database. Nothing given to it ever becomes SQL of its own. */
public interface SqlWriter {

    /** A name, quoted where it needs it. */
    String name(String plain);

    /** A name with its schema, each part quoted where it needs it. */
    String name(QualifiedName name);

    /**
     * A value as a literal: null, text, a number, a boolean, bytes, a UUID, a date or time of {@code java.time}, a list.
     *
     * @throws dev.retort.error.InvalidOperationException for a value of another kind
     */
    String literal(@Nullable Object value);

    /** A type as a column definition names it. */
    String type(SqlType type);

    /** A default for a column of a type, as it follows the word DEFAULT. */
    String defaultValue(Default value, SqlType type);
}
