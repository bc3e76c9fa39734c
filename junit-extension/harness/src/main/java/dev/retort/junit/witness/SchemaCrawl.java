package dev.retort.junit.witness;

import static schemacrawler.schemacrawler.MetadataRetrievalStrategy.data_dictionary_all;
import static schemacrawler.schemacrawler.MetadataRetrievalStrategy.metadata_over_schemas;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.foreignKeysRetrievalStrategy;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.indexesRetrievalStrategy;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.primaryKeysRetrievalStrategy;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.tableColumnsRetrievalStrategy;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.tablesRetrievalStrategy;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import schemacrawler.inclusionrule.IncludeAll;
import schemacrawler.inclusionrule.RegularExpressionExclusionRule;
import schemacrawler.plugin.EnumDataTypeHelper;
import schemacrawler.plugin.EnumDataTypeInfo;
import schemacrawler.plugin.EnumDataTypeInfo.EnumDataTypeTypes;
import schemacrawler.schema.Catalog;
import schemacrawler.schemacrawler.InformationSchemaKey;
import schemacrawler.schemacrawler.InformationSchemaViewsBuilder;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevel;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaRetrievalOptions;
import schemacrawler.schemacrawler.SchemaRetrievalOptionsBuilder;
import schemacrawler.schemacrawler.exceptions.SchemaCrawlerException;
import schemacrawler.tools.options.ConfigUtility;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/**
 * A schema as SchemaCrawler sees it. What it shall read, and how, is said here: keys and indexes with one query each, since
 * its own way asks for each table and on SQLite scans every table for each.
 */
public final class SchemaCrawl {

    /** Of those of one name it knows one, so it is told none. */
    private static final String LABELS =
            """
            select t.typname, e.enumlabel
              from pg_catalog.pg_enum e join pg_catalog.pg_type t on t.oid = e.enumtypid
             where (select count(*) from pg_catalog.pg_type o where o.typname = t.typname and o.typtype = 'e') = 1
             order by e.enumsortorder""";

    private static final String RELATIONS_OF_EXTENSIONS =
            """
            select n.nspname || '.' || c.relname
              from pg_catalog.pg_depend d
              join pg_catalog.pg_class c on c.oid = d.objid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'e'""";

    /** Kept, so that the levels set here aren't lost with the loggers. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("schemacrawler"), Logger.getLogger("us.fatehi"));

    static {
        LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    private final Catalog catalog;
    private final boolean postgresql;
    private final Set<String> ofExtensions;

    private SchemaCrawl(Catalog catalog, boolean postgresql, Set<String> ofExtensions) {
        this.catalog = catalog;
        this.postgresql = postgresql;
        this.ofExtensions = ofExtensions;
    }

    /**
     * Crawls the schema behind a connection to PostgreSQL or SQLite. The connection stays open and keeps its search path;
     * meanwhile that is empty, so that SchemaCrawler's texts name each object in full, as a snapshot's do.
     *
     * @throws RetortException if SchemaCrawler gives up, code {@code crawl-failed}
     */
    public static SchemaCrawl of(Connection connection) {
        try {
            if (!connection.getMetaData().getDatabaseProductName().equals(DatabaseKind.POSTGRESQL.label())) {
                return new SchemaCrawl(crawl(connection, false), false, Set.of());
            }
            String searchPath = strings(connection, "select pg_catalog.current_setting('search_path')")
                    .get(0);
            try {
                setSearchPath(connection, "pg_catalog");
                Set<String> extensions = new HashSet<>(strings(connection, RELATIONS_OF_EXTENSIONS));
                return new SchemaCrawl(crawl(keepingItsSchema(connection), true), true, extensions);
            } finally {
                setSearchPath(connection, searchPath);
            }
        } catch (SQLException | SchemaCrawlerException e) {
            throw new RetortException(
                    Problem.of("crawl-failed", "SchemaCrawler can't read the schema")
                            .with("it said", String.valueOf(e.getMessage())),
                    e);
        }
    }

    private static Catalog crawl(Connection connection, boolean postgresql) throws SQLException {
        return SchemaCrawlerUtility.getCatalog(
                DatabaseConnectionSources.fromConnection(connection),
                howToRead(connection, postgresql),
                whatToRead(postgresql),
                ConfigUtility.newConfig());
    }

    /** SchemaCrawler sets one schema after the other, and each hides its own name in the server's texts. */
    private static Connection keepingItsSchema(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                SchemaCrawl.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setSchema")) {
                        return null;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        return new Query(connection, query).list(row -> row.getString(1));
    }

    private static void setSearchPath(Connection connection, String path) throws SQLException {
        boolean local = !connection.getAutoCommit();
        new Query(connection, "select pg_catalog.set_config('search_path', ?, " + local + ")", path).hasRows();
    }

    private static EnumDataTypeHelper labels(Connection connection) throws SQLException {
        Map<String, List<String>> labels = new HashMap<>();
        new Query(connection, LABELS).each(row -> labels.computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                .add(row.getString(2)));
        return (column, type, same) -> {
            List<String> found = labels.getOrDefault(Fact.plain(type.getName()), List.of());
            return found.isEmpty()
                    ? EnumDataTypeInfo.EMPTY_ENUM_DATA_TYPE_INFO
                    : new EnumDataTypeInfo(EnumDataTypeTypes.enumerated_data_type, found);
        };
    }

