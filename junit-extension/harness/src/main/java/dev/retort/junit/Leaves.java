package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares on a test class that a revision leaves something unfinished on purpose: a constraint NOT VALID, an index invalid,
 * a trigger disabled. It is checked to be exactly true, and not needed where a later revision finishes it.
 */
@Documented
@Inherited
@Repeatable(Leaves.List.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Leaves {

    /** The revision's id or the start of it. */
    String revision();

    /** What is unfinished, with its table: {@code orders.orders_total_check}. */
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
        Leaves[] value();
    }
}
