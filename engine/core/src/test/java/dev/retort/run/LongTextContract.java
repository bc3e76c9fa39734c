package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file of many statements is checked as a whole and then run statement by statement, without holding them. */
abstract class LongTextContract extends OnADatabase {

    private static final String HEAD =
            """
            -- revision: a1
            -- down_revision: none

            -- upgrade
            CREATE TABLE t_a (id INTEGER PRIMARY KEY, name TEXT);
            """;
    private static final int LINES = (int) HEAD.lines().count();
    private static final String ROW =
            "INSERT INTO t_a VALUES (%d, 'a name, which is no; statement, of a person — one of many, number %d');\n";

    LongTextContract(Path directory, TestDatabase database) {
        super(directory, database);
    }

    private static String rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> ROW.formatted(i, i)).collect(Collectors.joining());
    }

    @Test
    void theStatementsThatRanAreNotHeld() {
        int count = 20_000;
        scripts.file("a1.sql", HEAD + rows(count) + "-- downgrade\nDROP TABLE t_a;\n");
        List<WeakReference<String>> ran = new ArrayList<>();
        List<Long> held = new ArrayList<>();

        configured()
                .listener(new RunListener() {
                    @Override
                    public void afterStatement(StatementRun statement, long nanos) {
                        assertThat(statement.total()).isEqualTo(count + 1);
                        ran.add(new WeakReference<>(statement.sql()));
                        if (statement.number() == count) {
                            System.gc();
                            held.add(ran.stream().filter(it -> it.get() != null).count());
                        }
                    }
                })
                .build()
                .upgrade("head");

        assertThat(held).hasSize(1).allMatch(statements -> statements < 100);
        assertThat(database.column("SELECT count(*) FROM t_a")).containsExactly(String.valueOf(count));
        retort().downgrade("base");
        assertThat(database.tables()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO t_a VALUES (-1, ''open);  | never closed",
                "COMMIT;                               | COMMIT is in a migration",
                "/* open                               | never closed",
                "-- statement begin                    | never closed",
                "INSERT INTO t_a SELECT 1 FROM nowhere;| nowhere"
            })
    void nothingIsLeftOfOneWhoseEndIsBad(String end, String said) {
        int count = 3_000;
        scripts.file("a1.sql", HEAD + rows(count) + end.replace("''", "'") + "\n");

        Exception failure = catchThrowableOfType(Exception.class, () -> retort().upgrade("head"));

        assertThat(failure).hasMessageContaining(said).hasMessageContaining("a1.sql:" + (LINES + count + 1));
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void nothingRunsOutsideATransactionBeforeTheWholeFileIsSound() {
        scripts.autocommitted("a1", "none", "CREATE TABLE t_a (id INTEGER);\nSELECT 1;\nSELECT 'open;", "");

        Exception failure = catchThrowableOfType(Exception.class, () -> retort().upgrade("head"));

        assertThat(failure).hasMessageContaining("never closed");
        assertThat(database.tables()).isEmpty();
    }

    @Test
    void aStatementMayHaveAnyNumberOfCommentsAndBlanksBeforeIt() {
        String comments = "-- it's a comment;\n/* and; another */  \n\t\n".repeat(20_000);
        scripts.file("a1.sql", HEAD + comments + ROW.formatted(1, 1) + comments + "SELECT 1;\n");

        retort().upgrade("head");

        assertThat(database.column("SELECT id FROM t_a")).containsExactly("1");
    }

    /** The text itself is held, twice at most, and takes one byte a character or two. */
    @Test
    @EnabledIfSystemProperty(named = "retort.slow", matches = "true")
    void aHundredMegabytesNeedAHeapOfEightHundred() throws IOException {
        try (Writer file = Files.newBufferedWriter(scripts.directory().resolve("a1.sql"))) {
            file.write(HEAD);
            int written = 0;
            for (int i = 0; written < 100_000_000; i++) {
                String row = ROW.formatted(i, i);
                file.write(row);
                written += row.length();
            }
        }
        try (Child child = Child.start(database.url(), scripts, "go", "-Xmx800m")) {
            assertThat(child.line()).isEqualTo("ready");
            child.go();
            assertThat(child.line()).isEqualTo("begin");
            assertThat(child.line()).isEqualTo("steps 1 heads a1");
        }
        assertThat(database.rows()).containsExactly("a1");
    }
}
