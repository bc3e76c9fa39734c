package dev.retort.junit.meaning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * PostgreSQL's text of an array, such as {@code {1,NULL,"a, b"}}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO">its syntax</a>
 */
final class ArrayText {

    private final String text;
    private final Function<String, Object> element;
    private int at;

    private ArrayText(String text, Function<String, Object> element) {
        this.text = text;
        this.element = element;
    }

    /** The elements, lists among them if it has several dimensions; empty if the text is no array. */
    static Optional<List<Object>> read(String text, Function<String, Object> element) {
        ArrayText reading = new ArrayText(text.replaceFirst("^\\[.*?\\]=", ""), element); // with other bounds than 1
        try {
            List<Object> elements = reading.list();
            return reading.at == reading.text.length() ? Optional.of(elements) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<Object> list() {
        require('{');
        List<Object> elements = new ArrayList<>();
        while (peek() != '}') {
            elements.add(peek() == '{' ? list() : one());
            if (peek() == ',') {
                at++;
            }
        }
        at++;
        return elements;
    }

    private Object one() {
        if (peek() == '"') {
            return element.apply(quoted());
        }
        int begin = at;
        while (peek() != ',' && peek() != '}') {
            at++;
        }
        String plain = text.substring(begin, at);
        return plain.equals("NULL") ? ValueReader.NOTHING : element.apply(plain);
    }

    private String quoted() {
        StringBuilder plain = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            at += peek() == '\\' ? 1 : 0;
            plain.append(peek());
        }
        at++;
        return plain.toString();
    }

    private void require(char wanted) {
        if (peek() != wanted) {
            throw new IllegalArgumentException(text);
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(at);
    }
}
