package dev.retort.junit;

import dev.retort.sql.DatabaseKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Readies each new database of a test class before the first revision, once: a schema, an extension, a table that is older
 * than the history. On a class with {@link #sql}; or on a method with one parameter of type {@code Connection}, which isn't
 * readied by {@link OnConnect} yet.
 */
@Documented
@Inherited
@Repeatable(OnCreate.List.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnCreate {

    /** The databases that it is meant for; all by default. */
    DatabaseKind[] value() default {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL};

    /** Statements, on a class. */
    String[] sql() default {};

    /** Several of them. */
    @Documented
    @Inherited
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** What is done. */
        OnCreate[] value();
    }
}
