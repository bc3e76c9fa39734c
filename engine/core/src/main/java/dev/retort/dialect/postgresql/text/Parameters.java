package dev.retort.dialect.postgresql.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Values for the question marks of queries, in kinds that the driver knows; it refuses others itself. */
public final class Parameters {

    private Parameters() {}

    /** What the driver takes for a value. */
    public static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof ZonedDateTime zoned) {
            return zoned.toOffsetDateTime();
        }
        return value instanceof CharSequence || value instanceof Character ? value.toString() : value;
    }
}
