package dev.retort.junit.database;

import dev.retort.error.NearestName;
import dev.retort.error.Problem;
import dev.retort.sql.DatabaseKind;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a test asks for: a kind of database and perhaps a major version.
 *
 * @param kind the kind
 * @param major the major version, such as 15; empty if any will do. SQLite is a library, so it takes none
 */
public record DatabaseRequest(DatabaseKind kind, Optional<Integer> major) {

    private static final Pattern FORM = Pattern.compile("([a-z]+)(?::([1-9][0-9]{0,3}))?");

    /** PostgreSQL 10 came out in 2017, and since then there is a new one each year. */
    private static final int YEAR_OF_VERSION_ZERO = 2007;

    private static final int OLDEST = 10;

    /** Refuses a version of SQLite, and one of PostgreSQL that nobody has. */
    public DatabaseRequest {
        Objects.requireNonNull(kind, "kind");
        if (kind == DatabaseKind.SQLITE && major.isPresent()) {
            throw new TestDatabaseException(Problem.of(
                            "unknown-database",
                            "'sqlite:" + major.get()
                                    + "' does not name a database: SQLite is a library, in one version")
                    .cure("write sqlite, whose version is that of org.xerial:sqlite-jdbc; a version such as"
                            + " postgresql:15 is for PostgreSQL"));
        }
        if (kind == DatabaseKind.POSTGRESQL
                && major.filter(version -> !isReal(version)).isPresent()) {
            throw new TestDatabaseException(Problem.of(
                            "unknown-database",
                            "'postgresql:" + major.get() + "' does not name a database: there is no such version that"
                                    + " anybody could provide")
                    .cure("write a major version from " + OLDEST + " on that is out, such as postgresql:15"));
        }
    }

    private static boolean isReal(int version) {
        return version >= OLDEST && version <= Year.now(ZoneOffset.UTC).getValue() - YEAR_OF_VERSION_ZERO + 1;
    }

    /** Asks for a kind in any version. */
    public static DatabaseRequest of(DatabaseKind kind) {
        return new DatabaseRequest(kind, Optional.empty());
    }

    /**
     * Reads a request such as {@code sqlite}, {@code postgresql} or {@code postgresql:15}, in any case.
     *
     * @throws TestDatabaseException if the text is of another form
     */
    public static DatabaseRequest parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw refusal(text);
        }
        Optional<Integer> major = Optional.ofNullable(form.group(2)).map(Integer::valueOf);
        return switch (form.group(1)) {
            case "sqlite" -> new DatabaseRequest(DatabaseKind.SQLITE, major);
            case "postgresql", "postgres" -> new DatabaseRequest(DatabaseKind.POSTGRESQL, major);
            default -> throw refusal(text);
        };
    }

    private static TestDatabaseException refusal(String text) {
        return new TestDatabaseException(Problem.of("unknown-database", "'" + text + "' does not name a database")
                .cure(meant(text.strip())
                                .map(near -> "did you mean '" + near + "'? Else ")
                                .orElse("") + "write sqlite, postgresql or a version such as postgresql:15"));
    }

    private static Optional<String> meant(String text) {
        List<String> kinds = List.of("sqlite", "postgresql");
        return NearestName.of(text, kinds).or(() -> kinds.stream()
                .filter(kind -> text.length() > 1 && kind.startsWith(text.toLowerCase(Locale.ROOT)))
                .findFirst());
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return major.map(version -> kind.id() + ":" + version).orElse(kind.id());
    }
}
