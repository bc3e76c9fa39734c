package dev.retort.run;

import dev.retort.Retort;
import dev.retort.RetortBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;

/** A test with a fresh database and a directory for scripts. */
abstract class OnADatabase {

    final ScriptFolder scripts;
    final TestDatabase database;

    OnADatabase(Path directory, TestDatabase database) {
        this.scripts = new ScriptFolder(directory);
        this.database = database;
    }

    @AfterEach
    void giveTheDatabaseAway() throws SQLException {
        database.close();
    }

    RetortBuilder configured() {
        return Retort.configure().dataSource(new ConnectionsOnly(database)).scripts(scripts.location());
    }

    Retort retort() {
        return configured().build();
    }

    Retort onConnection(Connection connection) {
        return configured().connection(connection).build();
    }
}
