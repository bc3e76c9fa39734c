package dev.retort.dialect.sqlite.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.operation.ConstraintOperation.DropConstraint;
import dev.retort.operation.Presence;
import dev.retort.schema.Constraint;
import dev.retort.schema.NamingConvention;
import dev.retort.schema.QualifiedName;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnnamedConstraintsTest {

    private static final NamingConvention NAMING = new NamingConvention(
            Map.of(
                    Constraint.Kind.PRIMARY_KEY, "pk_{table}",
                    Constraint.Kind.UNIQUE, "uq_{columns}",
                    Constraint.Kind.FOREIGN_KEY, "fk_{columns}_{target}",
                    Constraint.Kind.CHECK, "ck_{table}"),
            Optional.empty());

    private TestDatabase database;

    @BeforeEach
    void open(@TempDir Path directory) throws SQLException {
        database = TestDatabase.at(directory.resolve("a.db"));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static DropConstraint drop(String name, Optional<Constraint.Kind> kind) {
        return new DropConstraint(
                QualifiedName.of("t"), name, kind, Presence.REQUIRED, false, Optional.empty(), NAMING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a INT UNIQUE, b INT                         | uq_a     | a INT, b INT",
                "a INT, b INT, UNIQUE (b, a)                 | uq_b_a   | a INT, b INT",
                "a INT PRIMARY KEY, b INT                    | pk_t     | a INT, b INT",
                "a INT REFERENCES p (id) ON DELETE CASCADE   | fk_a_p   | a INT",
                "a INT, FOREIGN KEY (a) REFERENCES \"p\" (id)  | fk_a_p   | a INT",
                "a INT CHECK (a > 0)                         | ck_t     | a INT",
                "a INT UNIQUE CONSTRAINT uq_a CHECK (a <> 1) | uq_a     | a INT UNIQUE"
            })
    void isFoundByTheNameThatItWouldHave(String body, String name, String after) throws SQLException {
        database.run("CREATE TABLE p (id INT PRIMARY KEY)", "CREATE TABLE t (" + body + ")");

        database.apply(drop(name, Optional.empty()));

        assertThat(database.sqlOf("t").replaceAll("\\s+", " ").replace(" )", ")"))
                .isEqualTo("CREATE TABLE t (" + after + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a INT CHECK (a > 0) CHECK (a < 9) | ck_t",
                "a INT UNIQUE                      | uq_b",
                "a INT CONSTRAINT x UNIQUE         | uq_a"
            })
    void isNotGuessed(String body, String name) throws SQLException {
        database.run("CREATE TABLE t (" + body + ")");

        assertThatThrownBy(() -> database.compile(drop(name, Optional.empty())))
                .hasMessageContaining("no constraint '" + name + "'");
    }

    @Test
    void isOfTheKindThatWasSaid() throws SQLException {
        database.run("CREATE TABLE t (a INT UNIQUE)");

        assertThatThrownBy(() -> database.compile(drop("uq_a", Optional.of(Constraint.Kind.CHECK))))
                .hasMessageContaining("no check constraint 'uq_a'");
    }
}
