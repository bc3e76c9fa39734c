package dev.retort.assertions.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/** Text of bytes that should be UTF-8 but needn't: what isn't is shown by its bytes, so that nothing is lost. */
final class ExactText {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private ExactText() {}

    /** Decodes the first bytes; if that can't be done, {@code otherwise} makes an expression of their hex digits. */
    static String of(byte[] bytes, int length, UnaryOperator<String> otherwise) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 || isUtf8(bytes, length)
                ? text
                : otherwise.apply(HEX.formatHex(Arrays.copyOf(bytes, length)));
    }

    private static boolean isUtf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)) != null;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
