package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares on a test class that an upgrade gives values that are others each time it runs, such as those of
 * {@code random()} or {@code now()}, for the check {@code repeatable}. One that doesn't happen fails.
 */
@Documented
@Inherited
@Repeatable(Varies.List.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Varies {

    /** The revision's id or the start of it. */
    String revision();

    /** What varies: {@code users.phone}, or {@code users} for whole rows. */
    String column();

    /** Why that is all right. */
    String because();

    /** Several of them. */
    @Documented
    @Inherited
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The declarations. */
        Varies[] value();
    }
}
