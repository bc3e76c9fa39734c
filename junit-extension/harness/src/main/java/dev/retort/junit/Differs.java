package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Allows on a test class that SQLite and PostgreSQL differ, for the check {@code parity}. A difference that doesn't occur
 * any more fails, so that the register stays true.
 */
@Documented
@Inherited
@Repeatable(Differs.List.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Differs {

    /** The difference as a finding writes it, such as {@code CHANGED column users.tags: type}; {@code *} stands for anything. */
    String what();

    /** Why that is all right. */
    String because();

    /** Several of them. */
    @Documented
    @Inherited
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The declarations. */
        Differs[] value();
    }
}
