package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says on a test class what generated values of a column look like, where only the database's own code knows: a trigger that
 * parses a version, for instance. Without it such a table has no generated rows, and its revisions are untested.
 */
@Documented
@Inherited
@Repeatable(ValuesLike.List.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ValuesLike {

    /** The column with its table: {@code public.versions.num} on PostgreSQL, {@code versions.num} on SQLite. */
    String column();

    /** A regular expression that the values match, such as {@code [0-9]\.[0-9]\.[0-9]}. */
    String pattern();

    /** Several of them. */
    @Documented
    @Inherited
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The hints. */
        ValuesLike[] value();
    }
}
