package dev.retort.junit.jqwik;

import dev.retort.junit.MigrationRun;
import dev.retort.junit.generation.Coverage;
import dev.retort.junit.generation.GeneratedRow;
import dev.retort.junit.generation.GeneratedRows;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Generated rows that are legal at a revision, on one of the databases of a class with {@code @MigrationTest}:
 *
 * <pre>{@code
 * @Property
 * void phonesComeBack(@ForAll @RowsAt("4f2c") Rows rows) {
 *     MigrationRun run = rows.run();
 *     var before = run.rows("users");
 *     run.downgrade();
 *     run.upgrade();
 *     assertThat(run.rows("users")).isEqualTo(before);
 * }
 * }</pre>
 *
 * <p>The database is drawn too, so that each property meets all of them. Rows with which a property fails are shrunk to few.
 */
public final class Rows {

    private final RowsDatabase database;
    private final GeneratedRows generated;

    Rows(RowsDatabase database, GeneratedRows generated) {
        this.database = database;
        this.generated = generated;
    }

    /** The kind of database that they are for. */
    public DatabaseKind database() {
        return generated.database();
    }

    /** The rows, in the order in which they are inserted. */
    public List<GeneratedRow> all() {
        return generated.rows();
    }

    /** The rows of a table, with its schema on PostgreSQL. */
    public List<GeneratedRow> of(String table) {
        return all().stream().filter(row -> row.table().equals(table)).toList();
    }

    /** The statements that insert them. */
    public List<String> statements() {
        return generated.statements();
    }

    /** What the rows showed before they were shrunk. */
    public Coverage coverage() {
        return generated.coverage();
    }

    /**
     * A database of its own at the revision, right after its upgrade, with these rows in it; {@link MigrationRun#downgrade}
     * takes the revision back, {@link MigrationRun#upgrade} runs it again, and {@link MigrationRun#retort} goes on to
     * others. It is removed when the property has been tried. Each call gives a new one.
     *
     * @throws org.opentest4j.TestAbortedException if the database refuses the rows, as may happen while they are shrunk
     */
    public MigrationRun run() {
        return database.with(this);
    }

    GeneratedRows generated() {
        return generated;
    }

    Stream<Rows> simpler() {
        return generated.simpler().map(simple -> new Rows(database, simple));
    }

    /** The database, the revision and the statements. */
    @Override
    public String toString() {
        return database + ", " + all().size() + " rows:\n" + String.join("\n", statements());
    }
}
