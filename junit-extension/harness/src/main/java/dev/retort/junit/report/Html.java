package dev.retort.junit.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML: whatever is text is escaped, whatever was opened is closed. */
final class Html {

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; one with an empty name is left out
     */
    Html open(String element, String... attributes) {
        start(element, attributes);
        open.push(element);
        return this;
    }

    /** Opens an element and closes it around a text. */
    Html of(String element, String content, String... attributes) {
        return open(element, attributes).text(content).close();
    }

    /** An element that has nothing in it and no end. */
    Html empty(String element, String... attributes) {
        start(element, attributes);
        return this;
    }

    private void start(String element, String... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i].isEmpty()) {
                text.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escaped(attributes[i + 1]))
                        .append('"');
            }
        }
        text.append('>');
    }

    /** Adds text. */
    Html text(String content) {
        text.append(escaped(content));
        return this;
    }

    /** Adds what is HTML already, or is no HTML inside its element, as in a style sheet. */
    Html raw(String content) {
        text.append(content);
        return this;
    }

    /** Closes the innermost element. */
    Html close() {
        text.append("</").append(open.pop()).append('>');
        if (open.size() <= 3) {
            text.append('\n');
        }
        return this;
    }

    /** What was written; everything is closed. */
    String written() {
        while (!open.isEmpty()) {
            close();
        }
        return text.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
