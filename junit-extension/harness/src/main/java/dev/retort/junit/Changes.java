package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares on a test class that an upgrade gives existing rows other values. A change that isn't declared fails,
 * unless the downgrade restores the values exactly; and so does a declared one that doesn't happen.
 */
@Documented
@Inherited
@Repeatable(Changes.List.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Changes {

    /** The revision's id or the start of it. */
    String revision();

    /** What is changed: {@code users.phone}, or {@code users} for whole rows. */
    String column();

    /** Whether it is only NULL that gets another value, as by a backfill; a change of any other value still fails. */
    boolean onlyWhereNull() default false;

    /** Why that is all right. */
    String because();

    /** Several of them. */
    @Documented
    @Inherited
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The declarations. */
        Changes[] value();
    }
}
