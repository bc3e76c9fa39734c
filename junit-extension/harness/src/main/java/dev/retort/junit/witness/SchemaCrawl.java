package dev.retort.junit.witness;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.NavigableSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import schemacrawler.schema.Catalog;
import schemacrawler.schemacrawler.exceptions.SchemaCrawlerException;
import schemacrawler.tools.options.ConfigUtility;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/** The portable part of a schema as SchemaCrawler sees it. */
public final class SchemaCrawl {

    /** Kept, so that the levels set here aren't lost with the loggers. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("schemacrawler"), Logger.getLogger("us.fatehi"));

    static {
        LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private final Catalog catalog;
    private final boolean postgresql;

    private SchemaCrawl(Catalog catalog, boolean postgresql) {
        this.catalog = catalog;
        this.postgresql = postgresql;
    }

    /**
     * Crawls the schema behind a connection to PostgreSQL or SQLite. The connection stays open and keeps its search
     * path, which SchemaCrawler changes meanwhile.
     *
     * @throws CrawlException if SchemaCrawler gives up
     */
    public static SchemaCrawl of(Connection connection) {
        try {
            boolean postgresql =
                    connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
            String searchPath = postgresql ? searchPath(connection) : "";
            try {
                return crawl(connection, postgresql);
            } finally {
                if (postgresql) {
                    setSearchPath(connection, searchPath);
                }
            }
        } catch (SQLException | SchemaCrawlerException e) {
            throw new CrawlException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SchemaCrawl crawl(Connection connection, boolean postgresql) throws SQLException {
        DatabaseConnectionSource source = DatabaseConnectionSources.fromConnection(connection);
        Catalog catalog = SchemaCrawlerUtility.getCatalog(
                source,
                CrawlOptions.howToRead(connection, postgresql),
                CrawlOptions.whatToRead(postgresql),
                ConfigUtility.newConfig());
        return new SchemaCrawl(catalog, postgresql);
    }

    private static String searchPath(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pg_catalog.current_setting('search_path')")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void setSearchPath(Connection connection, String path) throws SQLException {
        boolean local = !connection.getAutoCommit();
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_catalog.set_config('search_path', ?, " + local + ")")) {
            statement.setString(1, path);
            statement.execute();
        }
    }

    /** SchemaCrawler's own model. */
    public Catalog catalog() {
        return catalog;
    }

    /** One line for each thing that is told of each table, view, column, key and so on, sorted: a stable form to keep. */
    public String toText() {
        return String.join("\n", facts()) + "\n";
    }

    NavigableSet<String> facts() {
        return new CrawledFacts(catalog, new SqlText(postgresql)).facts();
    }
}
