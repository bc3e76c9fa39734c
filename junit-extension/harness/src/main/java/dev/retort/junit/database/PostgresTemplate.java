package dev.retort.junit.database;

import dev.retort.error.Problem;
import java.util.concurrent.atomic.AtomicBoolean;

/** A database to which nobody connects. */
final class PostgresTemplate implements Template {

    private final PostgresServer server;
    private final String name;
    private final AtomicBoolean closed = new AtomicBoolean();

    PostgresTemplate(PostgresServer server, String name) {
        this.server = server;
        this.name = name;
    }

    @Override
    public TestDatabase clone(String nameHint) {
        if (closed.get()) {
            throw new TestDatabaseException(Problem.of("template-closed", "the template is closed already"));
        }
        return new PostgresDatabase(server, server.copy(name, nameHint));
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            server.drop(name);
        }
    }
}
