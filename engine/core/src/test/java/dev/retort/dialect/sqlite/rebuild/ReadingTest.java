package dev.retort.dialect.sqlite.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Identifiers;
import dev.retort.sql.Splitter;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.Token;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.TableDefinition;
import dev.retort.testing.RegressionScripts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Our reading of stored texts against SQLite's own. */
final class ReadingTest {

    private static final int TEXTS = 10_000 * (Boolean.getBoolean("retort.slow") ? 20 : 1);

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
    void randomTablesAreReadAsSqliteReadsThem() {
        Random random = new Random(Long.getLong("retort.seed", 20260729));
        int accepted = 0;
        for (int tried = 0; accepted < TEXTS; tried++) {
            assertThat(tried).as("texts that SQLite takes").isLessThan(TEXTS * 20);
            String text = RandomTable.text(random);
            if (isTaken(text)) {
                accepted++;
                holdAgainstSqlite(text, "t");
                if (accepted % 5 == 0) {
                    edit(random, TableDefinition.read(database.sqlOf("t")));
                }
            }
        }
    }

    /** The tables of SQLite's own test files; see {@link RegressionScripts}. */
    @Test
    @EnabledIfSystemProperty(named = "retort.regression.scripts", matches = ".+")
    void sqlitesOwnTablesAreReadAsSqliteReadsThem() throws IOException, SQLException {
        int held = 0;
        for (Path file : RegressionScripts.files("sqlite", ".test")) {
            for (String text : RegressionScripts.sqlIn(RegressionScripts.read(file))) {
                for (String statement : tables(text)) {
                    if (isTaken(statement) && temporary().isEmpty()) {
                        List<Row> named = database.query(
                                "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                        + " AND sql LIKE 'CREATE TABLE%' AND name <> '' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
                        for (Row table : named) {
                            String name = table.text("name").orElseThrow();
                            holdAgainstSqlite(statement, name);
                            execute("DROP TABLE " + Identifiers.quoted(name));
                            held++;
                        }
                    }
                }
            }
        }
        RegressionScripts.report("sqlite-tables", held + " tables, each read as SQLite reads it");
        assertThat(held).isGreaterThan(1000);
    }

    /** What hides a table of the same name; it is gone afterwards. */
    private List<Row> temporary() throws SQLException {
        List<Row> found = database.query("SELECT name FROM sqlite_temp_schema WHERE type = 'table'");
        for (Row table : found) {
            execute("DROP TABLE temp." + Identifiers.quoted(table.text("name").orElseThrow()));
        }
        return found;
    }

    private static List<String> tables(String text) {
        try {
            return Splitter.statements(text, DatabaseKind.SQLITE).stream()
                    .map(Splitter.Statement::sql)
                    .filter(sql -> sql.matches("(?is)(--[^\n]*\n|\\s)*CREATE\\s+TABLE\\b.*"))
                    .toList();
        } catch (SqlSyntaxException notCut) { // SqliteRegressionScriptsTest looks at these
            return List.of();
        }
    }

    private boolean isTaken(String text) {
        try {
            execute("DROP TABLE IF EXISTS t");
            execute(text);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private void holdAgainstSqlite(String text, String table) {
        TableDefinition read = TableDefinition.read(database.sqlOf(table));
        List<Row> columns = database.query("SELECT * FROM pragma_table_xinfo(?, 'main') ORDER BY cid", table);
        assertThat(read.columns()).as(text).hasSameSizeAs(columns);
        for (int i = 0; i < columns.size(); i++) {
            assertSame(text, read, read.columns().get(i), columns.get(i));
        }
        Row list = database.query("SELECT strict, wr FROM pragma_table_list(?) WHERE schema = 'main'", table)
                .get(0);
        assertThat(read.isStrict()).as(text).isEqualTo(list.number("strict") == 1);
        assertThat(read.hasRowid()).as(text).isEqualTo(list.number("wr") == 0);
        RebuildGuard guard = new RebuildGuard(database, new QualifiedName(Optional.empty(), table), read);
        assertThatCode(guard::requireSameReading).as(text).doesNotThrowAnyException();
    }

    private static void assertSame(String text, TableDefinition read, ColumnDefinition column, Row row) {
        assertThat(column.name()).as(text).isEqualTo(row.text("name").orElse(""));
        if (!hasWordsBehindBrackets(column)) {
            assertThat(column.declared())
                    .as(text)
                    .isEqualToIgnoringCase(row.text("type").orElse(""));
        }
        boolean generated = column.has(Clause.Kind.GENERATED);
        assertThat(generated ? Optional.empty() : defaultOf(read, column))
                .as(text)
                .isEqualTo(row.text("dflt_value"));
        boolean key = read.primaryKey().stream().anyMatch(column::isNamed);
        boolean alias = read.rowidAlias().filter(column::equals).isPresent();
        boolean implied = key && !alias && (!read.hasRowid() || read.isStrict());
        assertThat(column.has(Clause.Kind.NOT_NULL) || implied).as(text).isEqualTo(row.number("notnull") == 1);
    }

    /** What SQLite makes of {@code [int] x} depends on its version: {@code int}, or {@code int] }. */
    private static boolean hasWordsBehindBrackets(ColumnDefinition column) {
        return !column.type().isEmpty() && column.type().get(0).text().startsWith("[");
    }

    /** The last one counts. */
    private static Optional<String> defaultOf(TableDefinition read, ColumnDefinition column) {
        return column.clauses().stream()
                .filter(clause -> clause.kind() == Clause.Kind.DEFAULT)
                .reduce((first, second) -> second)
                .map(Clause::tail)
                .map(tail -> {
                    Token first = tail.get(0);
                    Token last = tail.get(tail.size() - 1);
                    boolean wrapped = first.isSymbol("(");
                    return read.sql()
                            .substring(wrapped ? first.end() : first.start(), wrapped ? last.start() : last.end())
                            .strip();
                });
    }

    /** An edited text is one that SQLite takes, and all else in it is as it was. */
    private void edit(Random random, TableDefinition read) {
        TableDefinition more = read.withConstraint("CONSTRAINT one_more CHECK (1)");
        assertThat(more.clauses()).as(more.sql()).hasSize(read.clauses().size() + 1);
        assertTaken(read, more);
        List<Clause> free = read.allClauses()
                .filter(clause -> clause.kind() != Clause.Kind.PRIMARY_KEY
                        && clause.kind() != Clause.Kind.GENERATED
                        && clause.kind() != Clause.Kind.NOT_NULL)
                .toList();
        if (!free.isEmpty()) {
            Clause clause = free.get(random.nextInt(free.size()));
            TableDefinition less = read.without(clause);
            assertThat(less.allClauses().count())
                    .as(less.sql())
                    .isLessThan(read.allClauses().count());
            assertTaken(read, less);
        }
    }

    private void assertTaken(TableDefinition before, TableDefinition after) {
        assertThat(after.columns())
                .as(after.sql())
                .extracting(ColumnDefinition::name)
                .isEqualTo(before.columns().stream().map(ColumnDefinition::name).toList());
        assertThat(isTaken(after.sql()))
                .as("%s%nbecame%n%s", before.sql(), after.sql())
                .isTrue();
        holdAgainstSqlite(after.sql(), "t");
    }
}
