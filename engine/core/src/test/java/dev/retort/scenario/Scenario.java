package dev.retort.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.RetortBuilder;
import dev.retort.run.MigrationFailedException;
import dev.retort.scenario.ScenarioDatabase.Kind;
import dev.retort.script.Migration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Scenarios of one kind, each on a fresh database. */
@ParameterizedClass(name = "{0}")
@EnumSource(Kind.class)
abstract class Scenario {

    /** What either database says of a row that points nowhere. */
    static final String FOREIGN_KEY = "(?is).*foreign key.*";

    final Kind kind;
    final ScenarioDatabase database;
    private final Path scripts;

    Scenario(Kind kind, Path directory) {
        this.kind = kind;
        this.scripts = directory;
        this.database =
                isPostgresql() ? PostgresqlScenario.create() : new SqliteScenario(directory.resolve("scenario.db"));
    }

    @AfterEach
    void giveTheDatabaseAway() {
        database.close();
    }

    final boolean isPostgresql() {
        return kind == Kind.POSTGRESQL;
    }

    /** What holds on this database. */
    final String choose(String onSqlite, String onPostgresql) {
        return isPostgresql() ? onPostgresql : onSqlite;
    }

    /** Adds a revision that is written in SQL. */
    final void sql(String id, String down, String upgrade, String downgrade) {
        try {
            Files.writeString(
                    scripts.resolve(id + ".sql"),
                    "-- revision: " + id + "\n-- down_revision: " + down + "\n-- message: step " + id
                            + "\n\n-- upgrade\n" + upgrade + "\n-- downgrade\n" + downgrade + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final RetortBuilder configured(List<Class<? extends Migration>> migrations) {
        return Retort.configure()
                .url(database.url())
                .scripts(scripts.toString())
                .migrations(migrations);
    }

    final Retort retort(List<Class<? extends Migration>> migrations) {
        return configured(migrations).build();
    }

    /** Goes up from a revision, back, and up again, and all the way down; a place looks the same at each visit. */
    final void goesUpAndDownAndUp(Retort retort, String from, Runnable above) {
        retort.upgrade(from);
        List<String> before = database.state();
        retort.upgrade("head");
        above.run();
        List<String> after = database.state();
        retort.downgrade(from);
        assertThat(database.state()).containsExactlyElementsOf(before);
        retort.upgrade("head");
        above.run();
        assertThat(database.state()).containsExactlyElementsOf(after);
        retort.downgrade("base");
        assertThat(database.tables()).isEmpty();
    }

    /** Fails, and leaves schema, rows and version as they were. */
    final MigrationFailedException failsWithoutATrace(Retort retort) {
        List<String> before = database.state();
        List<String> version = database.column("SELECT version_num FROM retort_version");
        MigrationFailedException failure =
                catchThrowableOfType(MigrationFailedException.class, () -> retort.upgrade("head"));
        assertThat(failure).isNotNull();
        assertThat(database.state()).containsExactlyElementsOf(before);
        assertThat(database.column("SELECT version_num FROM retort_version")).isEqualTo(version);
        return failure;
    }
}
