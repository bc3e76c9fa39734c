package dev.retort.run;

import java.sql.SQLException;

/** What a server said, without the driver's exception class. */
final class ServerMessage {

    private ServerMessage() {}

    static String of(SQLException error) {
        String text = error.getMessage() == null ? error.toString() : error.getMessage();
        String state = error.getSQLState();
        return state == null || state.isEmpty() ? text : text + " [SQLSTATE " + state + "]";
    }
}
