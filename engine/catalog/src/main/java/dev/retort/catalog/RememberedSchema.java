package dev.retort.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads a schema again and again, and of what it read before only what changed. One for each database product. */
interface RememberedSchema {

    /** The outer objects as they are now. */
    SortedObjects read(Connection connection) throws SQLException;
}
