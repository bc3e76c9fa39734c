package dev.retort.junit.witness;

import static schemacrawler.schemacrawler.MetadataRetrievalStrategy.data_dictionary_all;
import static schemacrawler.schemacrawler.MetadataRetrievalStrategy.metadata_over_schemas;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.foreignKeysRetrievalStrategy;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.indexesRetrievalStrategy;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.primaryKeysRetrievalStrategy;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.tableColumnsRetrievalStrategy;
import static schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy.tablesRetrievalStrategy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import schemacrawler.inclusionrule.IncludeAll;
import schemacrawler.inclusionrule.RegularExpressionExclusionRule;
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

/**
 * What SchemaCrawler shall read, and how: keys and indexes with one query each, since its own way asks for each table
 * and on SQLite scans every table for each.
 */
final class CrawlOptions {

    private CrawlOptions() {}

    static SchemaCrawlerOptions whatToRead(boolean postgresql) {
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

    static SchemaRetrievalOptions howToRead(Connection connection, boolean postgresql) throws SQLException {
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
            how.with(tableColumnsRetrievalStrategy, metadata_over_schemas)
                    .withEnumDataTypeHelper(new EnumLabels(connection));
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
        try (InputStream stream = CrawlOptions.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
