package dev.retort.error;

import java.util.Locale;
import java.util.Optional;

/**
 * Half of a character that takes two, such as most emoji: what is written of it is a question mark, whatever it is written
 * to, and nobody finds it again.
 *
 * @param place its place in the text, from 0
 * @param unit it itself
 */
public record HalfCharacter(int place, char unit) {

    /** How to mend it. */
    public static final String CURE = "give both halves of it, such as \"\\ud83d\\ude00\"";

    /** The first one in a text; empty if each character is whole. */
    public static Optional<HalfCharacter> find(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(character)) {
                return Optional.of(new HalfCharacter(i, character));
            }
        }
        return Optional.empty();
    }

    /** Written so that it can be read: {@code U+D800}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "U+%04X", (int) unit);
    }
}
