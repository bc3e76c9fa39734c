package dev.retort.script;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which revision a {@link Migration} is. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revision {

    /** The id. */
    String id();

    /** The parents' ids; none, or {@code "none"} as in a file, for a base; several for a merge. */
    String[] down() default {};

    /** What it does, in a few words. */
    String message() default "";

    /** Ids or labels of revisions that must have run before, without being parents. */
    String[] dependsOn() default {};

    /** Names of the branch that begins here. */
    String[] labels() default {};

    /** When it was written, as ISO 8601 instant, such as {@code 2026-01-15T14:30:22Z}; empty if not said. */
    String created() default "";

    /** Whether it runs in a transaction. */
    boolean transactional() default true;
}
