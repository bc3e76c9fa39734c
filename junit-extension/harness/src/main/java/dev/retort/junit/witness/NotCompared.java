package dev.retort.junit.witness;

/** What SchemaCrawler, or the driver below it, tells wrongly or not at all, so that an agreement leaves it out. */
enum NotCompared {
    SCHEMA_OF_A_TYPE(
            "SchemaCrawler keeps a type's name without its schema.",
            "https://javadoc.io/doc/us.fatehi/schemacrawler/17.9.0/schemacrawler/schema/ColumnDataType.html"),
    LABELS_OF_ENUMS_OF_ONE_NAME(
            "SchemaCrawler keeps one type for each name, so enum types of the same name in two schemas become one.",
            "https://github.com/schemacrawler/SchemaCrawler/blob/main/schemacrawler-postgresql/src/main/resources/postgresql.information_schema/PG_ENUM.sql"),
    INTERVAL_FIELDS(
            "The driver tells an interval's fields as a length and digits that mean nothing.",
            "https://github.com/pgjdbc/pgjdbc/blob/REL42.7.14/pgjdbc/src/main/java/org/postgresql/jdbc/TypeInfoCache.java"),
    FRACTION_OF_SIX(
            "timestamp and timestamp(6) both have six digits for the driver.",
            "https://github.com/pgjdbc/pgjdbc/blob/REL42.7.14/pgjdbc/src/main/java/org/postgresql/jdbc/TypeInfoCache.java"),
    DOMAINS(
            "SchemaCrawler's model has a domain's name only as the type of a column, and neither its default nor its checks.",
            "https://javadoc.io/doc/us.fatehi/schemacrawler/17.9.0/schemacrawler/schema/ColumnDataType.html"),
    COLLATIONS(
            "SchemaCrawler's model has no collation, of a column or in an index.",
            "https://javadoc.io/doc/us.fatehi/schemacrawler/17.9.0/schemacrawler/schema/Column.html"),
    IDENTITY_OPTIONS(
            "SchemaCrawler's model knows only that a column counts by itself, and the server lists no identity's sequence.",
            "https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/catalog/information_schema.sql"),
    STORED_OR_VIRTUAL(
            "SchemaCrawler's model knows only that a column is generated.",
            "https://javadoc.io/doc/us.fatehi/schemacrawler/17.9.0/schemacrawler/schema/Column.html"),
    SQLITE_GENERATED_EXPRESSIONS(
            "No PRAGMA tells a generated column's expression.",
            "https://www.sqlite.org/pragma.html#pragma_table_xinfo"),
    SQLITE_CHECKS("No PRAGMA tells a check.", "https://www.sqlite.org/pragma.html"),
    SQLITE_DEFERRABILITY(
            "No PRAGMA tells whether a foreign key is deferred, and the driver guesses it from the table's text.",
            "https://www.sqlite.org/pragma.html#pragma_foreign_key_list"),
    SQLITE_CONSTRAINT_NAMES(
            "No PRAGMA tells a constraint's name, nor which of two unique constraints of the same columns an index serves.",
            "https://www.sqlite.org/pragma.html#pragma_index_list"),
    SQLITE_INDEX_EXPRESSIONS(
            "A PRAGMA tells that a column of an index is an expression and that an index has a predicate, not which.",
            "https://www.sqlite.org/pragma.html#pragma_index_xinfo"),
    SQLITE_COLUMNS_OF_VIEWS(
            "One view of something that is gone would make the query for all columns fail.",
            "https://www.sqlite.org/pragma.html#pragma_table_xinfo"),
    NULLS_OF_INDEXES(
            "SchemaCrawler's model has ascending and descending, but not where NULLs come, nor operator classes.",
            "https://javadoc.io/doc/us.fatehi/schemacrawler/17.9.0/schemacrawler/schema/IndexColumn.html"),
    NAMED_NOT_NULLS(
            "From PostgreSQL 18 on the server lists NOT NULL constraints among the checks; a column's nullability is compared.",
            "https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/catalog/information_schema.sql"),
    CHECKS_OF_ONE_NAME(
            "SchemaCrawler finds a check's text by schema and name, so checks of the same name in a schema become one.",
            "https://javadoc.io/doc/us.fatehi/schemacrawler/17.9.0/schemacrawler/schemacrawler/InformationSchemaKey.html"),
    VALIDITY_OF_CHECKS(
            "The server's view of checks has no NOT VALID, NO INHERIT and NOT ENFORCED.",
            "https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/catalog/information_schema.sql"),
    MATCH_OF_FOREIGN_KEYS(
            "SchemaCrawler's model has no MATCH, no columns of SET NULL and no validity.",
            "https://javadoc.io/doc/us.fatehi/schemacrawler/17.9.0/schemacrawler/schema/ForeignKey.html"),
    DEFERRABLE_PRIMARY_KEYS(
            "SchemaCrawler has made the primary key before it reads constraints, and doesn't tell it that it is deferrable.",
            "https://javadoc.io/doc/us.fatehi/schemacrawler/17.9.0/schemacrawler/schema/PrimaryKey.html"),
    EXCLUSIONS(
            "The server's view of constraints has no exclusion constraints; their indexes are compared.",
            "https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/catalog/information_schema.sql"),
    TRUNCATE_TRIGGERS(
            "The server's view of triggers has no TRUNCATE, no columns of UPDATE OF and no transition tables.",
            "https://github.com/postgres/postgres/blob/REL_18_STABLE/src/backend/catalog/information_schema.sql"),
    CHECK_OPTIONS(
            "SchemaCrawler's model has no LOCAL check option and takes CASCADED for unknown.",
            "https://javadoc.io/doc/us.fatehi/schemacrawler/17.9.0/schemacrawler/schema/CheckOptionType.html"),
    COMMENTS_OF_OTHER_THINGS(
            "Comments of schemas, sequences, types and foreign keys aren't read by SchemaCrawler.",
            "https://javadoc.io/doc/us.fatehi/schemacrawler/17.9.0/schemacrawler/schemacrawler/InformationSchemaKey.html");

    private final String reason;
    private final String source;

    NotCompared(String reason, String source) {
        this.reason = reason;
        this.source = source;
    }

    String reason() {
        return reason;
    }

    String source() {
        return source;
    }
}
