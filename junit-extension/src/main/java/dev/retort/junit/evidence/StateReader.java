package dev.retort.junit.evidence;

import dev.retort.assertions.data.DataSnapshot;
import dev.retort.assertions.schema.ObjectKind;
import dev.retort.assertions.schema.SchemaObject;
import dev.retort.assertions.schema.SchemaSnapshot;
import dev.retort.assertions.schema.SnapshotOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Reads the states of one database through one connection, since what a server learns for the first reading makes the
 * next ones quick. Nothing is open between two readings.
 */
final class StateReader implements AutoCloseable {

    private static final Set<String> BOOKS = Set.of("retort_version", "retort_history");

    private final Connection connection;

    StateReader(Connection connection) {
        this.connection = connection;
    }

    State read() {
        SchemaSnapshot schema = SchemaSnapshot.of(
                        connection, SnapshotOptions.standard().withSettings())
                .without(StateReader::isOfTheEngine);
        DataSnapshot data = DataSnapshot.of(connection);
        String[] books = data.tables().keySet().stream()
                .filter(StateReader::isOfTheEngine)
                .toArray(String[]::new);
        return new State(schema, data.without(books));
    }

    private static boolean isOfTheEngine(SchemaObject object) {
        return object.kind() == ObjectKind.TABLE && BOOKS.contains(object.name());
    }

    private static boolean isOfTheEngine(String table) {
        return BOOKS.contains(table.substring(table.lastIndexOf('.') + 1));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Site.unreachable(e);
        }
    }
}
