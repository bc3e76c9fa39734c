package dev.retort.assertions.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads a schema again and again, and of what it read before only what changed. One for each database product. */
interface RememberedSchema {

    /** The outer objects as they are now. */
    List<SchemaObject> read(Connection connection) throws SQLException;
}
