package dev.retort.dialect.sqlite.text;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A list as JSON; what JSON has no form for is text in it. */
final class JsonText {

    private JsonText() {}

    static String of(List<?> list) {
        return list.stream().map(JsonText::element).collect(Collectors.joining(",", "[", "]"));
    }

    private static String element(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof List<?> list) {
            return of(list);
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return Literals.number(number);
        }
        return string(value instanceof Number number ? number.toString() : Literals.asText(value));
    }

    private static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
