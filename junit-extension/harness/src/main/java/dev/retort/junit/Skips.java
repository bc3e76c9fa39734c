package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a check of a revision fail until a date. It is made all the same: once it passes, the skip itself fails, and after the
 * date what the check finds fails again.
 */
@Documented
@Inherited
@Repeatable(Skips.List.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Skips {

    /** The check's id, such as {@code no-trace}. */
    String check();

    /** The revision's id or the start of it. */
    String revision();

    /** The last day on which it is skipped, such as {@code 2026-12-31}. */
    String until();

    /** Why that is all right. */
    String because();

    /** Several of them. */
    @Documented
    @Inherited
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The skips. */
        Skips[] value();
    }
}
