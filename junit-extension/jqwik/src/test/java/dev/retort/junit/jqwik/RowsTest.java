package dev.retort.junit.jqwik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.retort.sql.DatabaseKind;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class RowsTest {

    private String printed = "";

    private Events run(Class<?> properties) {
        PrintStream console = System.out;
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        System.setOut(new PrintStream(buffer, true, StandardCharsets.UTF_8));
        try {
            return EngineTestKit.engine("jqwik")
                    .selectors(selectClass(properties))
                    .execute()
                    .testEvents();
        } finally {
            System.setOut(console);
            printed = buffer.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPropertyMeetsRowsOnEachDatabase() {
        run(Properties.Holding.class)
                .assertStatistics(events -> events.succeeded(2).failed(0));

        assertThat(Properties.SEEN).containsExactlyInAnyOrder(DatabaseKind.values());
    }

    @Test
    void rowsWithWhichAPropertyFailsAreShrunkToThoseThatMatter() {
        run(Properties.Broken.class).assertStatistics(events -> events.failed(1));

        Rows smallest = Properties.FAILED.get(Properties.FAILED.size() - 1);
        assertThat(smallest.all()).hasSize(1);
        assertThat(smallest.all().get(0).find("nick"))
                .hasValueSatisfying(
                        nick -> assertThat(nick).isNotEqualTo("NULL").hasSizeLessThan(8));
        assertThat(printed)
                .as("what is printed can be pasted")
                .contains(smallest.statements().get(0), "revision 001");
    }

    @Test
    void mistakesAreExplained() {
        run(Properties.Mistaken.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("noRevision"),
                                finishedWithFailure(
                                        message(text -> text.contains("@ForAll @RowsAt(\"4f2c\") Rows rows")))))
                .haveExactly(
                        1, event(test("unknownRevision"), finishedWithFailure(message(text -> text.contains("7")))));
        run(Properties.Unannotated.class)
                .assertThatEvents()
                .haveExactly(
                        1,
                        event(
                                test("noMigrations"),
                                finishedWithFailure(message(text -> text.contains("@MigrationTest")))));
    }
}
