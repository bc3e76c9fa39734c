package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.error.RetortException;
import dev.retort.operation.Change;
import dev.retort.operation.ColumnOperation.*;
import dev.retort.operation.ConstraintOperation.AddConstraint;
import dev.retort.operation.ConstraintOperation.DropConstraint;
import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlType;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.Names;
import dev.retort.sql.sqlite.TableDefinition;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random tables with random rows are rebuilt by random operations: every value that stays is the same, and of its type. */
final class RowsSurviveTest {

    private static final QualifiedName T = QualifiedName.of("t");
    private static final int TABLES = Boolean.getBoolean("retort.slow") ? 10_000 : 150;

    private final Random random = new Random(Long.getLong("retort.seed", 4711));
    private TestDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.inMemory();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Test
    void randomRowsSurviveRandomOperations() throws SQLException {
        int done = 0;
        for (int tables = 0; tables < TABLES; ) {
            if (makeTable()) {
                tables++;
                for (int i = 0; i < 4; i++) {
                    done += survives(operation()) ? 1 : 0;
                }
            }
        }
        assertThat(done).as("operations that weren't refused").isGreaterThan(TABLES * 2);
    }

    /** A table that takes at least one row. */
    private boolean makeTable() {
        try {
            execute("DROP TABLE IF EXISTS t");
            execute(RandomTable.text(random));
        } catch (SQLException refused) {
            return false;
        }
        String names = read().columns().stream()
                .filter(column -> !column.has(Clause.Kind.GENERATED))
                .map(column -> quote(column.name()))
                .collect(Collectors.joining(", "));
        int count = names.isEmpty() ? 0 : names.split(", (?=\")", -1).length;
        for (int i = 0; i < 6 && count > 0; i++) {
            insert(names, count);
        }
        return !database.query("SELECT 1 FROM t LIMIT 1").isEmpty();
    }

    /** One row, unless a constraint refuses it. */
    private void insert(String names, int count) {
        try {
            execute("INSERT OR ABORT INTO t (" + names + ") VALUES (" + values(count) + ")");
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).contains("SQLITE_");
        }
    }

    private String values(int count) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(List.of(
                            String.valueOf(random.nextInt(1000)),
                            "'text " + random.nextInt(100) + "'",
                            random.nextInt(1000) + ".5",
                            "x'00" + (10 + random.nextInt(90)) + "'",
                            "'" + random.nextInt(100) + "'",
                            "NULL",
                            "9007199254740993",
                            "''")
                    .get(random.nextInt(8)));
        }
        return String.join(", ", values);
    }

    private Operation operation() {
        List<String> names = read().columns().stream().map(it -> it.name()).toList();
        String name = names.get(random.nextInt(names.size()));
        return switch (random.nextInt(10)) {
            case 0, 1 -> new AddConstraint(T, check("1 = 1").named("added"));
            case 2 -> new DropConstraint(T, "added", Optional.empty(), Presence.OPTIONAL, false, Optional.empty());
            case 3 -> alter(name, Optional.of(nativeType("BLOB")), Optional.empty());
            case 4 -> alter(name, Optional.empty(), Optional.of(random.nextBoolean()));
            case 5 -> new DropColumn(T, name, Presence.REQUIRED, false, Optional.empty());
            case 6 -> new RenameColumn(T, name, "renamed " + random.nextInt(100));
            case 7 ->
                new AddColumn(
                        T,
                        column("new " + random.nextInt(100), string(20))
                                .defaultTo("given")
                                .notNull(),
                        Presence.REQUIRED);
            case 8 -> new AddConstraint(T, unique(name).named("u" + random.nextInt(100)));
            default ->
                new AddConstraint(T, foreignKey(name).references("t", name).named("f" + random.nextInt(100)));
        };
    }

    private static AlterColumn alter(String name, Optional<SqlType> type, Optional<Boolean> nullable) {
        return new AlterColumn(
                T,
                name,
                type,
                Optional.empty(),
                nullable,
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
    }

    private boolean survives(Operation operation) throws SQLException {
        String text = database.sqlOf("t");
        TableDefinition before = read();
        List<String> kept = before.columns().stream()
                .map(it -> it.name())
                .filter(name -> !(operation instanceof DropColumn drop && Names.same(drop.column(), name)))
                .toList();
        List<String> rows = rows(kept);
        try {
            database.apply(operation);
        } catch (RetortException refused) {
            assertThat(refused.problem().code()).as(text).isNotIn("table-misread", "rows-changed");
            assertThat(database.sqlOf("t")).isEqualTo(text);
            return false;
        } catch (SQLException refused) {
            assertThat(refused.getMessage()).as("%s%n%s", text, operation).matches(EXPECTED);
            assertThat(database.sqlOf("t")).isEqualTo(text);
            return false;
        }
        assertThat(rows(renamed(kept, operation)))
                .as("%s%n%s%n%s", text, operation, database.sqlOf("t"))
                .isEqualTo(rows);
        assertUnchanged(before, operation);
        return true;
    }

    /** What SQLite itself refuses, by a statement or by a probe, leaves all as it was. */
    private static final String EXPECTED = "(?s).*(foreign key mismatch|no such column|error in (table|index)|"
            + "NOT NULL constraint|UNIQUE constraint|datatype mismatch|cannot store|unknown datatype|duplicate column|conflict).*";

    private static List<String> renamed(List<String> names, Operation operation) {
        return names.stream()
                .map(name -> operation instanceof RenameColumn rename && Names.same(rename.column(), name)
                        ? rename.newName()
                        : name)
                .toList();
    }

    private void assertUnchanged(TableDefinition before, Operation operation) {
        Set<String> names = new TreeSet<>();
        before.allClauses()
                .filter(clause -> clause.kind() == Clause.Kind.CHECK)
                .forEach(it -> names.add(it.name().orElse("")));
        if (operation instanceof AddConstraint || operation instanceof AddColumn) {
            assertThat(read().allClauses().filter(clause -> clause.kind() == Clause.Kind.CHECK))
                    .extracting(clause -> clause.name().orElse(""))
                    .containsAll(names);
        }
    }

    private List<String> rows(List<String> names) {
        String shown = names.stream()
                .map(RowsSurviveTest::quote)
                .map(name -> "typeof(" + name + ") || ' ' || quote(" + name + ")")
                .collect(Collectors.joining(" || ', ' || "));
        return database.texts("SELECT " + (shown.isEmpty() ? "1" : shown) + " AS v FROM t ORDER BY 1");
    }

    private TableDefinition read() {
        return TableDefinition.read(database.sqlOf("t"));
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
