package dev.retort.dialect.postgresql.session;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Finds out whether a transaction is open. */
final class OpenTransaction {

    private static final String DRIVER_CONNECTION = "org.postgresql.core.BaseConnection";
    private static final String FAILED_TRANSACTION = "25P02";

    private OpenTransaction() {}

    /** Asks the driver, which knows without a query; a foreign driver is asked through the server. */
    static boolean isOpen(Connection connection) throws SQLException {
        try {
            Connection driver = driverConnection(connection);
            Class<?> type =
                    Class.forName(DRIVER_CONNECTION, false, driver.getClass().getClassLoader());
            if (!type.isInstance(driver)) {
                return hasWritten(connection);
            }
            Object state = type.getMethod("getTransactionState").invoke(driver);
            return !String.valueOf(state).equals("IDLE");
        } catch (ReflectiveOperationException unknownDriver) {
            return hasWritten(connection);
        }
    }

    private static Connection driverConnection(Connection connection) throws SQLException {
        for (Class<?> type = connection.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().startsWith("org.postgresql.")) {
                return connection;
            }
        }
        return connection.isWrapperFor(Connection.class) ? connection.unwrap(Connection.class) : connection;
    }

    /** A transaction that only reads isn't seen this way; committing it does no harm. */
    private static boolean hasWritten(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException error) {
            if (FAILED_TRANSACTION.equals(error.getSQLState())) {
                return true;
            }
            throw error;
        }
    }
}
