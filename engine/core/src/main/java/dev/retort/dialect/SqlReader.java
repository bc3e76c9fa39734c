package dev.retort.dialect;

import dev.retort.schema.Default;
import dev.retort.schema.EnumType;
import dev.retort.schema.SqlType;
import java.util.Collection;
import java.util.List;

/**
 * Reads types and defaults from SQL of one database: what {@link SqlWriter} writes, what the server shows of it, and what
 * else people write for the same. What several types are written as is read as the simplest of them: SQLite's {@code TEXT}
 * is text, whether it was meant for an interval or for labels.
 */
public interface SqlReader {

    /**
     * The type that a text names: a portable one where the writer would write it under this name or a synonym, else a
     * {@linkplain SqlType.NativeType type of the database}, in the server's own spelling as far as synonyms are known.
     *
     * @param text a type and nothing else, such as {@code varchar(20)}; it needn't be one that exists
     * @param enums the labelled types that a name may mean
     */
    SqlType type(String text, Collection<EnumType> enums);

    /** The same where no labelled types are known: their names are types of the database. */
    default SqlType type(String text) {
        return type(text, List.of());
    }

    /**
     * The default that a text gives a column of a type: the present time, a random UUID and a sequence's next value where
     * the writer would write them so, a literal with the value that the type has (a {@code LocalDate} for a date), all else
     * an expression. Casts to the column's own type around a literal are left out.
     *
     * @param text what follows the word DEFAULT
     */
    Default defaultValue(String text, SqlType type);
}
