package dev.retort.junit.verification;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a case's JSON files, read by the types that are expected there.
 *
 * @param fields the fields as they were parsed
 */
record CorpusNode(Map<?, ?> fields) {

    /** The file's object; an empty one if there is no such file. */
    static CorpusNode of(Path file) {
        try {
            return new CorpusNode(Files.exists(file) ? JSON.std.mapFrom(Files.readString(file)) : Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(fields.get(key)).map(String::valueOf);
    }

    String name() {
        return text("name").orElseThrow();
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(fields.get(key));
    }

    Optional<CorpusNode> node(String key) {
        return Optional.ofNullable((Map<?, ?>) fields.get(key)).map(CorpusNode::new);
    }

    List<CorpusNode> nodes(String key) {
        return list(key).stream().map(any -> new CorpusNode((Map<?, ?>) any)).toList();
    }

    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    private List<?> list(String key) {
        return Optional.ofNullable((List<?>) fields.get(key)).orElse(List.of());
    }
}
