package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares on a test class that an upgrade fails with rows that are legal before it, since somebody sees to it that there are
 * none. It is checked to be exactly true: a refusal that isn't declared fails, and so does a declared one that doesn't happen.
 */
@Documented
@Inherited
@Repeatable(Refuses.List.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Refuses {

    /** The revision's id or the start of it. */
    String revision();

    /** What the rows are refused for: {@code users.phone}, or {@code users} for whole rows. */
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
        Refuses[] value();
    }
}
