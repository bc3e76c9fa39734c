package dev.retort.junit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.mutation.Passage.Sentence;
import dev.retort.script.ScriptCatalog;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each operator makes exactly the fault that it is named for, and keeps all other text. */
class MutationsTest {

    private final Path folder;

    MutationsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<Mutation> mutations(DatabaseKind database, String upgrade, String downgrade) {
        try {
            Files.writeString(
                    folder.resolve("001_first.sql"),
                    "-- revision: 001\n-- down_revision: none\n\n-- upgrade\n" + upgrade + "\n-- downgrade\n"
                            + downgrade);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ScriptCatalog catalog =
                ScriptCatalog.builder().locations(List.of(folder.toString())).load();
        return Mutations.of(catalog, catalog.get("001"), database);
    }

    private List<String> upgrades(Operator operator, DatabaseKind database, String sql) {
        return mutations(database, sql, "").stream()
                .filter(mutation -> mutation.operator() == operator)
                .map(mutation -> mutation.text()
                        .substring(
                                mutation.text().indexOf("-- upgrade\n") + 11,
                                mutation.text().indexOf("\n-- downgrade")))
                .toList();
    }

    @Nested
    class OfStatements {

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void dropKeepsCommentsAndAllElse(DatabaseKind database) {
            assertThat(upgrades(
                            Operator.DROP_STATEMENT,
                            database,
                            "-- one\nINSERT INTO a VALUES (';');\n/* two */ UPDATE a SET b = 1 ; -- three"))
                    .containsExactly(
                            "-- one\n\n/* two */ UPDATE a SET b = 1 ; -- three",
                            "-- one\nINSERT INTO a VALUES (';');\n/* two */  -- three");
        }

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void whatIsLostHasItsName(DatabaseKind database) {
            assertThat(upgrades(Operator.LOSE_INDEX, database, "CREATE INDEX i ON a (b);"))
                    .containsExactly("");
            assertThat(upgrades(Operator.LOSE_UNIQUE, database, "CREATE UNIQUE INDEX IF NOT EXISTS i ON a (b);"))
                    .containsExactly("");
            assertThat(upgrades(Operator.LEAVE_BEHIND, database, "DROP VIEW v;\nDELETE FROM a;"))
                    .startsWith("\nDELETE FROM a;", "DROP VIEW v;\n");
        }

        @Test
        void triggersAreOneStatement() {
            String sqlite = "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; UPDATE c SET d = 1; END;";
            assertThat(upgrades(Operator.LOSE_TRIGGER, DatabaseKind.SQLITE, sqlite))
                    .containsExactly("");
            String postgres = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;\n"
                    + "CREATE TRIGGER t AFTER INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();";
            assertThat(upgrades(Operator.LOSE_TRIGGER, DatabaseKind.POSTGRESQL, postgres))
                    .containsExactly(postgres.substring(0, postgres.indexOf('\n') + 1));
            assertThat(upgrades(Operator.LOSE_COMMENT, DatabaseKind.POSTGRESQL, "COMMENT ON TABLE a IS 'x';"))
                    .containsExactly("");
        }

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void doubleAndReorder(DatabaseKind database) {
            String sql = "INSERT INTO a VALUES (1);\nDROP TABLE b";
            assertThat(upgrades(Operator.DOUBLE_STATEMENT, database, sql))
                    .containsExactly(
                            "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (1);\nDROP TABLE b",
                            sql + ";\nDROP TABLE b;");
            assertThat(upgrades(Operator.REORDER_STATEMENTS, database, sql))
                    .containsExactly("DROP TABLE b;\nINSERT INTO a VALUES (1)");
        }

        @Test
        void whatIsLeftOrLeakedComesLast() {
            assertThat(upgrades(Operator.LEAK_SETTING, DatabaseKind.SQLITE, "SELECT 1;"))
                    .contains("SELECT 1;\nPRAGMA foreign_keys = OFF;");
            assertThat(upgrades(Operator.LEAK_SETTING, DatabaseKind.POSTGRESQL, "SELECT 1;"))
                    .contains("SELECT 1;\nSET search_path = pg_catalog, public;");
            assertThat(upgrades(Operator.LEAVE_BEHIND, DatabaseKind.POSTGRESQL, "SELECT 1;"))
                    .contains("SELECT 1;\nCREATE SEQUENCE retort_left;");
        }
    }

    @Nested
    class OfClauses {

        private static final String TABLE =
                """
                CREATE TABLE a (
                  id integer PRIMARY KEY,
                  n integer DEFAULT (1 + 2) NOT NULL CONSTRAINT positive CHECK (n > 0) UNIQUE,
                  p integer REFERENCES b (id) ON UPDATE CASCADE ON DELETE SET NULL,
                  CONSTRAINT u UNIQUE (n, p), -- both
                  FOREIGN KEY (n) REFERENCES c (id) ON DELETE CASCADE,
                  CHECK (n <> p)
                );""";

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void eachIsLostFromACreate(DatabaseKind database) {
            assertThat(upgrades(Operator.LOSE_DEFAULT, database, TABLE))
                    .containsExactly(TABLE.replace(" DEFAULT (1 + 2)", ""));
            assertThat(upgrades(Operator.LOSE_NOT_NULL, database, TABLE))
                    .containsExactly(TABLE.replace(" NOT NULL", ""));
            assertThat(upgrades(Operator.LOSE_CHECK, database, TABLE))
                    .containsExactly(
                            TABLE.replace(" CONSTRAINT positive CHECK (n > 0)", ""),
                            TABLE.replace(",\n  CHECK (n <> p)", ""));
            assertThat(upgrades(Operator.LOSE_UNIQUE, database, TABLE))
                    .containsExactly(
                            TABLE.replace(" UNIQUE,\n", ",\n"), TABLE.replace(",\n  CONSTRAINT u UNIQUE (n, p)", ""));
            assertThat(upgrades(Operator.LOSE_FOREIGN_KEY, database, TABLE))
                    .containsExactly(
                            TABLE.replace(" REFERENCES b (id) ON UPDATE CASCADE ON DELETE SET NULL", ""),
                            TABLE.replace(", -- both\n  FOREIGN KEY (n) REFERENCES c (id) ON DELETE CASCADE", ""));
            assertThat(upgrades(Operator.LOSE_ON_DELETE, database, TABLE))
                    .containsExactly(TABLE.replace(" ON DELETE SET NULL", ""), TABLE.replace(" ON DELETE CASCADE", ""));
        }

        @Test
        void eachIsLostFromAnAlter() {
            DatabaseKind postgres = DatabaseKind.POSTGRESQL;
            String two =
                    "ALTER TABLE ONLY a ALTER COLUMN b SET DEFAULT 'x,y'::text, ALTER c SET NOT NULL, DROP COLUMN d;";
            assertThat(upgrades(Operator.LOSE_DEFAULT, postgres, two))
                    .containsExactly(
                            "ALTER TABLE ONLY a ALTER c SET NOT NULL, DROP COLUMN d;".replace("a ALTER", "a  ALTER"));
            assertThat(upgrades(Operator.LOSE_NOT_NULL, postgres, two))
                    .containsExactly(two.replace(", ALTER c SET NOT NULL", ""));
            assertThat(upgrades(Operator.LEAVE_BEHIND, postgres, two)).contains(two.replace(", DROP COLUMN d", ""));
            assertThat(upgrades(Operator.LOSE_CHECK, postgres, "ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0);"))
                    .containsExactly("");
            assertThat(upgrades(
                            Operator.LOSE_NOT_NULL,
                            DatabaseKind.SQLITE,
                            "ALTER TABLE a ADD COLUMN b text NOT NULL DEFAULT '';"))
                    .containsExactly("ALTER TABLE a ADD COLUMN b text DEFAULT '';");
            assertThat(
                            upgrades(
                                    Operator.LOSE_DEFAULT,
                                    postgres,
                                    "CREATE TABLE a (id bigint GENERATED BY DEFAULT AS IDENTITY, s text DEFAULT 'a'::text NOT NULL);"))
                    .containsExactly("CREATE TABLE a (id bigint GENERATED BY DEFAULT AS IDENTITY, s text NOT NULL);");
        }

        @Test
        void theCopyOfARebuildIsNamed() {
            String rebuild = "CREATE TABLE a_new (id integer, n integer NOT NULL);\n"
                    + "INSERT INTO a_new SELECT id, n FROM a;\nDROP TABLE a;\nALTER TABLE a_new RENAME TO a;";
            assertThat(mutations(DatabaseKind.SQLITE, rebuild, ""))
                    .filteredOn(mutation -> mutation.operator() == Operator.LOSE_NOT_NULL)
                    .singleElement()
                    .satisfies(mutation -> {
                        assertThat(mutation.line()).isEqualTo(5);
                        assertThat(mutation)
                                .hasToString("001 [upgrade] loses a NOT NULL in the copy of a rebuild"
                                        + " (001_first.sql:5): a_new (id integer, n integer NOT NULL);"
                                        + " → a_new (id integer, n integer);");
                    });
        }

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void lengthsAreCut(DatabaseKind database) {
            String sql = "CREATE TABLE a (b varchar(50), c numeric(10, 2));\nUPDATE a SET b = substr(b, 1, 30);";
            assertThat(upgrades(Operator.CUT_LENGTH, database, sql))
                    .containsExactly(sql.replace("50", "20"), sql.replace("30", "12"));
        }

        /** The reader for statements that are run finds what the reader of stored tables finds. */
        @Test
        void clausesAreThoseOfTheReaderOfTables() throws IOException, URISyntaxException {
            List<String> differing = new ArrayList<>();
            int[] seen = {0};
            Path faults = Path.of(MutationsTest.class.getResource("/faults").toURI());
            try (Stream<Path> files = Files.walk(faults)) {
                for (Path folder : files.filter(file -> file.toString().contains("-fixed/revisions"))
                        .filter(Files::isDirectory)
                        .toList()) {
                    ScriptCatalog catalog = ScriptCatalog.builder()
                            .locations(List.of(folder.toString()))
                            .load();
                    catalog.scripts().stream()
                            .flatMap(script -> Passage.of(script, DatabaseKind.SQLITE).stream())
                            .forEach(passage -> passage.statements().stream()
                                    .filter(statement -> statement.creates("table"))
                                    .forEach(statement -> {
                                        seen[0]++;
                                        compare(passage, statement, differing);
                                    }));
                }
            }
            assertThat(differing).isEmpty();
            assertThat(seen[0]).isGreaterThan(30);
        }

        private static void compare(Passage passage, Sentence statement, List<String> differing) {
            int start = statement.start();
            String sql = passage.part().file().substring(start, statement.end() - 1);
            TableDefinition table;
            try {
                table = TableDefinition.read(sql);
            } catch (RuntimeException ofAnotherDatabase) {
                return;
            }
            TreeSet<String> expected = new TreeSet<>();
            table.allClauses().forEach(clause -> kind(clause)
                    .forEach(kind -> expected.add(kind + " " + clause.start() + ".." + clause.end())));
            TreeSet<String> found = new TreeSet<>();
            Clauses.of(statement).stream()
                    .filter(clause -> clause.kind() != Clauses.Kind.ON_DELETE)
                    .forEach(clause -> found.add(clause.kind() + " "
                            + (clause.tokens().get(0).start() - start) + ".."
                            + (clause.tokens().get(clause.tokens().size() - 1).end() - start)));
            if (!expected.equals(found)) {
                differing.add(sql + "\nexpected " + expected + "\nfound " + found);
            }
        }

        private static List<Clauses.Kind> kind(Clause clause) {
            return switch (clause.kind()) {
                case NOT_NULL -> List.of(Clauses.Kind.NOT_NULL);
                case DEFAULT -> List.of(Clauses.Kind.DEFAULT);
                case CHECK -> List.of(Clauses.Kind.CHECK);
                case UNIQUE -> List.of(Clauses.Kind.UNIQUE);
                case REFERENCES, FOREIGN_KEY -> List.of(Clauses.Kind.FOREIGN_KEY);
                default -> List.of();
            };
        }
    }

    @Nested
    class OfData {

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void conditionsAreForgottenAndWidened(DatabaseKind database) {
            String sql = "UPDATE a SET b = 'z' WHERE c BETWEEN 'a' AND 'b' AND (d < e OR f) AND g = h;";
            assertThat(upgrades(Operator.FORGET_WHERE, database, sql)).containsExactly("UPDATE a SET b = 'z';");
            assertThat(upgrades(Operator.WIDEN_WHERE, database, sql))
                    .containsExactlyInAnyOrder(
                            sql.replace("c BETWEEN 'a' AND 'b' AND ", ""),
                            sql.replace(" AND (d < e OR f)", ""),
                            sql.replace(" AND g = h", ""),
                            sql.replace("<", "<="));
            assertThat(
                            upgrades(
                                    Operator.FORGET_WHERE,
                                    database,
                                    "INSERT INTO a SELECT b FROM c WHERE d IN (SELECT e FROM f WHERE g) ON CONFLICT DO NOTHING;"))
                    .containsExactly(
                            "INSERT INTO a SELECT b FROM c ON CONFLICT DO NOTHING;",
                            "INSERT INTO a SELECT b FROM c WHERE d IN (SELECT e FROM f) ON CONFLICT DO NOTHING;");
        }

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void neighboursOfACopyChangePlaces(DatabaseKind database) {
            assertThat(upgrades(
                            Operator.SWAP_COLUMNS,
                            database,
                            "INSERT INTO a (x, y, z) SELECT DISTINCT coalesce(b, c), d, d FROM e;"))
                    .containsExactly("INSERT INTO a (x, y, z) SELECT DISTINCT d, coalesce(b, c), d FROM e;");
        }

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void constantsAreShiftedButNotTypes(DatabaseKind database) {
            String sql = "CREATE TABLE a (b decimal(8, 2) DEFAULT 0.5, c text CHECK (c <> ''));"
                    + "INSERT INTO a VALUES (9, '2020-01-09');";
            assertThat(upgrades(Operator.SHIFT_CONSTANT, database, sql))
                    .containsExactly(
                            sql.replace("0.5", "1.5"),
                            sql.replace("''", "'x'"),
                            sql.replace("(9", "(10"),
                            sql.replace("2020-01-09", "2020-01-08"));
        }

        @ParameterizedTest
        @EnumSource(DatabaseKind.class)
        void branchesAreForgotten(DatabaseKind database) {
            String sql =
                    "UPDATE a SET b = CASE c WHEN 'x' THEN CASE WHEN d THEN 'q' END WHEN 'y' THEN 'r' ELSE 's' END;";
            assertThat(upgrades(Operator.FORGET_BRANCH, database, sql))
                    .containsExactly(
                            sql.replace("WHEN 'x' THEN CASE WHEN d THEN 'q' END ", ""),
                            sql.replace("WHEN 'y' THEN 'r' ", ""),
                            sql.replace("ELSE 's' ", ""));
        }
    }

    @Test
    void parentsAreMistaken() throws IOException {
        write("001", "none", "");
        write("002", "001", "");
        write("003a", "002", "");
        write("003b", "002", "-- depends_on: 003a\n");
        write("004", "003a, 003b", "");
        ScriptCatalog catalog =
                ScriptCatalog.builder().locations(List.of(folder.toString())).load();

        assertThat(lines(catalog, "001")).isEmpty();
        assertThat(lines(catalog, "002")).containsExactly("-- down_revision: none");
        assertThat(lines(catalog, "003b")).containsExactly("-- down_revision: 001", "-- depends_on:");
        assertThat(lines(catalog, "004")).containsExactly("-- down_revision: 003b", "-- down_revision: 003a");
    }

    private void write(String id, String parents, String more) throws IOException {
        Files.writeString(
                folder.resolve(id + ".sql"),
                "-- revision: " + id + "\n-- down_revision: " + parents + "\n" + more
                        + "-- upgrade\nSELECT 1;\n-- downgrade\n");
    }

    private static List<String> lines(ScriptCatalog catalog, String id) {
        return Mutations.of(catalog, catalog.get(id), DatabaseKind.SQLITE).stream()
                .filter(mutation -> mutation.operator() == Operator.WRONG_PARENT)
                .map(Mutation::after)
                .toList();
    }
}
