package dev.retort.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retort.Retort;
import java.io.IOException;
import java.io.Writer;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of many statements is checked as a whole and then run statement by statement, without holding them or itself. */
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
        assertThat(retort().upgradeScript("head").lines().filter(line -> line.startsWith("INSERT INTO t_a")))
                .hasSize(count);
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
    void whatIsChangedWhileItRunsIsNotRun() {
        int count = 10_000;
        String text = HEAD + rows(count);
        scripts.file("a1.sql", text);
        Retort read = retort();
        Retort changing = configured()
                .listener(new RunListener() {
                    @Override
                    public void afterStatement(StatementRun statement, long nanos) {
                        if (statement.number() == 2) {
                            scripts.file("a1.sql", text.replace("number 9999'", "number 0000'"));
                        }
                    }
                })
                .build();

        Exception during = catchThrowableOfType(Exception.class, () -> changing.upgrade("head"));
        Exception before = catchThrowableOfType(Exception.class, () -> read.upgrade("head"));

        assertThat(List.of(during, before)).allSatisfy(failure -> assertThat(failure)
                .hasMessageContaining("a1.sql")
                .hasMessageContaining("a file is not what it was when it was first read")
                .hasMessageContaining("rolled back")
                .hasMessageContaining("run again"));
        assertThat(during)
                .hasMessageFindingMatch("operation: read on behind execute INSERT INTO t_a VALUES \\(9\\d{3},")
                .hasMessageFindingMatch("at: a1\\.sql:9\\d{3}\\b");
        assertThat(before).hasMessageContaining("at: a1.sql:");
        assertThat(database.tables()).isEmpty();
        retort().upgrade("head");
        assertThat(database.column("SELECT count(*) FROM t_a")).containsExactly(String.valueOf(count));
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

    /** With as much as the engine needs for a file of one statement, and not as much as the text takes. */
    @Test
    void aFileMayBeLongerThanWhatTheHeapHolds() throws IOException {
        String values = ", (%d, 'a name, which is no; statement, of a person — one of many')".repeat(200);
        long written = write(
                6_000_000,
                i -> "INSERT INTO t_a VALUES (" + (i - 201) + ", 'the first')"
                        + values.formatted(IntStream.range(i - 200, i).boxed().toArray()) + ";\n",
                201);

        run("go", "-Xmx16m", written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"go", "script"})
    @EnabledIfSystemProperty(named = "retort.slow", matches = "true")
    void aHundredMegabytesNeedAHeapOfSixtyFour(String mode) throws IOException {
        long written = write(100_000_000, i -> ROW.formatted(i, i), 1);

        run(mode, "-Xmx64m", written);
    }

    private long write(int length, IntFunction<String> statement, int step) throws IOException {
        long written = HEAD.length();
        try (Writer file = Files.newBufferedWriter(scripts.directory().resolve("a1.sql"))) {
            file.write(HEAD);
            for (int i = step; written < length; i += step) {
                String rows = statement.apply(i);
                file.write(rows);
                written += rows.length();
            }
        }
        return written;
    }

    private void run(String mode, String heap, long written) {
        try (Child child = Child.start(database.url(), scripts, mode, heap)) {
            assertThat(child.line()).isEqualTo("ready");
            child.go();
            assertThat(child.line()).isEqualTo("begin");
            String done = child.line();
            if (mode.equals("go")) {
                assertThat(done).isEqualTo("steps 1 heads a1");
                assertThat(database.rows()).containsExactly("a1");
            } else {
                assertThat(done).matches("script \\d+");
                assertThat(Long.parseLong(done.substring("script ".length()))).isGreaterThan(written);
            }
        }
    }
}
