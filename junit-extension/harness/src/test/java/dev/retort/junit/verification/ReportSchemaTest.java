package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.retort.junit.report.VerificationReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of real runs keep to the schema that is shipped for them, and have no key that it doesn't name. */
class ReportSchemaTest {

    private static final String SCHEMA = schema();

    private final Path scripts;
    private final Path reports;

    ReportSchemaTest(@TempDir Path scripts, @TempDir Path reports) {
        this.scripts = scripts;
        this.reports = reports;
    }

    private static String schema() {
        try (InputStream schema =
                Objects.requireNonNull(VerificationReport.class.getResourceAsStream("report.schema.json"))) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<ValidationMessage> faults(String json) {
        JsonSchema strict = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SCHEMA.replace("\"additionalProperties\": true", "\"additionalProperties\": false"));
        return strict.validate(json, InputFormat.JSON);
    }

    private String json(MigrationVerification verification) throws IOException {
        verification.reportTo(reports).run();
        return Files.readString(reports.resolve("small.json"));
    }

    private SmallHistory history(String upgrade, String downgrade) {
        return SmallHistory.in(scripts)
                .revision(
                        "r1",
                        "none",
                        "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(9));",
                        "DROP TABLE users;")
                .revision("r2", "r1", upgrade, downgrade);
    }

    @Test
    void findingsNotesAndWhatIsUntested() throws IOException {
        String json = json(history(
                        "ALTER TABLE users DROP COLUMN name; CREATE INDEX ix ON users (id);",
                        "ALTER TABLE users ADD COLUMN name VARCHAR(9);")
                .verification("sqlite,postgresql")
                .generatedRows(true)
                .rowsAt("r1", "users", row("id", 1, "name", "Ada")));

        assertThat(json).contains("\"version\" : 1", "\"findings\"", "\"rows\" : [ \"", "\"alsoSeenBy\" : [ {");
        assertThat(faults(json)).isEmpty();
    }

    @Test
    void aHistoryThatBreaksOrIsHealthy() throws IOException {
        String broken =
                json(history("CREATE INDEX ix ON nothing (id);", "SELECT 1;").verification("sqlite"));
        assertThat(broken).contains("\"reason\"", "\"untested\" : [ {");
        assertThat(faults(broken)).isEmpty();
        assertThat(faults(json(history("CREATE INDEX ix ON users (id);", "DROP INDEX ix;")
                        .verification("sqlite"))))
                .isEmpty();
    }

    @Test
    void whatIsNoReportIsRefused() throws IOException {
        String json =
                json(history("CREATE INDEX ix ON users (id);", "DROP INDEX ix;").verification("sqlite"));

        assertThat(faults(json.replace("\"version\" : 1", "\"version\" : 2"))).isNotEmpty();
        assertThat(faults(json.replace("\"outcome\" : \"passed\"", "\"outcome\" : \"failed\"")))
                .isNotEmpty();
        assertThat(faults(json.replace("\"millis\"", "\"milliseconds\""))).isNotEmpty();
    }
}
