package dev.retort.assertions.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** JSON objects and arrays in one way of writing for each value; every other text stays as it is. */
final class JsonText {

    private JsonText() {}

    /** Texts of the same JSON value give the same text. */
    static Optional<String> canonical(Optional<String> value) {
        return value.map(JsonText::canonical);
    }

    private static String canonical(String value) {
        String text = plain(value);
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return value;
        }
        try (JsonParser parser = JSON.std.getStreamingFactory().createParser(text)) {
            parser.nextToken();
            String canonical = read(parser);
            return parser.nextToken() == null ? "json " + canonical : value;
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            return value;
        }
    }

    /** Without SQLite's quotes. */
    private static String plain(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("'") && text.endsWith("'");
        return (quoted ? text.substring(1, text.length() - 1).replace("''", "'") : text).strip();
    }

    private static String read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> string(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getText());
            default -> parser.getText();
        };
    }

    private static String object(JsonParser parser) throws IOException {
        Map<String, String> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = string(parser.getText());
            parser.nextToken();
            members.put(key, read(parser));
        }
        return members.toString();
    }

    private static String array(JsonParser parser) throws IOException {
        List<String> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(parser));
        }
        return elements.toString();
    }

    /** Its length makes it unambiguous. */
    private static String string(String text) {
        return text.length() + ":" + text;
    }

    private static String number(String digits) {
        BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
        return number.unscaledValue() + "e" + -(long) number.scale();
    }
}
