package dev.retort.dialect.postgresql.text;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.QualifiedName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes names. The server cuts longer ones silently, so they are refused here.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">Identifiers</a>
 */
public final class Identifiers {

    /** How many bytes of a name in UTF-8 the server keeps. */
    public static final int LONGEST = 63;

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private Identifiers() {}

    /** A name with its schema, each part in quotes if it needs them. */
    public static String quote(QualifiedName name) {
        return name.schema().map(schema -> quote(schema) + ".").orElse("") + quote(name.name());
    }

    /** A name, in quotes unless it is lower-case letters, digits and underscores and no reserved word. */
    public static String quote(String name) {
        checkLength(name);
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new InvalidOperationException(
                    "a name is empty or contains a NUL character: '" + name.replace("\0", "\\0") + "'",
                    "PostgreSQL doesn't allow such names; choose another");
        }
        boolean plain = PLAIN.matcher(name).matches() && !ReservedWords.contains(name);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Names in parentheses. */
    public static String list(Collection<String> names) {
        return names.stream().map(Identifiers::quote).collect(Collectors.joining(", ", "(", ")"));
    }

    /**
     * A name of the server's own, such as an operator class or a storage option, perhaps with a schema before a dot.
     */
    static String dotted(String name) {
        return Arrays.stream(name.split("\\.", -1)).map(Identifiers::quote).collect(Collectors.joining("."));
    }

    private static void checkLength(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            throw new InvalidOperationException(Problem.of("name-too-long", "a name is too long for PostgreSQL")
                    .with("name", name)
                    .with("length", bytes + " bytes in UTF-8; at most " + LONGEST + " are allowed")
                    .cure("shorten it; the server would truncate it silently"));
        }
    }
}
