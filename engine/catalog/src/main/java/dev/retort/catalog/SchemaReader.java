package dev.retort.catalog;

import dev.retort.sql.DatabaseKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;

/** Reads the catalogue of one kind of database. Each has its own, found as a service; they don't know each other. */
public interface SchemaReader {

    /** Gives one for a database, which has read nothing yet. */
    static SchemaReader of(DatabaseKind database) {
        return ServiceLoader.load(SchemaReader.class, SchemaReader.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(reader -> reader.database() == database)
                .findFirst()
                .orElseThrow();
    }

    /** What it reads. */
    DatabaseKind database();

    /** Reads all outer objects, in any order. */
    List<SchemaObject> readAll(Connection connection, SnapshotOptions options) throws SQLException;

    /** Gives the outer objects as they are now, but reads only what changed since it was last asked with these options. */
    SortedObjects readChanged(Connection connection, SnapshotOptions options) throws SQLException;
}
