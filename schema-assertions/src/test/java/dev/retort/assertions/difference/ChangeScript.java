package dev.retort.assertions.difference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One case of a script: DDL, more DDL, and the changes that a comparison shows; {@code none} if it shows none. */
public record ChangeScript(String name, String base, String change, List<String> expected) {

    /** Reads all cases of a resource beside this class. */
    public static Stream<ChangeScript> read(String resource) throws IOException {
        try (InputStream stream = ChangeScript.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("no resource " + resource);
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^== ")).skip(1).map(ChangeScript::parse);
        }
    }

    private static ChangeScript parse(String text) {
        String[] parts = text.split("(?m)^(--|->)$", -1);
        int line = parts[0].indexOf('\n');
        return new ChangeScript(
                parts[0].substring(0, line),
                parts[0].substring(line + 1),
                parts[1],
                parts[2].lines().filter(shown -> !shown.isBlank()).toList());
    }

    /** What the same two schemas show in the other direction. */
    List<String> expectedBackwards() {
        return expected.stream().map(ChangeScript::backwards).toList();
    }

    private static String backwards(String shown) {
        return shown.startsWith("MISSING ")
                ? shown.replaceFirst("MISSING", "UNEXPECTED")
                : shown.replaceFirst("^UNEXPECTED", "MISSING");
    }

    @Override
    public String toString() {
        return name;
    }
}
