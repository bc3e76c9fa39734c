package dev.retort.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes snapshots again and again and reads only what changed since the last one, whatever it was that changed it and
 * whether that was committed or not. The snapshots are those that {@link SchemaSnapshot#of(Connection, SnapshotOptions)}
 * gives. The connections may be to several databases; it pays if those are clones of each other. With positions of
 * sequences, and on PostgreSQL before 14, everything is read each time. Not safe for use by several threads.
 */
public final class SnapshotReader {

    private final SnapshotOptions options;
    private Optional<RememberedSchema> postgres = Optional.empty();
    private Optional<RememberedSchema> sqlite = Optional.empty();

    /** A reader that has read nothing yet. */
    public SnapshotReader(SnapshotOptions options) {
        this.options = options;
    }

    /** A reader that reads nothing optional. */
    public SnapshotReader() {
        this(SnapshotOptions.standard());
    }

    /**
     * Reads the schema behind a connection, which stays open, with its search path and its transaction as they were.
     *
     * @throws SnapshotException if the database isn't known or refuses a query
     */
    public SchemaSnapshot read(Connection connection) {
        Objects.requireNonNull(connection, "connection");
        boolean known = false;
        try {
            String product = connection.getMetaData().getDatabaseProductName();
            String version = connection.getMetaData().getDatabaseProductVersion();
            SortedObjects objects = Attempts.read(() -> remembered(product).read(connection), this::forget);
            known = true;
            return new SchemaSnapshot(new Database(product, version), objects);
        } catch (SQLException e) {
            throw SnapshotException.unreadable("schema", e);
        } finally {
            if (!known) {
                forget();
            }
        }
    }

    private RememberedSchema remembered(String product) {
        switch (product) {
            case Database.POSTGRESQL -> {
                RememberedSchema found = postgres.orElseGet(() -> new RememberedPostgres(options));
                postgres = Optional.of(found);
                return found;
            }
            case Database.SQLITE -> {
                RememberedSchema found = sqlite.orElseGet(() -> new RememberedSqlite(options));
                sqlite = Optional.of(found);
                return found;
            }
            default -> throw SnapshotException.unknownDatabase(product);
        }
    }

    /** Forgets what was read, so that the next snapshot reads everything. */
    public void forget() {
        postgres = Optional.empty();
        sqlite = Optional.empty();
    }
}
