package dev.retort.cli.output;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes passwords out of what is printed: those in anything that looks like a URL, a {@code password=} parameter or an
 * SQL clause {@code PASSWORD '…'}, and those that are known, as whole words.
 */
public final class Masking {

    private static final String STARS = "***";
    private static final Pattern IN_AUTHORITY = Pattern.compile("(//[^\\s/:@?'\"]*:)[^\\s'\"]*(@)");
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)((?:password|passwd|pwd|secret)\\s*[=]\\s*\"?)[^\\s&;,'\")]+");

    private static final Pattern IN_SQL = Pattern.compile("(?i)(\\bpassword\\s+e?')(?:[^']|'')*+(')");

    private final Set<String> known = new LinkedHashSet<>();

    /** Remembers a password. */
    public void hide(String password) {
        if (!password.isBlank()) {
            known.add(password);
        }
    }

    /**
     * What may be the password in a URL, well-formed or not: all between the first colon behind the slashes and the last
     * {@code @}.
     */
    public static Optional<String> passwordIn(String url) {
        int end = url.lastIndexOf('@');
        int slashes = url.indexOf("//");
        int start = url.indexOf(':', slashes < 0 || slashes > end ? 0 : slashes) + 1;
        return start > 0 && start < end ? Optional.of(url.substring(start, end)) : Optional.empty();
    }

    /** A copy of a URL, well-formed or not, without passwords. */
    public static String url(String text) {
        Masking masking = new Masking();
        return masking.mask(passwordIn(text)
                .map(password -> text.replace(":" + password + "@", ":" + STARS + "@"))
                .orElse(text));
    }

    /** A copy without passwords. */
    public String mask(String text) {
        String plain = IN_AUTHORITY.matcher(text).replaceAll("$1" + STARS + "$2");
        plain = PARAMETER.matcher(plain).replaceAll("$1" + STARS);
        plain = IN_SQL.matcher(plain).replaceAll("$1" + STARS + "$2");
        for (String password : known) {
            plain = whole(password).matcher(plain).replaceAll(STARS);
        }
        return plain;
    }

    /** A password that is also a word of the language must not make holes into others. */
    private static Pattern whole(String password) {
        String quoted = Pattern.quote(password);
        String before = Character.isLetterOrDigit(password.charAt(0)) ? "(?<![\\p{Alnum}_])" : "";
        String after = Character.isLetterOrDigit(password.charAt(password.length() - 1)) ? "(?![\\p{Alnum}_])" : "";
        return Pattern.compile(before + quoted + after);
    }

    /** Takes passwords out of what others write, such as logs; a line is held back until it ends or is flushed. */
    static final class Lines extends OutputStream {

        private final PrintStream target;
        private final Masking masking;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(PrintStream target, Masking masking) {
            this.target = target;
            this.masking = masking;
        }

        @Override
        public synchronized void write(int character) {
            line.write(character);
            if (character == '\n') {
                flush();
            }
        }

        @Override
        public synchronized void flush() {
            target.print(masking.mask(line.toString(StandardCharsets.UTF_8)));
            target.flush();
            line.reset();
        }
    }
}
