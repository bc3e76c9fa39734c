package dev.retort.junit.database;

import dev.retort.sql.DatabaseKind;
import java.util.Optional;

/** A running server, or the directory of SQLite's files. Lives until its {@link DatabaseServers} is closed. */
public interface DatabaseServer {

    /** The kind of database. */
    DatabaseKind kind();

    /**
     * Product, version and origin for people, without secrets: {@code PostgreSQL 18.6 (embedded)},
     * {@code PostgreSQL 18.1 (container postgres:18)}, {@code PostgreSQL 15.13 (jdbc:postgresql://host:5432/db)},
     * {@code SQLite 3.54.1}.
     */
    String displayName();

    /** Where the server comes from. */
    Origin origin();

    /**
     * Makes a fresh, empty database. May be called by several threads at once.
     *
     * @param nameHint goes into the name as far as its characters allow; need not be unique
     * @throws TestDatabaseException if the server refuses
     */
    TestDatabase create(String nameHint);

    /**
     * A copy of another database of this server, made by the server itself, which doesn't write to that one.
     *
     * @param url the URL of that database, perhaps of another server
     * @return a database that the caller closes; empty if it isn't one of this server, if somebody is connected to it, or if
     *     the server makes no copies
     * @throws TestDatabaseException if the server refuses
     */
    default Optional<TestDatabase> copyOf(String url, String nameHint) {
        return Optional.empty();
    }

    /** Where a server comes from. */
    enum Origin {
        /** No server: files in a directory of this run. */
        FILES,
        /** A server that was running already and whose URL was given. */
        GIVEN,
        /** A container that this run has started. */
        CONTAINER,
        /** A server process that this run has started from binaries on the class path. */
        EMBEDDED
    }
}
