package dev.retort.catalog.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.postgresql.PostgresCatalog;
import dev.retort.catalog.testing.ChangeScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each attribute that a PostgreSQL catalogue query reads has, for each kind of object that can have it, a case in which
 * only that changes; and each kind of object comes or goes in a case.
 */
class AttributeCasesTest {

    private static final Pattern ATTRIBUTE = Pattern.compile(" as \"([a-z][a-z ]*)\"");

    /** PostgreSQL has no statement that changes these and nothing else. */
    private static final Map<String, String> NEVER_ALONE = Map.ofEntries(
            Map.entry("table type", "a partitioned table has a key, a foreign one a server"),
            Map.entry("table partition of", "who leaves a table loses the bound, and who joins another keeps it"),
            Map.entry("unique replica identity", "the table shows it too"),
            Map.entry("primary key replica identity", "the table shows it too"),
            Map.entry("index replica identity", "the table shows it too"),
            Map.entry("primary key valid", "an index becomes valid by a partition's, which is then inherited"),
            Map.entry("unique valid", "as for a primary key"),
            Map.entry("exclusion valid", "as for a primary key"),
            Map.entry("index valid", "as for a primary key"),
            Map.entry("index partition of", "as for a primary key"),
            Map.entry("primary key inherited", "only while the table is a partition"),
            Map.entry("unique inherited", "only while the table is a partition"),
            Map.entry("exclusion inherited", "only while the table is a partition"),
            Map.entry("foreign key inherited", "only while the table is a partition"),
            Map.entry("trigger inherited", "only while the table is a partition"),
            Map.entry("index type", "an index is partitioned if its table is"),
            Map.entry("aggregate returns", "an aggregate's result is its final function's"),
            Map.entry("collation provider", "another provider has other names of locales"));

    private static List<List<String>> cases() throws IOException {
        return ChangeScript.read("postgresql-changes.txt")
                .map(ChangeScript::expected)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "schemas ~ schema ~ ",
                "relations ~ table ~ definition, populated",
                "relations ~ view ~ all but options, definition, owner, grants, comment",
                "relations ~ materialized view ~ all but options, toast options, access method, tablespace, replica identity,"
                        + " definition, populated, owner, grants, comment",
                "relations ~ composite ~ all but owner, grants, comment",
                "columns ~ column ~ position",
                "constraints ~ primary key ~ statistics targets, triggers",
                "constraints ~ unique ~ statistics targets, triggers",
                "constraints ~ foreign key ~ all but definition, inherited, triggers, comment",
                "constraints ~ check ~ all but definition, inherited, comment",
                "constraints ~ exclusion ~ replica identity, triggers",
                "indexes ~ index ~ ",
                "statistics ~ statistics ~ ",
                "sequences ~ sequence ~ ",
                "types ~ enum ~ all but labels, owner, grants, comment",
                "types ~ domain ~ labels, range of",
                "types ~ range ~ all but range of, owner, grants, comment",
                "domain-checks ~ check ~ ",
                "collations ~ collation ~ ",
                "triggers ~ trigger ~ ",
                "routines ~ function ~ definition",
                "routines ~ procedure ~ all but arguments, language, security, settings, transforms, body, owner, grants, comment",
                "routines ~ aggregate ~ all but returns, parallel, definition, owner, grants, comment",
                "rules ~ rule ~ ",
                "policies ~ policy ~ ",
                "extensions ~ extension ~ ",
                "event-triggers ~ event trigger ~ ",
                "publications ~ publication ~ ",
                "default-privileges ~ default privileges ~ ",
                "others ~ other ~ ",
                "settings ~ setting ~ ",
                "roles ~ role ~ "
            })
    void eachAttributeHasACaseInWhichOnlyThatChanges(String topic, String kind, String without) throws IOException {
        List<List<String>> cases = cases();
        List<String> wanted = attributes(topic)
                .filter(attribute -> has(attribute, without == null ? "" : without))
                .filter(attribute -> !isSpeltOut(kind, attribute))
                .toList();
        assertThat(wanted).isNotEmpty().allSatisfy(attribute -> {
            boolean alone = !NEVER_ALONE.containsKey(kind + " " + attribute);
            assertThat(cases)
                    .as("%s of %s", attribute, kind)
                    .anyMatch(changes -> (changes.size() == 1 || !alone)
                            && changes.stream().anyMatch(change -> isOf(change, kind, attribute)));
        });
    }

    /** What another attribute tells too, which {@code ConstraintFactsTest} tries. */
    private static boolean isSpeltOut(String kind, String attribute) {
        ObjectKind object = ObjectKind.valueOf(kind.toUpperCase(Locale.ROOT).replace(' ', '_'));
        return new SchemaObject(object, ObjectPath.of("o"), Map.of("definition", ""), List.of(), false)
                .isSpeltOut(attribute);
    }

    private static boolean isOf(String change, String kind, String attribute) {
        return change.startsWith("CHANGED " + kind + " ") && change.endsWith(": " + attribute);
    }

    private static boolean has(String attribute, String without) {
        boolean allBut = without.startsWith("all but ");
        boolean named =
                Arrays.asList(without.replace("all but ", "").split(", ")).contains(attribute);
        return allBut == named;
    }

    private static Stream<String> attributes(String topic) throws IOException {
        try (InputStream stream = PostgresCatalog.class.getResourceAsStream(topic + ".sql")) {
            assertThat(stream).as(topic).isNotNull();
            String sql = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return ATTRIBUTE.matcher(sql).results().map(found -> found.group(1)).distinct().toList().stream();
        }
    }

    @Test
    void eachKindComesOrGoes() throws IOException {
        Set<String> shown = cases().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
        assertThat(ObjectKind.values()).allMatch(kind -> shown.stream()
                .anyMatch(change -> change.matches("(MISSING|UNEXPECTED) " + kind.label() + " .*")));
    }
}
