package dev.retort.junit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.junit.mutation.Mutant.Fate;
import dev.retort.junit.mutation.Mutant.Sign;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The reports of a corpus in one, written down and held to the scores that were reached before. */
final class Figures {

    /** Rows and values depend on nothing but seeds; what the clock does to a few is less than this. */
    private static final double TOLERANCE = 0.005;

    private final String corpus;
    private final List<Mutant> mutants = new ArrayList<>();
    private final Set<String> already = new LinkedHashSet<>();
    private long millis;

    Figures(String corpus) {
        this.corpus = corpus;
    }

    /** Writes target/mutation-score/… as it is so far, for who doesn't wait for the end. */
    void add(String history, MutationReport report) throws IOException {
        mutants.addAll(report.mutants());
        report.already().forEach(headline -> already.add(history + ": " + headline));
        millis += report.millis();
        all().writeTo(Path.of("target/mutation-score/" + corpus + ".json"));
        Files.writeString(Path.of("target/mutation-score/" + corpus + ".txt"), all().text());
    }

    MutationReport all() {
        return new MutationReport(mutants, List.copyOf(already), List.of(), 1, millis);
    }

    /** Fails if a score has fallen. */
    void hold() throws IOException {
        MutationReport all = all();
        assertThat(all.count(Fate.FOUND)).as(all.text()).isPositive();
        assertThat(all.score()).as(all.text()).isGreaterThanOrEqualTo(floor("score") - TOLERANCE);
        assertThat(all.scoreOfContradictions())
                .as(all.text())
                .isGreaterThanOrEqualTo(floor("contradictions") - TOLERANCE);
        assertThat(all.score(Sign.STATE)).as(all.text()).isGreaterThanOrEqualTo(floor("states") - TOLERANCE);
    }

    private double floor(String which) throws IOException {
        Properties floors = new Properties();
        try (InputStream stream = Figures.class.getResourceAsStream("/mutation-floors.properties")) {
            floors.load(Objects.requireNonNull(stream, "mutation-floors.properties"));
        }
        return Double.parseDouble(floors.getProperty(corpus + "." + which));
    }
}
