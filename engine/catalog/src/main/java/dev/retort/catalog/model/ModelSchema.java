package dev.retort.catalog.model;

import dev.retort.catalog.Database;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlWriter;
import dev.retort.error.Problem;
import dev.retort.operation.writing.Operations;
import dev.retort.schema.EnumType;
import dev.retort.schema.MetaData;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schema that a model wants, as a snapshot. The engine's own operations create it, so a model and a database are
 * read in the same form; nothing of it stays.
 */
public final class ModelSchema {

    private static final String ON_SQLITE = "put SQLite's driver on the class path";
    private static final String ON_POSTGRESQL =
            "connect as the owner of all schemas, with the right to create one, not read-only and not in a failed"
                    + " transaction";

    private ModelSchema() {}

    /**
     * Creates everything in the model: types, sequences, tables (those that are referred to first), the foreign keys
     * that close a circle, views.
     */
    public static void create(MetaData model, Operations op) {
        new ModelOperations(model, op).create();
    }

    /**
     * The model's schema on SQLite, made in memory.
     *
     * @throws ModelSchemaException if SQLite refuses a part of the model, or its driver isn't on the class path
     */
    public static SchemaSnapshot onSqlite(MetaData model) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            return created(model, connection);
        } catch (SQLException e) {
            throw unusable(e, ON_SQLITE);
        }
    }

    /**
     * The model's schema on the connection's kind of database. On SQLite the connection itself isn't touched. On
     * PostgreSQL it is made in a transaction that is rolled back, or in a savepoint of the one that is open: there the
     * schemas that exist are renamed aside, so that the model finds an empty database with its extensions. Other
     * sessions see nothing of it.
     *
     * @param connection of a user who may rename the schemas, such as their owner
     * @throws ModelSchemaException if the database refuses a part of the model, or the renaming
     */
    public static SchemaSnapshot of(MetaData model, Connection connection) {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(connection, "connection");
        try {
            return Database.of(connection).isPostgresql()
                    ? new PostgresScratch(connection).read(schemas(model), () -> created(model, connection))
                    : onSqlite(model);
        } catch (SQLException e) {
            throw unusable(e, ON_POSTGRESQL);
        }
    }

    /** In the form of SQL, quoted where they need it. */
    private static Set<String> schemas(MetaData model) {
        SqlWriter writer =
                Dialects.onClassPath().get(DatabaseKind.POSTGRESQL.id()).writer();
        return Stream.of(
                        model.tables().stream().map(Table::name),
                        model.allEnums().stream().map(EnumType::name),
                        model.sequences().stream().map(Sequence::name),
                        model.views().stream().map(View::name))
                .flatMap(names -> names)
                .flatMap(name -> name.schema().stream())
                .map(writer::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SchemaSnapshot created(MetaData model, Connection connection) throws SQLException {
        ConnectionSink sink = new ConnectionSink(Dialects.onClassPath().of(connection), connection);
        create(model, new Operations(sink, model.naming()));
        return expressible(SchemaSnapshot.of(connection));
    }

    /**
     * Gives a copy with only what a model can express. That leaves out triggers, functions, policies, partitions and
     * the like, attributes such as row security, and the engine's own tables, whatever they are called. The column
     * {@code INTEGER PRIMARY KEY} of SQLite counts as NOT NULL, which it is.
     */
    public static SchemaSnapshot expressible(SchemaSnapshot schema) {
        return Expressible.of(schema);
    }

    private static ModelSchemaException unusable(SQLException cause, String cure) {
        return new ModelSchemaException(
                Problem.of("model-place-unusable", "there is nowhere to build the model's schema")
                        .with("database said", String.valueOf(cause.getMessage()))
                        .cure(cure),
                cause);
    }
}
