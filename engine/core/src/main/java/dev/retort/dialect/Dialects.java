package dev.retort.dialect;

import dev.retort.error.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the dialect of a database among those on the class path. */
public final class Dialects {

    /** Found once, since dialects hold no state and looking through the class path takes milliseconds. */
    private static final class Found {
        static final Dialects ALL =
                new Dialects(ServiceLoader.load(Dialect.class, Dialects.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    private final List<Dialect> known;

    private Dialects(List<Dialect> known) {
        this.known = known;
    }

    /** The dialects on the class path. */
    public static Dialects onClassPath() {
        return Found.ALL;
    }

    /**
     * The dialect of that name.
     *
     * @throws UnknownDatabaseException if there is none
     */
    public Dialect get(String name) {
        return known.stream()
                .filter(dialect -> dialect.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    /**
     * The dialect of a connection's database, by its product name.
     *
     * @throws UnknownDatabaseException if there is none
     * @throws SQLException what the driver throws
     */
    public Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return known.stream()
                .filter(dialect -> dialect.productName().equalsIgnoreCase(product))
                .findFirst()
                .orElseThrow(() -> unknown(product));
    }

    private UnknownDatabaseException unknown(String asked) {
        return new UnknownDatabaseException(Problem.of("unknown-database", "there is no dialect for '" + asked + "'")
                .with("known", known.stream().map(Dialect::name).sorted().toList())
                .cure("use one of these; in a shaded jar, merge META-INF/services"));
    }
}
