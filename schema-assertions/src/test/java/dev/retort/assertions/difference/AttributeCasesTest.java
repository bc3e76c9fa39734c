package dev.retort.assertions.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.assertions.schema.ObjectKind;
import dev.retort.assertions.schema.SchemaSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each attribute that a catalogue query reads has a case in which it changes, and each kind of object has a case. */
class AttributeCasesTest {

    private static final Pattern ATTRIBUTE = Pattern.compile(" as \"([a-z][a-z ]*)\"");

    /** What no statement can change in a test's transaction, or what changes with another name only. */
    private static final Set<String> WITHOUT = Set.of("columns position", "extensions owner");

    private static Set<String> changes() throws IOException {
        return ChangeScript.read("postgresql-changes.txt")
                .flatMap(script -> script.expected().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "schemas ~ schema",
                "relations ~ table|view|materialized view|composite",
                "columns ~ column",
                "constraints ~ primary key|unique|foreign key|check|exclusion",
                "indexes ~ index",
                "statistics ~ statistics",
                "sequences ~ sequence",
                "types ~ enum|domain|range",
                "domain-checks ~ check",
                "collations ~ collation",
                "triggers ~ trigger",
                "routines ~ function|procedure|aggregate",
                "rules ~ rule",
                "policies ~ policy",
                "extensions ~ extension",
                "event-triggers ~ event trigger",
                "publications ~ publication",
                "default-privileges ~ default privileges",
                "others ~ other",
                "settings ~ setting",
                "roles ~ role"
            })
    void eachAttributeHasACase(String topic, String kinds) throws IOException {
        Set<String> changes = changes();
        List<String> uncovered = attributes(topic)
                .filter(attribute -> !WITHOUT.contains(topic + " " + attribute))
                .filter(attribute -> Arrays.stream(kinds.split("\\|")).noneMatch(kind -> changes.stream()
                        .anyMatch(change ->
                                change.startsWith("CHANGED " + kind + " ") && change.endsWith(": " + attribute))))
                .toList();
        assertThat(uncovered).isEmpty();
    }

    private static Stream<String> attributes(String topic) throws IOException {
        try (InputStream stream = SchemaSnapshot.class.getResourceAsStream("postgresql/" + topic + ".sql")) {
            assertThat(stream).as(topic).isNotNull();
            String sql = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return ATTRIBUTE.matcher(sql).results().map(found -> found.group(1)).distinct().toList().stream();
        }
    }

    @Test
    void eachKindHasACase() throws IOException {
        Set<String> changes = changes();
        assertThat(ObjectKind.values())
                .allMatch(kind -> changes.stream().anyMatch(change -> change.contains(" " + kind.label() + " ")));
    }
}
