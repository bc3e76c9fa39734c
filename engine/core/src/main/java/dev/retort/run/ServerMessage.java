package dev.retort.run;

import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;

/** What a server said, without the driver's exception class. */
final class ServerMessage {

    private ServerMessage() {}

    static String of(SQLException error) {
        String text = error.getMessage() == null ? error.toString() : error.getMessage();
        if (error.getCause() instanceof UnknownHostException unknown) {
            text += " The host " + unknown.getMessage() + " is unknown.";
        }
        String state = error.getSQLState();
        return state == null || state.isEmpty() ? text : text + " [SQLSTATE " + state + "]";
    }

    /** What to do when SQLite can't use its file; empty if it is about something else, or another database. */
    static Optional<String> cureOfFile(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if (message.contains("[SQLITE_BUSY")) {
            return Optional.of("another process has locked the file: wait for it to finish or stop it, then try again");
        }
        if (message.contains("[SQLITE_NOTADB")) {
            return Optional.of("name an SQLite database, or a file that doesn't exist yet");
        }
        return message.contains("[SQLITE_CANTOPEN") || message.contains("[SQLITE_READONLY")
                ? Optional.of(
                        "check that it is a file, that its directory exists, and that both can be read and written")
                : Optional.empty();
    }
}
