package dev.retort.junit;

import dev.retort.catalog.difference.Tolerance;
import dev.retort.junit.check.CustomCheck;
import dev.retort.junit.witness.WitnessMode;
import dev.retort.script.Migration;
import dev.retort.sql.DatabaseKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a class: which history is tested, and on which databases; the class implements {@link MigrationChecks} to get all
 * checks. On a method of it: a test of one revision, run once on each database, with parameters of the types
 * {@link MigrationRun}, {@code Retort}, {@code DataSource}, {@code Connection}, {@code SchemaSnapshot} and SchemaCrawler's
 * {@code Catalog}.
 *
 * <p>{@link #databases} and {@link #versions} can be overruled by the setting {@code retort.databases}, {@link #checks}
 * by {@code retort.checks}, {@link #witness} by {@code retort.witness}: in {@code junit-platform.properties}, as system property, or as environment variable.
 *
 * <p>A {@code @Nested} class goes by the annotation of the class around it, with its rows and declarations. What is wrong
 * with an annotation or a setting, and what would be green since there was nothing to look at, fails the class with one
 * error.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RetortExtension.class)
@TestTemplate
public @interface MigrationTest {

    /** On a class: script locations, such as {@code classpath:db/versions}, {@code classpath:com.example.versions} or a directory. */
    String[] scripts() default {};

    /** On a class: migrations that are classes. */
    Class<? extends Migration>[] migrations() default {};

    /**
     * On a class: the model, a class with a constructor without parameters that is a {@code Supplier} of
     * {@code MetaData} or, for a model for each database, a {@code Function} from {@link DatabaseKind} to it; or one with a
     * static method {@code metaData()}; none by default.
     */
    Class<?> model() default Void.class;

    /**
     * On a class, in place of a model: JPA entities, as far as they can say what a schema is. Needs
     * {@code dev.retort:retort-hibernate}, and the application's Hibernate.
     */
    Class<?>[] entities() default {};

    /**
     * On a class: how names of entities become names of the database; {@code hibernate} as Hibernate does by itself,
     * {@code spring} in snake case as Spring Boot does, or the class of a physical naming strategy.
     */
    String entityNaming() default "hibernate";

    /**
     * On a class: the convention that names what revisions leave unnamed, as the application's engine has it:
     * {@code common}, {@code none}, or a class that is a {@code Supplier} of {@code NamingConvention}; by default that of
     * the model.
     */
    String naming() default "";

    /**
     * On a class: objects that the check {@code model} passes over, with all that is in them, by their names; with the schema
     * if that isn't the default one.
     */
    String[] exclude() default {};

    /** On a class: what comparisons of schemas overlook, besides what they overlook by default. */
    Tolerance[] tolerating() default {};

    /** On a class: the databases, in order. */
    DatabaseKind[] databases() default {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL};

    /** On a class: databases with versions instead of {@link #databases}, such as {@code postgresql:15}. */
    String[] versions() default {};

    /** On a class: the ids of the checks to be made, or with a {@code -} before them not to be made; all by default. */
    String[] checks() default {};

    /** On a class: checks of your own, to be made too; see {@code docs/own-checks.md}. */
    Class<? extends CustomCheck>[] with() default {};

    /** On a class: when SchemaCrawler, as a second reader of schemas, is asked. */
    WitnessMode witness() default WitnessMode.HEAD;

    /**
     * On a class: whether the checks of the night are made too; so does the setting {@code retort.night}. By default each of
     * them is made only if {@link #checks} names it.
     */
    boolean night() default false;

    /**
     * On a class: histories that were released, each a folder, {@code classpath:released/1.4}, or {@code git:v1.4} for the
     * scripts as they were at a commit; the check {@code released} is made then, by day too.
     */
    String[] deployed() default {};

    /** On a class: a shorter history that gives the same; the check {@code squash} is made then, by day too. */
    String[] squashed() default {};

    /**
     * On a class: files of SQL that the previous release runs, such as {@code classpath:previous.sql}; the check
     * {@code previous-release} is made with them at night.
     */
    String[] previousRelease() default {};

    /**
     * On a class: the file of known findings, {@code classpath:known-findings.txt} or a path. They may stay, each for the
     * reason that it gives, and one that no longer happens fails. A run with the setting
     * {@code retort.known-findings.update=true} writes it.
     */
    String knownFindings() default "";

    /**
     * On a class: the first revision that is judged, by its id or the start of it. Those below it are upgraded, and nothing
     * else is said of them but how many they are.
     */
    String since() default "";

    /**
     * On a class: what becomes of values of rows in findings, wherever people see them: {@code shown}, {@code masked} or
     * {@code left-out}; so does the setting {@code retort.report.values}. By default they are masked where a walk begins at a
     * copy of a database that is given by its URL, and shown elsewhere. See {@code docs/reports.md}.
     */
    String reportedValues() default "";

    /** On a class: how many heads the history has. */
    int heads() default 1;

    /**
     * On a class: whether it may be green with nothing to look at, without revisions or without any database; so does the
     * setting {@code retort.allow-empty}.
     */
    boolean allowEmpty() default false;

    /** On a method: the id, or the start of the id, of the revision that is tested. */
    String revision() default "";
}
