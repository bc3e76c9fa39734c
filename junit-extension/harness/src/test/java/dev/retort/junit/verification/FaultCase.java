package dev.retort.junit.verification;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.row.Row;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case of the corpus on one database.
 *
 * @param folder where it is
 * @param database the database's name
 * @param isBroken whether the fault bites there
 */
public record FaultCase(Path folder, String database, boolean isBroken) {

    /** The case on each of its databases. */
    public static Stream<FaultCase> of(Path folder) {
        CorpusNode description = CorpusNode.of(folder.resolve("case.json"));
        List<String> faultOn = description.texts("fault_on");
        return description.texts("databases").stream().map(name -> new FaultCase(folder, name, faultOn.contains(name)));
    }

    String name() {
        return folder.getFileName().toString();
    }

    /** Everything that the case gives to a harness. */
    MigrationVerification verification() {
        return verification(scripts());
    }

    /** The same without the rows. */
    public MigrationVerification withoutRows() {
        return bare(scripts());
    }

    /** The same without the rows; what the history leads to now is what is meant. */
    public MigrationVerification withItsOwnEnd() {
        return withoutRows().squashed(scripts().toString());
    }

    /** The same with other scripts. */
    MigrationVerification verification(Path scripts) {
        MigrationVerification verification = bare(scripts);
        giveRows(verification);
        return verification;
    }

    private MigrationVerification bare(Path scripts) {
        MigrationVerification verification = MigrationVerification.of(name())
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database))
                .scripts(scripts.toString());
        CorpusModel.of(CorpusNode.of(folder.resolve("model.json")), database).ifPresent(verification::model);
        CorpusNode description = CorpusNode.of(folder.resolve("case.json"));
        description
                .node("on_connect")
                .ifPresent(statements -> verification.onConnect(
                        DatabaseKind.valueOf(database.toUpperCase(Locale.ROOT)),
                        statements.texts(database).toArray(String[]::new)));
        description.nodes("accepted").forEach(accepted -> accept(accepted, verification));
        Path deployed = folder.resolve("deployed");
        if (Files.isDirectory(deployed)) {
            verification.deployed(deployed.toString());
        }
        return verification;
    }

    void copyScripts(Path to) throws IOException {
        try (Stream<Path> files = Files.list(scripts())) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private Path scripts() {
        Path own = folder.resolve("revisions." + database);
        return Files.isDirectory(own) ? own : folder.resolve("revisions");
    }

    /** What is accepted names no revision, so it is declared for each one that names the column. */
    private void accept(CorpusNode accepted, MigrationVerification verification) {
        String column = accepted.text("column").orElseThrow();
        String what = accepted.text("table").orElseThrow() + "." + column;
        String why = accepted.text("why").orElse("the case says so");
        try (Stream<Path> files = Files.list(scripts())) {
            for (Path file : files.sorted().toList()) {
                String sql = Files.readString(file);
                if (sql.contains(column)) {
                    String revision = sql.replaceFirst("(?s).*?revision: *(\\S+).*", "$1");
                    verification.loses(revision, what, why).changes(revision, what, why);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void giveRows(MigrationVerification verification) {
        CorpusNode data = CorpusNode.of(folder.resolve("data.json"));
        data.fields().keySet().stream().map(String::valueOf).forEach(revision -> {
            CorpusNode tables = data.node(revision).orElseThrow();
            tables.fields().keySet().stream().map(String::valueOf).forEach(table -> tables.nodes(table)
                    .forEach(row -> verification.rowsAt(revision, table, row(row))));
        });
    }

    private static Row row(CorpusNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.fields().forEach((column, value) -> values.put(String.valueOf(column), value(value)));
        return Row.of(values);
    }

    private static Object value(Object written) {
        if (written instanceof Map<?, ?> bytes && bytes.containsKey("$bytes")) {
            return HexFormat.of().parseHex(String.valueOf(bytes.get("$bytes")));
        }
        return written instanceof Map || written instanceof List ? json(written) : written;
    }

    private static String json(Object written) {
        try {
            return JSON.std.asString(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name() + " on " + database;
    }

    /** What a perfect harness says, for a failing test. */
    Optional<String> expectedFailure() {
        return CorpusNode.of(folder.resolve("case.json")).text("expected_failure");
    }
}
