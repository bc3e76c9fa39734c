package dev.retort.junit.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.report.VerificationReport;
import dev.retort.operation.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken histories, each with its mended twin, and sound ones that are hard enough to cause false alarms. */
class FaultCorpusTest {

    /** What a headline must say: the revision, the direction and the object. */
    private static final Map<String, String> HARM = Map.ofEntries(
            Map.entry(
                    "rw-index-unique",
                    "003 skus may repeat [downgrade] brings index ix_items_sku of items back with unique"),
            Map.entry("rw-check", "003 allow refunds [downgrade] brings check constraint ck_items_price of items back"),
            Map.entry(
                    "rw-default",
                    "002 items start pending [downgrade] brings column items.state back with default 'draft'"),
            Map.entry("fo-column", "002 add activity columns [downgrade] leaves column users.last_seen behind"),
            Map.entry("fo-view", "002 view of named users [downgrade] leaves view active_users behind"),
            Map.entry("fo-enum-value", "002 add archived [downgrade] brings enum status back with labels"),
            Map.entry(
                    "dl-truncate", "002 short titles [downgrade] doesn't restore notes.title in 1 of 2 rows of notes"),
            Map.entry("dl-rebuild-drops-rows", "002 team name beside each task [upgrade] loses 1 of 3 rows of tasks"),
            Map.entry(
                    "dl-case-not-inverse",
                    "002 status as a code [downgrade] doesn't restore orders.status in 1 of 3 rows"),
            Map.entry("nr-seed", "002 seed [upgrade] can't be run again after its downgrade"),
            Map.entry("nr-down-typo", "002 add phone [downgrade] fails"),
            Map.entry("ud-down-narrow", "002 longer names [downgrade] fails with the rows given for it"),
            Map.entry("xd-rebuild-trigger", "003 longer skus [downgrade] loses trigger trg_items_log of items"),
            Map.entry("gr-missing-down", "revision '003' comes after '002x', which is not there"));

    static Stream<FaultCase> cases() throws IOException, URISyntaxException {
        Path root = Path.of(FaultCorpusTest.class.getResource("/faults").toURI());
        try (Stream<Path> folders = Files.list(root)) {
            return folders.sorted().flatMap(FaultCase::of).toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void brokenHistoryIsFoundAndSoundOneIsGreen(FaultCase fault) throws IOException {
        VerificationReport report = fault.verification().run();

        List<String> headlines =
                report.findings().stream().map(finding -> finding.headline()).toList();
        if (fault.isBroken()) {
            assertThat(headlines).anySatisfy(headline -> assertThat(headline).contains(HARM.get(fault.name())));
        } else {
            assertThat(headlines).isEmpty();
        }
    }

    /**
     * A case on one database.
     *
     * @param folder where it is
     * @param database the database's name
     * @param isBroken whether the fault bites there
     */
    record FaultCase(Path folder, String database, boolean isBroken) {

        static Stream<FaultCase> of(Path folder) {
            Map<String, Object> description = json(folder.resolve("case.json"));
            List<?> faultOn = (List<?>) description.getOrDefault("fault_on", List.of());
            return ((List<?>) description.getOrDefault("databases", List.of()))
                    .stream().map(String::valueOf).map(name -> new FaultCase(folder, name, faultOn.contains(name)));
        }

        String name() {
            return folder.getFileName().toString();
        }

        MigrationVerification verification() throws IOException {
            Path own = folder.resolve("revisions." + database);
            MigrationVerification verification = MigrationVerification.of(name())
                    .servers(SharedServers.SERVERS)
                    .databases(DatabaseRequest.parse(database))
                    .scripts((Files.isDirectory(own) ? own : folder.resolve("revisions")).toString());
            Path data = folder.resolve("data.json");
            if (Files.exists(data)) {
                json(data).forEach((revision, tables) -> ((Map<?, ?>) tables).forEach((table, rows) -> ((List<?>) rows)
                        .forEach(row -> verification.rowsAt(revision, String.valueOf(table), row(row)))));
            }
            return verification;
        }

        @SuppressWarnings("unchecked")
        private static Row row(Object object) {
            return Row.of((Map<String, Object>) object);
        }

        private static Map<String, Object> json(Path file) {
            try {
                return JSON.std.mapFrom(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name() + " on " + database;
        }
    }
}
