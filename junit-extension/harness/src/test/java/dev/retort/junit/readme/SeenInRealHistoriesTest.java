package dev.retort.junit.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.SharedServers;
import dev.retort.junit.database.DatabaseRequest;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.verification.MigrationVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The findings that {@code docs/seen-in-real-histories.md} shows are what is printed today for the histories beside them. */
class SeenInRealHistoriesTest {

    private static final Path PAGE = Path.of("../../docs/seen-in-real-histories.md");
    private static final Pattern SQL = Pattern.compile("```sql\\n(-- revision: (\\w+)\\n.*?)```", Pattern.DOTALL);
    private static final Pattern SHOWN = Pattern.compile("```text\\n.*?```", Pattern.DOTALL);
    private static final Pattern DATABASE = Pattern.compile("(?m)^On (SQLite|PostgreSQL):$");

    private final Path directory;

    SeenInRealHistoriesTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void findingsAreThosePrintedToday() throws IOException {
        String page = Files.readString(PAGE);
        List<String> sections = List.of(page.split("(?m)^(?=## )"));
        List<String> told = new ArrayList<>(List.of(sections.get(0)));
        for (String section : sections.subList(1, sections.size())) {
            told.add(SHOWN.matcher(section)
                    .replaceAll(Matcher.quoteReplacement("```text\n" + found(section, told.size()) + "\n```")));
        }
        String now = String.join("", told);
        if (Boolean.getBoolean("retort.docs.update")) {
            Files.writeString(PAGE, now);
        }
        assertThat(sections).hasSize(6);
        assertThat(Files.readString(PAGE))
                .as(
                        "docs/seen-in-real-histories.md; write it anew with -Dtest=SeenInRealHistoriesTest -Dretort.docs.update=true")
                .isEqualTo(now);
    }

    /** What is found in the history of a section: one fault, as it is printed but for paths and versions. */
    private String found(String section, int number) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("h" + number));
        for (MatchResult file : SQL.matcher(section).results().toList()) {
            Files.writeString(folder.resolve(file.group(2) + ".sql"), file.group(1));
        }
        String database =
                DATABASE.matcher(section).results().findFirst().orElseThrow().group(1);
        List<Finding> faults = MigrationVerification.of("seen")
                .servers(SharedServers.SERVERS)
                .databases(DatabaseRequest.parse(database.toLowerCase(Locale.ROOT)))
                .scripts(folder.toString())
                .withoutChecks("witness")
                .run()
                .faults()
                .stream()
                .map(fault -> fault.told())
                .toList();
        return faults.stream().map(finding -> shown(finding, folder)).collect(Collectors.joining("\n\n"));
    }

    private static String shown(Finding finding, Path folder) {
        Stream<String> lines = finding.text().lines().filter(line -> !line.startsWith("  look at it: "));
        return lines.map(line -> line.replace(folder + "/", "")
                        .replaceAll("\\((SQLite|PostgreSQL) [^()]*\\)$", "($1)")
                        .replaceAll("( on (?:SQLite|PostgreSQL)) [\\d.]+(?: \\(embedded\\))?", "$1")
                        .replaceAll(", stored in .*", ""))
                .collect(Collectors.joining("\n"));
    }
}