    private static SchemaCrawlerOptions whatToRead(boolean postgresql) {
        SchemaInfoLevel level = SchemaInfoLevelBuilder.builder()
                .setRetrieveTables(true)
                .setRetrieveTableColumns(true)
                .setRetrievePrimaryKeys(true)
                .setRetrieveForeignKeys(true)
                .setRetrieveIndexes(true)
                .setRetrieveAdditionalColumnMetadata(true)
                .setRetrieveIndexInformation(true)
                .setRetrieveTableConstraints(true)
                .setRetrieveTableConstraintInformation(true)
                .setRetrieveTableConstraintDefinitions(true)
                .setRetrieveViewInformation(true)
                .setRetrieveTriggerInformation(true)
                .setRetrieveSequenceInformation(true)
                .toOptions();
        return SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
                .withLoadOptions(
                        LoadOptionsBuilder.builder().withSchemaInfoLevel(level).toOptions())
                .withLimitOptions(limits(postgresql).toOptions());
    }

    /** SQLite's only schema has no name, which no rule for names lets pass. */
    private static LimitOptionsBuilder limits(boolean postgresql) {
        LimitOptionsBuilder limits = LimitOptionsBuilder.builder()
                .tableTypes("TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW");
        return postgresql
                ? limits.includeSequences(new IncludeAll())
                        .includeSchemas(new RegularExpressionExclusionRule("(pg_.*|information_schema)"))
                : limits;
    }

    private static SchemaRetrievalOptions howToRead(Connection connection, boolean postgresql) throws SQLException {
        SchemaRetrievalOptionsBuilder how = SchemaRetrievalOptionsBuilder.builder()
                .fromConnnection(connection)
                .withDoesNotSupportCatalogs();
        InformationSchemaViewsBuilder queries = InformationSchemaViewsBuilder.builder();
        String prefix = postgresql ? "postgresql-" : "sqlite-";
        queries.withSql(InformationSchemaKey.PRIMARY_KEYS, resource(prefix + "primary-keys.sql"))
                .withSql(InformationSchemaKey.FOREIGN_KEYS, resource(prefix + "foreign-keys.sql"))
                .withSql(InformationSchemaKey.INDEXES, resource(prefix + "indexes.sql"))
                .withSql(InformationSchemaKey.VIEWS, resource(prefix + "views.sql"))
                .withSql(InformationSchemaKey.TRIGGERS, resource(prefix + "triggers.sql"));
        how.with(primaryKeysRetrievalStrategy, data_dictionary_all)
                .with(foreignKeysRetrievalStrategy, data_dictionary_all)
                .with(indexesRetrievalStrategy, data_dictionary_all);
        if (postgresql) {
            how.with(tableColumnsRetrievalStrategy, metadata_over_schemas).withEnumDataTypeHelper(labels(connection));
            queries.withSql(InformationSchemaKey.SEQUENCES, resource("postgresql-sequences.sql"))
                    .withSql(InformationSchemaKey.TABLE_CONSTRAINTS, resource("postgresql-constraints.sql"))
                    .withSql(
                            InformationSchemaKey.CONSTRAINT_COLUMN_USAGE, resource("postgresql-constraint-columns.sql"))
                    .withSql(InformationSchemaKey.CHECK_CONSTRAINTS, resource("postgresql-checks.sql"))
                    .withSql(InformationSchemaKey.EXT_TABLE_CONSTRAINTS, resource("postgresql-constraint-texts.sql"))
                    .withSql(InformationSchemaKey.EXT_INDEXES, resource("postgresql-index-texts.sql"));
        } else {
            readTablesByQuery(how, queries);
        }
        return how.withInformationSchemaViews(queries.toOptions()).toOptions();
    }

    /** The driver would ask for each table, and fail for a view of something that is gone. */
    private static void readTablesByQuery(SchemaRetrievalOptionsBuilder how, InformationSchemaViewsBuilder queries) {
        queries.withSql(InformationSchemaKey.TABLES, resource("sqlite-tables.sql"))
                .withSql(InformationSchemaKey.TABLE_COLUMNS, resource("sqlite-columns.sql"));
        how.withDoesNotSupportSchemas()
                .with(tablesRetrievalStrategy, data_dictionary_all)
                .with(tableColumnsRetrievalStrategy, data_dictionary_all);
    }

    private static String resource(String name) {
        try (InputStream stream = SchemaCrawl.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SchemaCrawler's own model. */
    public Catalog catalog() {
        return catalog;
    }

    /** One line for each thing that is told of each table, view, column, key and so on, sorted: a stable form to keep. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        facts(any -> false).forEach(fact -> text.append(fact).append('\n'));
        return text.toString();
    }

    /**
     * Everything that is told, except of extensions.
     *
     * @param left the names of tables that are left out too
     */
    NavigableSet<Fact> facts(Predicate<String> left) {
        return new CrawledFacts(catalog, new SqlText(postgresql), ofExtensions, left).facts();
    }
}
