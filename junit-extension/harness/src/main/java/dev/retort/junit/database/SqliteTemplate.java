package dev.retort.junit.database;

import dev.retort.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A file that nobody opens, so that a plain copy of it is whole. */
final class SqliteTemplate implements Template {

    private final SqliteServer server;
    private final Path file;
    private final AtomicBoolean closed = new AtomicBoolean();

    SqliteTemplate(SqliteServer server, Path file) {
        this.server = server;
        this.file = file;
    }

    @Override
    public TestDatabase clone(String nameHint) {
        if (closed.get()) {
            throw new TestDatabaseException(Problem.of("template-closed", "the template is closed already"));
        }
        Path copy = server.next(nameHint);
        try {
            Files.copy(file, copy);
        } catch (IOException e) {
            throw SqliteFiles.failure("copy", file, e);
        }
        return new SqliteDatabase(server, copy);
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            SqliteFiles.delete(file);
        }
    }
}
