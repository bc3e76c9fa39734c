package dev.retort.junit.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database that belongs to one test. */
public interface TestDatabase extends AutoCloseable {

    /** The server that holds it. */
    DatabaseServer server();

    /** The name on the server; for SQLite the file's name. */
    String name();

    /** The JDBC URL, complete enough to connect with. May hold a password: don't print it. */
    String url();

    /** Opens a connection, which the caller closes. */
    default Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** Gives a source of connections, each newly opened. */
    DataSource dataSource();

    /** Connections for who asks the same queries again and again: the server keeps each from its first use. */
    default DataSource readerSource() {
        return dataSource();
    }

    /**
     * Makes a template of the present state. This database stays as it is and usable.
     *
     * @throws TestDatabaseException if a connection is open (PostgreSQL) or in the middle of writing (SQLite)
     */
    Template freeze();

    /** Keeps the database when it is closed, for somebody to look at. */
    void keep();

    /** The command line that connects to it, for people, and how long it works. */
    String howToConnect();

    /** Removes the database unless it is kept; the removal may happen a little later. A second call does nothing. */
    @Override
    void close();

    /** The frozen state of a database, from which any number of equal databases can be made. */
    interface Template extends AutoCloseable {

        /**
         * Makes a new database in the frozen state. May be called by several threads at once.
         *
         * @param nameHint goes into the name as far as its characters allow; need not be unique
         * @throws TestDatabaseException if the server refuses or this template is closed
         */
        TestDatabase clone(String nameHint);

        /** Removes the template; databases made from it stay. A second call does nothing. */
        @Override
        void close();
    }
}
