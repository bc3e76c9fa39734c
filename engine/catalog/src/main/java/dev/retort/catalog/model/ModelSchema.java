package dev.retort.catalog.model;

import dev.retort.catalog.Database;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.postgresql.RolledBack;
import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialects;
import dev.retort.dialect.SqlStatement;
import dev.retort.dialect.SqlWriter;
import dev.retort.error.Problem;
import dev.retort.operation.Operation;
import dev.retort.operation.writing.OperationSink;
import dev.retort.operation.writing.Operations;
import dev.retort.operation.writing.SourceLine;
import dev.retort.row.Row;
import dev.retort.schema.EnumType;
import dev.retort.schema.MetaData;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** The schemas that a model names, in the form of SQL, quoted where they need it; the default one isn't named. */
    public static Set<String> schemas(MetaData model) {
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

    /** A database that looks empty for the time of a transaction, since its schemas are renamed aside; extensions stay. */
    private record PostgresScratch(Connection connection) {

        /** Nobody's schema begins so, hence it can be taken out of every text. */
        private static final String ASIDE = "retort_aside_";

        private static final String SCHEMAS =
                """
                select pg_catalog.quote_ident(nspname), pg_catalog.quote_ident('%s' || nspname)
                  from pg_catalog.pg_namespace
                 where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1"""
                        .formatted(ASIDE);

        /** What is read from the scratch database. */
        @FunctionalInterface
        interface Reading {
            SchemaSnapshot read() throws SQLException;
        }

        SchemaSnapshot read(Set<String> schemas, Reading reading) throws SQLException {
            try (RolledBack part = RolledBack.begin(connection)) {
                renameAside(schemas, part);
                return restored(reading.read());
            }
        }

        private void renameAside(Set<String> wanted, RolledBack part) throws SQLException {
            List<String> path = new ArrayList<>(List.of("public"));
            for (Map.Entry<String, String> schema : schemas().entrySet()) {
                part.run("alter schema " + schema.getKey() + " rename to " + schema.getValue());
                path.add(schema.getValue());
            }
            part.run("create schema public");
            for (String schema : wanted) {
                part.run("create schema if not exists " + schema);
            }
            part.run("set local search_path = " + String.join(", ", path));
        }

        private Map<String, String> schemas() throws SQLException {
            Map<String, String> schemas = new LinkedHashMap<>();
            new Query(connection, SCHEMAS).each(row -> schemas.put(row.getString(1), row.getString(2)));
            return schemas;
        }

        /** Without what was put aside, and with the extensions' own names in the texts. */
        private static SchemaSnapshot restored(SchemaSnapshot snapshot) {
            SchemaSnapshot scratch =
                    snapshot.without(object -> object.path().parts().get(0).startsWith(ASIDE));
            return new SchemaSnapshot(
                    scratch.database(),
                    scratch.objects().stream().map(PostgresScratch::restored).toList());
        }

        private static SchemaObject restored(SchemaObject object) {
            Map<String, String> attributes = new LinkedHashMap<>();
            object.attributes().forEach((name, value) -> attributes.put(name, value.replace(ASIDE, "")));
            List<SchemaObject> children =
                    object.children().stream().map(PostgresScratch::restored).toList();
            return new SchemaObject(object.kind(), object.path(), attributes, children, object.serverMadeName());
        }
    }

    /** Runs each operation at once on a connection, in whatever transaction it is. */
    private record ConnectionSink(Dialect database, Connection connection) implements OperationSink {

        @Override
        public void accept(Operation operation, Optional<SourceLine> source) {
            List<SqlStatement> statements = database.compiler()
                    .compile(List.of(operation), (sql, parameters) -> query(sql, List.of(parameters)));
            statements.forEach(statement -> run(operation, statement.sql()));
        }

        private void run(Operation operation, String sql) {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
            } catch (SQLException e) {
                throw refused(e, "operation", operation.describe(), sql);
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public List<Row> query(String sql, List<Object> parameters) {
            try {
                return new Query(connection, sql, parameters.toArray()).list(ConnectionSink::row);
            } catch (SQLException e) {
                throw refused(e, "operation", "query", sql);
            }
        }

        private static Row row(ResultSet result) throws SQLException {
            Map<String, Object> values = new LinkedHashMap<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                values.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
            }
            return Row.of(values);
        }

        private static ModelSchemaException refused(SQLException cause, String fact, String value, String sql) {
            return new ModelSchemaException(
                    Problem.of("model-refused", "the database refused part of the model")
                            .with(fact, value)
                            .with("sql", sql)
                            .with("database said", String.valueOf(cause.getMessage())),
                    cause);
        }

        @Override
        public String dialect() {
            return database.name();
        }
    }
}
