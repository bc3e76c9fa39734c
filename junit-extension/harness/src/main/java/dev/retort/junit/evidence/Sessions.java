package dev.retort.junit.evidence;

import dev.retort.sql.Query;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one PostgreSQL database under test. A session that is closed is kept and handed out again without a
 * past, for what a server learns about a database in its first queries costs more than all that a small revision does;
 * see <a href="https://www.postgresql.org/docs/current/sql-discard.html">DISCARD ALL</a>. Safe for use by several
 * threads.
 */
final class Sessions implements AutoCloseable {

    private final DataSource source;
    private final Deque<Connection> kept = new ArrayDeque<>();

    Sessions(DataSource source) {
        this.source = source;
    }

    Connection open() throws SQLException {
        Connection session = keptOrNew();
        AtomicBoolean closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                Sessions.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(session, closed, method, arguments));
    }

    private @Nullable Object call(
            Connection session, AtomicBoolean closed, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                if (closed.compareAndSet(false, true)) {
                    takeBack(session);
                }
                return null;
            }
            case "isClosed" -> {
                return closed.get() || session.isClosed();
            }
            default -> {
                try {
                    return method.invoke(session, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getTargetException();
                }
            }
        }
    }

    private Connection keptOrNew() throws SQLException {
        synchronized (kept) {
            if (!kept.isEmpty()) {
                return kept.pop();
            }
        }
        return source.getConnection();
    }

    private void takeBack(Connection session) throws SQLException {
        if (session.isClosed()) {
            return;
        }
        try {
            if (!session.getAutoCommit()) {
                session.rollback();
                session.setAutoCommit(true);
            }
            Query.run(session, "DISCARD ALL");
        } catch (SQLException e) {
            session.close();
            return;
        }
        synchronized (kept) {
            kept.push(session);
        }
    }

    /** Ends the sessions that are kept; the next ones are new. */
    @Override
    public void close() throws SQLException {
        synchronized (kept) {
            while (!kept.isEmpty()) {
                kept.pop().close();
            }
        }
    }
}
