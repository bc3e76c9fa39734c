package dev.retort.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.Retort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The revision in {@code docs/own-operations.md} is compiled and run as it stands there. */
class OwnOperationsPageTest {

    private static final Path PAGE = Path.of("../../docs/own-operations.md");

    @TempDir
    Path scripts = Path.of("");

    @BeforeEach
    void copyTheRevision() throws IOException {
        Matcher code = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(code.find()).isTrue();
        Files.writeString(scripts.resolve("ReportsMayRead.java"), code.group(1));
    }

    private Retort on(String dialect) {
        return Retort.configure().dialect(dialect).scripts(scripts.toString()).build();
    }

    @Test
    void doesOnPostgresqlWhatItSays() {
        assertThat(on("postgresql").upgradeScript("head")).contains("GRANT SELECT ON sales TO reports;");
        assertThat(on("postgresql").downgradeScript("head:base"))
                .containsSubsequence("REVOKE SELECT ON sales FROM reports;", "DROP TABLE sales;");
    }

    @Test
    void doesNothingOnSqlite() {
        assertThat(on("sqlite").upgradeScript("head"))
                .contains("CREATE TABLE sales")
                .doesNotContain("GRANT");
    }
}
