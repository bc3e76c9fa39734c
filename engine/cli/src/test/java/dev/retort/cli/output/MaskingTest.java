package dev.retort.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    private final Masking masking = new Masking();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "at postgresql://me:pw@host:5432/db now | at postgresql://me:***@host:5432/db now",
                "postgresql://me:p@w:x@host/db | postgresql://me:***@host/db",
                "//me:pw@host | //me:***@host",
                "postgresql://me@host:5432/db | postgresql://me@host:5432/db",
                "jdbc:x://h/d?user=me&password=pw&ssl=true | jdbc:x://h/d?user=me&password=***&ssl=true",
                "CREATE ROLE r PASSWORD 'it''s' LOGIN | CREATE ROLE r PASSWORD '***' LOGIN",
                "no password is set | no password is set"
            })
    void hidesWhatStandsWhereAPasswordDoes(String text, String masked) {
        assertThat(masking.mask(text)).isEqualTo(masked);
    }

    @Test
    void hidesKnownPasswordsAsWholeWordsOnly() {
        masking.hide("app");
        masking.hide("$1?");
        masking.hide("");
        assertThat(masking.mask("app of happy apps, $1?")).isEqualTo("*** of happy apps, ***");
    }

    @Test
    void hidesInTheLinesOfLogs() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(shown, true, StandardCharsets.UTF_8),
                new Colours(false, false, true));
        console.masking().hide("s3cr3t");
        console.logs().println("größer: s3cr3t");
        console.logs().println(new IllegalStateException("url //me:other@host"));
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("größer: ***\njava.lang.IllegalStateException: url //me:***@host\n");
    }
}
