package dev.retort.dialect.postgresql.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a migration's {@code SET} may leave behind on the connection.
 *
 * @param searchPath where names without a schema are looked for
 * @param role the role that was taken, or {@code none}
 */
record SessionSettings(String searchPath, String role) {

    static SessionSettings of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT current_setting('search_path'), current_setting('role')")) {
            row.next();
            return new SessionSettings(row.getString(1), row.getString(2));
        }
    }

    /** Sets them again if they changed; the role first, because the one left behind may be allowed less. */
    void restore(Connection connection) throws SQLException {
        if (equals(of(connection))) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT set_config('role', ?, false), set_config('search_path', ?, false)")) {
            statement.setString(1, role);
            statement.setString(2, searchPath);
            statement.execute();
        }
    }
}
