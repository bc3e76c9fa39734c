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
 * Readies each connection of a test class, as the project's own pool or runner does: a search path, foreign keys, functions
 * of SQLite. On a class with {@link #sql}; or on a method with one parameter of type {@code Connection}. It isn't taken for
 * something that a migration left in its session.
 */
@Documented
@Inherited
@Repeatable(OnConnect.List.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnConnect {

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
        OnConnect[] value();
    }
}
