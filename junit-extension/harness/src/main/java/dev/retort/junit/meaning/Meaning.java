package dev.retort.junit.meaning;

import dev.retort.dialect.Dialects;
import dev.retort.schema.SqlType;
import dev.retort.sql.DatabaseKind;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Whether a value of one type says the same as a value of another: whether nothing of the first is lost in the second. Safe
 * for use by several threads.
 */
public final class Meaning implements BiPredicate<String, String> {

    private final ValueReader earlier;
    private final ValueReader later;
    private final SameValue rules;
    private final boolean plain;

    private Meaning(ValueReader earlier, ValueReader later, SameValue rules, boolean plain) {
        this.earlier = earlier;
        this.later = later;
        this.rules = rules;
        this.plain = plain;
    }

    /**
     * The meaning of two types.
     *
     * @param before the type of the first values, as the database shows it
     * @param after that of the second ones
     * @param zones those by which a time without a zone may have become an instant, or the other way round
     */
    public static Meaning of(String before, String after, DatabaseKind database, Collection<ZoneId> zones) {
        ValueReader earlier = reader(before, database);
        ValueReader later = reader(after, database);
        boolean padded = earlier.isPadded() || later.isPadded();
        boolean single = database == DatabaseKind.POSTGRESQL
                && earlier.type() instanceof SqlType.FloatType floating
                && floating.bits() == 32;
        boolean plain = before.equalsIgnoreCase(after) && earlier.isText();
        return new Meaning(earlier, later, new SameValue(List.copyOf(zones), padded, single), plain);
    }

    private static ValueReader reader(String type, DatabaseKind database) {
        return new ValueReader(
                Dialects.onClassPath().get(database.id()).reader().type(type), type, database);
    }

    /** Whether two exact texts say the same, each as a value of its type. */
    @Override
    public boolean test(String before, String after) {
        return before.equals(after) || (!plain && rules.test(earlier.read(before), later.read(after)));
    }
}
