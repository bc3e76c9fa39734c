package dev.retort.example;

import dev.retort.Retort;
import dev.retort.run.RunResult;
import java.time.Duration;
import javax.sql.DataSource;

/** How the application keeps its database at head: once when it starts, and in its health check. */
public final class NewsroomDatabase {

    /** The revisions that are SQL files. */
    public static final String SQL = "classpath:db/versions";

    /** The revisions that are classes. */
    public static final String CLASSES = "classpath:dev/retort/example/versions";

    private final Retort retort;

    /** Looks after this database; nothing is done to it yet. */
    public NewsroomDatabase(DataSource database) {
        retort = Retort.configure()
                .dataSource(database)
                .scripts(SQL, CLASSES)
                .lockTimeout(Duration.ofMinutes(2))
                .build();
    }

    /** Upgrades to head. Of several instances that start at once one does the work; the others wait and find it done. */
    public RunResult upgrade() {
        return retort.upgrade("head");
    }

    /** Whether the database is at head; cheap enough to be polled. */
    public boolean isHealthy() {
        return retort.isAtHead();
    }
}
