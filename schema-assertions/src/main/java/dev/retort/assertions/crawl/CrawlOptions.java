package dev.retort.assertions.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import schemacrawler.inclusionrule.RegularExpressionExclusionRule;
import schemacrawler.schemacrawler.InformationSchemaKey;
import schemacrawler.schemacrawler.InformationSchemaViewsBuilder;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.LoadOptionsBuilder;
import schemacrawler.schemacrawler.MetadataRetrievalStrategy;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.schemacrawler.SchemaInfoLevel;
import schemacrawler.schemacrawler.SchemaInfoLevelBuilder;
import schemacrawler.schemacrawler.SchemaInfoMetadataRetrievalStrategy;
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
                ? limits.includeSchemas(new RegularExpressionExclusionRule("(pg_.*|information_schema)"))
                : limits;
    }

    static SchemaRetrievalOptions howToRead(Connection connection, boolean postgresql) {
        String prefix = postgresql ? "postgresql-" : "sqlite-";
        SchemaRetrievalOptionsBuilder builder = SchemaRetrievalOptionsBuilder.builder()
                .fromConnnection(connection)
                .withDoesNotSupportCatalogs()
                .withInformationSchemaViews(InformationSchemaViewsBuilder.builder()
                        .withSql(InformationSchemaKey.PRIMARY_KEYS, resource(prefix + "primary-keys.sql"))
                        .withSql(InformationSchemaKey.FOREIGN_KEYS, resource(prefix + "foreign-keys.sql"))
                        .withSql(InformationSchemaKey.INDEXES, resource(prefix + "indexes.sql"))
                        .toOptions());
        if (!postgresql) {
            builder.withDoesNotSupportSchemas();
        }
        fromQuery(builder, SchemaInfoMetadataRetrievalStrategy.primaryKeysRetrievalStrategy);
        fromQuery(builder, SchemaInfoMetadataRetrievalStrategy.foreignKeysRetrievalStrategy);
        fromQuery(builder, SchemaInfoMetadataRetrievalStrategy.indexesRetrievalStrategy);
        return builder.toOptions();
    }

    private static void fromQuery(SchemaRetrievalOptionsBuilder builder, SchemaInfoMetadataRetrievalStrategy what) {
        builder.with(what, MetadataRetrievalStrategy.data_dictionary_all);
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
