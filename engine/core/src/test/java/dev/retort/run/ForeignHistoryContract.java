package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import dev.retort.error.RetortException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that another tool has brought to where it is. */
abstract class ForeignHistoryContract extends OnADatabase {

    ForeignHistoryContract(Path directory, TestDatabase database) {
        super(directory, database);
    }

    private void filledByAlembic() {
        scripts.table("a1", "none").table("a2", "a1");
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
                + " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))");
        database.execute("INSERT INTO alembic_version VALUES ('a1')");
        database.execute("CREATE TABLE t_a1 (id INTEGER PRIMARY KEY)");
    }

    @Test
    void isNotBegunAgain() {
        filledByAlembic();

        RetortException refused = catchThrowableOfType(RetortException.class, () -> retort().upgrade("head"));

        assertThat(refused.problem().code()).isEqualTo("foreign-history");
        assertThat(refused)
                .hasMessageContaining("Alembic's table alembic_version, at a1")
                .hasMessageContaining("version_table = \"alembic_version\"")
                .hasMessageContaining("retort stamp REVISION");
        assertThatThrownBy(database::rows).as("nothing was left").hasMessageContaining("retort_version");
        assertThatThrownBy(() -> retort().apply(retort().planUpgrade("head"))).hasMessageContaining("another tool's");
    }

    @Test
    void isToldWithoutRefusing() {
        filledByAlembic();

        assertThat(retort().current().isEmpty()).isTrue();
        assertThat(retort().foreignHistory()).contains(new ForeignHistory("Alembic", "alembic_version", List.of("a1")));
    }

    @Test
    void isTakenOverByItsTable() {
        filledByAlembic();
        Retort retort = configured().versionTable("alembic_version").build();

        assertThat(retort.foreignHistory()).isEmpty();
        retort.upgrade("head");

        assertThat(database.column("SELECT version_num FROM alembic_version")).containsExactly("a2");
    }

    @Test
    void isTakenOverByAStamp() {
        filledByAlembic();
        retort().stamp("a1");

        assertThat(retort().upgrade("head").heads()).containsExactly("a2");
        assertThat(retort().foreignHistory()).isEmpty();
    }

    @Test
    void mayStandBesideOurs() {
        scripts.table("a1", "none");
        database.execute("CREATE TABLE schema_migrations (version VARCHAR(20) PRIMARY KEY)");
        assertThatThrownBy(() -> retort().upgrade("head")).hasMessageContaining("retort ensure-version");

        retort().ensureVersionTable();

        assertThat(retort().upgrade("head").heads()).containsExactly("a1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Flyway | flyway_schema_history | installed_rank INTEGER, version TEXT, success BOOLEAN | 1, '7', true | 7",
                "Liquibase | DATABASECHANGELOG | id TEXT, orderexecuted INTEGER | 'init-3', 3 | init-3",
                "Django | django_migrations | id INTEGER, name TEXT | 4, '0004_tags' | 0004_tags",
                "Entity Framework | \"__EFMigrationsHistory\" | \"MigrationId\" TEXT | '20240101_Init' | 20240101_Init",
                "Flyway | flyway_schema_history | some_other_column INTEGER | 1 | -",
                "nobody | changelog | entry TEXT | 'we moved' | -",
                "nobody | my_alembic_version | version_num TEXT | 'a1' | -",
            })
    void isKnownByItsTable(String line) {
        String[] words = line.split(" \\| ");
        database.execute("CREATE TABLE " + words[1] + " (" + words[2] + ")");
        database.execute("INSERT INTO " + words[1] + " VALUES (" + words[3] + ")");

        Optional<ForeignHistory> found = retort().foreignHistory();

        if (words[0].equals("nobody")) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.map(ForeignHistory::tool)).contains(words[0]);
            assertThat(found.orElseThrow().at()).isEqualTo(words[4].equals("-") ? List.of() : List.of(words[4]));
        }
    }
}
