package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives rows that are inserted as soon as the walk has reached a revision. On a class with {@link #sql},
 * {@link #csv}, {@link #yaml} or {@link #resource}; or on a method with one parameter of type {@code RowInserter}, which inserts them itself. On a parameter
 * of a property, with retort-jqwik, it asks for generated rows that are legal at the revision.
 */
@Documented
@Inherited
@Repeatable(RowsAt.List.class)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface RowsAt {

    /** The revision's id or the start of it. */
    String value() default "";

    /** The same as {@link #value}, for use beside other attributes. */
    String revision() default "";

    /** INSERT statements, or {@code classpath:rows/4f2c.sql}, on a class. */
    String sql() default "";

    /** A file on the class path with INSERT statements, such as {@code rows/4f2c.sql}, on a class. */
    String resource() default "";

    /**
     * Rows of one table as CSV, or {@code classpath:rows/users.csv}, on a class: the names of the columns in the first line,
     * nothing for NULL, {@code ""} for an empty text.
     */
    String csv() default "";

    /** The table of {@link #csv}; by default the name of the file. */
    String table() default "";

    /**
     * Rows of one or several tables as YAML, or {@code classpath:rows/shop.yaml}, on a class: below each table's name a list of
     * rows. It needs {@code org.yaml:snakeyaml} on the class path.
     */
    String yaml() default "";

    /** Whether they are inserted right before the revision, at the one that the walk comes from. */
    boolean before() default false;

    /** The database that they are meant for, {@code sqlite} or {@code postgresql}; all by default. */
    String dialect() default "";

    /** Several of them. */
    @Documented
    @Inherited
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The rows. */
        RowsAt[] value();
    }
}
