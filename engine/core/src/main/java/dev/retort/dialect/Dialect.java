package dev.retort.dialect;

/** One kind of database. Found by {@link Dialects}. Stateless and safe for use by several threads. */
public interface Dialect {

    /** The stable name: {@code sqlite} or {@code postgresql}. */
    String name();

    /** What JDBC's {@code DatabaseMetaData.getDatabaseProductName()} says, such as {@code PostgreSQL}. */
    String productName();

    /** Turns operations into statements. */
    Compiler compiler();

    /** Splits SQL text into statements. */
    SqlSplitter splitter();

    /** Writes names and values into SQL. */
    SqlWriter writer();

    /** Reads types and defaults back. */
    SqlReader reader();

    /** Prepares connections, begins and ends transactions. */
    Transactions transactions();

    /** Frames scripts for the database's own command-line program. */
    ScriptFrame scriptFrame();

    /** Keeps two runs apart. */
    RunLock runLock();

    /** Explains what the server said. */
    ErrorExplainer errors();
}
