package dev.retort.revision;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One line of the vectors: a graph, what is true of it, and cases with what a reference engine does. */
record VectorGraph(Map<String, Object> line) {

    static List<VectorGraph> all() {
        String name = "/vectors/revision-graphs.jsonl";
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(VectorGraph.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            return reader.lines().map(VectorGraph::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VectorGraph read(String line) {
        try {
            return new VectorGraph(JSON.std.mapFrom(line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return text(line, "graph");
    }

    RevisionGraph graph() {
        return RevisionGraph.of(
                maps(line, "revisions").stream().map(VectorGraph::revision).toList());
    }

    List<String> ids(String fact) {
        return texts(line, fact);
    }

    Map<?, ?> labels() {
        return (Map<?, ?>) get(line, "labels");
    }

    List<Case> cases() {
        return maps(line, "cases").stream().map(Case::new).toList();
    }

    private static Revision revision(Map<?, ?> map) {
        return new Revision(
                text(map, "id"),
                texts(map, "down"),
                texts(map, "depends_on"),
                Set.copyOf(texts(map, "labels")),
                "",
                Optional.empty());
    }

    private static Object get(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    private static String text(Map<?, ?> map, String key) {
        return get(map, key).toString();
    }

    private static List<String> texts(Map<?, ?> map, String key) {
        return ((List<?>) get(map, key)).stream().map(Object::toString).toList();
    }

    private static List<? extends Map<?, ?>> maps(Map<?, ?> map, String key) {
        return ((List<?>) get(map, key)).stream().map(each -> (Map<?, ?>) each).toList();
    }

    /** One command on one state of the version table. */
    record Case(Map<?, ?> map) {

        VersionRows current() {
            return VersionRows.of(texts(map, "current"));
        }

        String target() {
            return text(map, "target");
        }

        String command() {
            return text(map, "command");
        }

        boolean isExact() {
            return text(map, "order").equals("exact");
        }

        Optional<String> error() {
            return Optional.ofNullable(map.get("error")).map(Object::toString);
        }

        List<ExpectedStep> steps() {
            return maps(map, "steps").stream().map(ExpectedStep::new).toList();
        }

        @Override
        public String toString() {
            return command() + " " + target() + " from [" + current() + "]";
        }
    }

    /** One step as the reference engine does it. */
    record ExpectedStep(Map<?, ?> map) {

        VersionRows rows() {
            return VersionRows.of(texts(map, "heads"));
        }

        /** What is run; of a stamp where it leads. */
        List<String> revision() {
            return map.containsKey("revision") ? List.of(text(map, "revision")) : texts(map, "to");
        }
    }
}
