package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares on a test class that after a revision the previous release can't use a column or table any more, since it
 * has stopped to, for the check {@code previous-release}. One that doesn't happen fails.
 */
@Documented
@Inherited
@Repeatable(Contracts.List.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Contracts {

    /** The revision's id or the start of it. */
    String revision();

    /** What goes: {@code users.phone}, or {@code users} for whole rows. */
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
        Contracts[] value();
    }
}
