package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Expects rows once the walk has reached a revision, and, if none are given at that very revision, once more after it was taken
 * back and run again: for the check {@code rows-read}. On a class with {@link #csv} or {@link #yaml}, of which a table must have
 * exactly these rows in these columns; or on a method with one parameter of type {@code RowReader}, which reads and asserts
 * itself.
 */
@Documented
@Inherited
@Repeatable(ReadsAt.List.class)
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsAt {

    /** The revision's id or the start of it. */
    String value();

    /** The rows as CSV, or {@code classpath:expected/users.csv}, on a class. */
    String csv() default "";

    /** The table of {@link #csv}; by default the name of the file. */
    String table() default "";

    /**
     * The rows of one or several tables as YAML, or {@code classpath:expected/shop.yaml}, on a class: below each table's name a
     * list of rows with the same columns. It needs {@code org.yaml:snakeyaml} on the class path.
     */
    String yaml() default "";

    /** The database that it is meant for, {@code sqlite} or {@code postgresql}; all by default. */
    String dialect() default "";

    /** Several of them. */
    @Documented
    @Inherited
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The expectations. */
        ReadsAt[] value();
    }
}
