package dev.retort.catalog.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a catalogue query reads is marked, so that a reader that remembers can't miss a change. */
class FingerprintCoverageTest {

    /** What looks into a catalogue without its name. */
    private static final Path QUERIES = Path.of("src/main/resources/dev/retort/catalog/postgresql");

    private static final Map<String, String> READ_BY = Map.of(
            "obj_description|col_description", "pg_description",
            "::regproc|::regprocedure", "pg_proc",
            "::regtype|format_type", "pg_type",
            "::regrole", "pg_roles",
            "::regnamespace", "pg_namespace",
            "::regoperator", "pg_operator",
            "::regcollation", "pg_collation",
            "::regdictionary", "pg_ts_dict");

    /** Not marked, and why that does no harm. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "types: pg_range", "written with its type's row and never after",
            "routines: pg_aggregate", "written only together with its function's row",
            "others: pg_user_mapping", "read by way of pg_user_mappings, which isn't closed to users");

    /** Read each time, since what it shows depends on too much. */
    private static final String READ_EACH_TIME = "publications";

    private static final Set<String> NO_TOPICS =
            Set.of("settings", "roles", "holders", "dependents", "dependent-queries");

    private static final Pattern COMMENT = Pattern.compile("--.*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");
    private static final Pattern CATALOG = Pattern.compile("(?<![\\w^])pg_\\w+(?!\\w|\\()");
    private static final Pattern MARKED = Pattern.compile("^(pg_\\w+) r\\b");
    private static final Pattern NAME_COLUMN = Pattern.compile("^hashtextextended\\(r\\.(\\w+?)name::text");
    private static final Pattern ROWS = Pattern.compile("(?m)^  from (pg_\\w+)|select '(pg_\\w+)'");

    static Stream<PostgresTopic> topics() {
        return Stream.concat(PostgresTopic.RELATIONS.stream(), PostgresTopic.OTHERS.stream());
    }

    static Stream<PostgresTopic> rememberedTopics() {
        return topics().filter(topic -> !topic.name().equals(READ_EACH_TIME));
    }

    private static Set<MarkedCatalog.Kind> kinds(PostgresTopic topic) {
        return PostgresTopic.RELATIONS.contains(topic)
                ? EnumSet.complementOf(EnumSet.of(MarkedCatalog.Kind.OTHER))
                : EnumSet.of(MarkedCatalog.Kind.DEFINER, MarkedCatalog.Kind.NAME, MarkedCatalog.Kind.OTHER);
    }

    private static String text(PostgresTopic topic) {
        return COMMENT.matcher(CatalogQuery.named(topic.name())).replaceAll("");
    }

    /** The catalogues in a query's text, and those that its casts and functions look at. */
    private static Set<String> readBy(String query) {
        Set<String> read =
                CATALOG.matcher(query).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        READ_BY.forEach((word, catalog) -> {
            if (Pattern.compile("(" + word + ")\\b").matcher(query).find()) {
                read.add(catalog);
            }
        });
        return read;
    }

    private static String catalogOf(MarkedCatalog marked) {
        return MARKED.matcher(marked.rows())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }

    private static List<MarkedCatalog> marked(String catalog, Set<MarkedCatalog.Kind> kinds) {
        return MarkedCatalog.list().stream()
                .filter(marked ->
                        kinds.contains(marked.kind()) && catalogOf(marked).equals(catalog))
                .toList();
    }

    /** What a query reads and no mark tells; where only names are marked, all else counts. */
    private static List<String> unmarked(String topic, String query, Set<MarkedCatalog.Kind> kinds) {
        List<String> unmarked = new ArrayList<>();
        for (String catalog : readBy(query)) {
            List<MarkedCatalog> marks = marked(catalog, kinds);
            if (marks.isEmpty()) {
                unmarked.add(topic + ": " + catalog);
            } else if (marks.stream().allMatch(mark -> mark.kind() == MarkedCatalog.Kind.NAME)) {
                marks.forEach(mark -> otherColumns(mark, query)
                        .forEach(column -> unmarked.add(topic + ": " + catalog + "." + column)));
            }
        }
        unmarked.removeAll(EXCEPTIONS.keySet());
        return unmarked;
    }

    private static Stream<String> otherColumns(MarkedCatalog mark, String query) {
        String words = QUOTED.matcher(query).replaceAll("");
        return NAME_COLUMN.matcher(mark.mark()).results().flatMap(found -> Pattern.compile(
                        "\\b" + found.group(1) + "(?!name\\b)[a-z]+\\b")
                .matcher(words)
                .results()
                .map(MatchResult::group));
    }

    @ParameterizedTest
    @MethodSource("rememberedTopics")
    void allThatATopicReadsIsMarked(PostgresTopic topic) {
        assertThat(readBy(text(topic))).isNotEmpty();
        assertThat(unmarked(topic.name(), text(topic), kinds(topic))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicIsAskedForIfOneOfItsCataloguesHasRows(PostgresTopic topic) {
        Set<String> asked = MarkedCatalog.list().stream()
                .filter(marked -> topic.catalogs().contains(marked.name()))
                .map(FingerprintCoverageTest::catalogOf)
                .collect(Collectors.toSet());
        List<String> giving = ROWS.matcher(text(topic))
                .results()
                .map(found -> Objects.requireNonNullElse(found.group(1), found.group(2)))
                .map(catalog -> catalog.equals("pg_user_mapping") ? "pg_user_mappings" : catalog)
                .toList();
        assertThat(giving).isNotEmpty().allMatch(asked::contains);
    }

    @Test
    void allCataloguesNamedByTopicsAreMarked() {
        assertThat(topics().flatMap(topic -> topic.catalogs().stream()))
                .isSubsetOf(
                        MarkedCatalog.list().stream().map(MarkedCatalog::name).collect(Collectors.toSet()));
        assertThat(MarkedCatalog.list()).extracting(MarkedCatalog::name).doesNotHaveDuplicates();
    }

    @Test
    void noQueryIsForgotten() throws IOException {
        Set<String> known = topics().map(PostgresTopic::name).collect(Collectors.toSet());
        known.addAll(NO_TOPICS);
        try (Stream<Path> files = Files.list(QUERIES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".sql", "")))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void anExceptionIsOfSomethingThatIsReadAndNotMarked() {
        Set<String> unmarked = rememberedTopics()
                .flatMap(topic -> readBy(text(topic)).stream()
                        .filter(catalog -> marked(catalog, kinds(topic)).isEmpty())
                        .map(catalog -> topic.name() + ": " + catalog))
                .collect(Collectors.toSet());
        assertThat(EXCEPTIONS).allSatisfy((what, why) -> assertThat(why).isNotBlank());
        assertThat(unmarked).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
    }

    @Test
    void whatIsNotMarkedIsFound() {
        String query =
                """
                select m.amhandler::regproc, quote_literal(l.label) from pg_class c join pg_am m on m.oid = c.relam
                  join pg_seclabel l on l.objoid = c.oid where m.amname <> 'amusing'""";
        assertThat(unmarked("x", query, kinds(PostgresTopic.RELATIONS.get(0))))
                .containsExactly("x: pg_am.amhandler", "x: pg_seclabel");
        assertThat(unmarked("x", "select from pg_policy where '^pg_'", kinds(PostgresTopic.OTHERS.get(0))))
                .containsExactly("x: pg_policy");
    }
}
