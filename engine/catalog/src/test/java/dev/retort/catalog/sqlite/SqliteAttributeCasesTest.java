package dev.retort.catalog.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.SnapshotOptions;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.catalog.sqlite.SqliteAttribute.Shape;
import dev.retort.catalog.testing.ChangeScript;
import dev.retort.testing.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each attribute that a SQLite object can have is added, removed and changed in some case, alone in one of them, for each
 * kind of object that has it. Added and removed are the same two schemas compared in both directions, which {@code SqliteChangesTest} does.
 */
class SqliteAttributeCasesTest {

    /** Only a new database can have another; tried in {@code SqliteChangesTest}. */
    private static final Set<String> SETTINGS_OF_NEW_DATABASES = Set.of("encoding", "page_size");

    /** A virtual table has a module, only a module hides columns, and a view breaks since something else is gone. */
    private static final Set<SqliteAttribute> NEVER_ALONE =
            Set.of(SqliteAttribute.TYPE_OF_TABLE, SqliteAttribute.HIDDEN, SqliteAttribute.BROKEN);

    private static final Set<String> SEEN = new TreeSet<>();

    @BeforeAll
    static void runAllCases() throws IOException, SQLException {
        for (ChangeScript script : ChangeScript.sqlite().toList()) {
            try (Connection connection = TestDatabases.sqlite()) {
                TestDatabases.run(connection, script.base());
                SchemaSnapshot before = read(connection);
                TestDatabases.run(connection, script.change());
                List<Change> changes =
                        SchemaDifference.between(before, read(connection)).changes();
                changes.stream().flatMap(SqliteAttributeCasesTest::shown).forEach(SEEN::add);
                if (changes.size() == 1) {
                    SEEN.add("alone: " + what(changes.get(0)));
                }
            }
        }
    }

    private static SchemaSnapshot read(Connection connection) {
        return SchemaSnapshot.of(connection, SnapshotOptions.everything());
    }

    private static Stream<String> shown(Change change) {
        String what = what(change);
        if (change.attribute().isEmpty()) {
            return Stream.of("comes or goes: " + what.strip());
        }
        boolean both = change.expected().isPresent() && change.actual().isPresent();
        return Stream.of(
                (both ? "changes: " : "comes or goes: ") + what,
                "changes: " + what + " of " + change.path().name());
    }

    private static String what(Change change) {
        return change.objectKind().label() + " " + change.attribute().orElse("");
    }

    @Test
    void eachAttributeHasACaseInWhichOnlyThatChanges() {
        List<String> wanted = Stream.of(SqliteAttribute.values())
                .filter(attribute -> !NEVER_ALONE.contains(attribute)
                        && attribute.shape() != Shape.ORDER
                        && attribute.shape() != Shape.PART)
                .flatMap(attribute ->
                        attribute.kinds().stream().map(kind -> "alone: " + kind.label() + " " + attribute.label()))
                .toList();
        assertThat(SEEN).containsAll(wanted);
    }

    @Test
    void eachAttributeHasItsCases() {
        List<String> wanted = Stream.of(SqliteAttribute.values())
                .filter(attribute -> attribute.shape() != Shape.PART)
                .flatMap(attribute -> attribute.kinds().stream().flatMap(kind -> cases(attribute, kind)))
                .toList();
        assertThat(SEEN).containsAll(wanted);
    }

    private static Stream<String> cases(SqliteAttribute attribute, ObjectKind kind) {
        String what = kind.label() + " " + attribute.label();
        Shape shape = attribute.shape();
        if (shape == Shape.ORDER) {
            return Stream.of("changes: table column order", "changes: view column order");
        }
        Stream<String> presence = shape == Shape.ALWAYS ? Stream.of() : Stream.of("comes or goes: " + what);
        Stream<String> value = shape == Shape.FLAG ? Stream.of() : Stream.of("changes: " + what);
        return Stream.concat(presence, value);
    }

    @Test
    void eachKindComesAndGoes() {
        List<String> wanted = Stream.of(SqliteAttribute.values())
                .flatMap(attribute -> attribute.kinds().stream())
                .filter(kind -> kind != ObjectKind.SETTING)
                .map(kind -> "comes or goes: " + kind.label())
                .toList();
        assertThat(SEEN).containsAll(wanted);
    }

    @Test
    void eachSettingHasACase() {
        List<String> wanted = SqliteReader.Settings.KEPT.stream()
                .filter(name -> !SETTINGS_OF_NEW_DATABASES.contains(name))
                .map(name -> "changes: setting value of " + name)
                .toList();
        assertThat(SEEN).containsAll(wanted);
    }

    @Test
    void noReaderGoesRoundTheDeclaration() throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/retort/catalog/sqlite"))) {
            List<Path> readers = sources.filter(
                            file -> file.getFileName().toString().startsWith("Sqlite"))
                    .filter(file -> !file.endsWith("SqliteObject.java"))
                    .toList();
            assertThat(readers)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("new SchemaObject("));
        }
    }

    @Test
    void noReaderCanWriteAnAttributeThatIsNotDeclared() {
        SqliteObject index = new SqliteObject(ObjectKind.INDEX, ObjectPath.of("t", "i"));
        assertThatThrownBy(() -> index.with(SqliteAttribute.STRICT, true))
                .hasMessage("STRICT isn't declared for index");
    }
}
