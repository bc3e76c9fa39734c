package dev.retort.junit.database;

/** The frozen state of a database, from which any number of equal databases can be made. */
public interface Template extends AutoCloseable {

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
