package dev.retort.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the walk on a kind of database begin in a state that is given, in place of an empty database, with the rows that are
 * there. From the revision that it has it goes up to the heads, and down to it again. One state for each kind of database; a
 * kind without one begins with nothing. The setting {@code retort.begins-at} overrules all of them.
 */
@Documented
@Inherited
@Repeatable(BeginsAt.List.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BeginsAt {

    /**
     * The state: a dump as {@code pg_dump} or {@code sqlite3 app.db .dump} writes it, or a file of SQLite, by its path or as
     * {@code classpath:states/1.3.sql}; or the URL of a database, of which a copy is made. It is only read.
     */
    String value();

    /** The revision that it has, by its id or the start of it; by default its version table says so. */
    String revision() default "";

    /** The kind of database, {@code sqlite} or {@code postgresql}, if a dump doesn't show it. */
    String dialect() default "";

    /** Several of them. */
    @Documented
    @Inherited
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface List {
        /** The states. */
        BeginsAt[] value();
    }
}
