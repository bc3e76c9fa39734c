package dev.retort.assertions.entities;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

/** A change to the shop's schema, and what the assertion says of it; nothing if entities can't say that. */
record DriftScript(String name, String sql, String message) {

    static Stream<DriftScript> read(String resource) throws IOException {
        return Arrays.stream(text(resource).split("(?m)^== ")).skip(1).map(DriftScript::parse);
    }

    static String text(String resource) throws IOException {
        try (InputStream stream = DriftScript.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("no resource " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static DriftScript parse(String text) {
        String[] parts = text.split("(?m)^->$", -1);
        int line = parts[0].indexOf('\n');
        return new DriftScript(parts[0].substring(0, line), parts[0].substring(line + 1), parts[1].strip());
    }

    @Override
    public String toString() {
        return name;
    }
}
