package dev.retort.catalog.model;

import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.postgresql.RolledBack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A database that looks empty for the time of a transaction, since its schemas are renamed aside; extensions stay. */
final class PostgresScratch {

    /** Nobody's schema begins so, hence it can be taken out of every text. */
    private static final String ASIDE = "retort_aside_";

    private static final String SCHEMAS =
            """
            select pg_catalog.quote_ident(nspname), pg_catalog.quote_ident('%s' || nspname)
              from pg_catalog.pg_namespace
             where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1"""
                    .formatted(ASIDE);

    private final Connection connection;

    PostgresScratch(Connection connection) {
        this.connection = connection;
    }

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
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SCHEMAS)) {
            while (rows.next()) {
                schemas.put(rows.getString(1), rows.getString(2));
            }
        }
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
