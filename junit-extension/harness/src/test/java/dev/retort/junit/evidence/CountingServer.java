package dev.retort.junit.evidence;

import dev.retort.junit.database.DatabaseServer;
import dev.retort.junit.database.TestDatabase;
import dev.retort.sql.DatabaseKind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;

/** A server as it is, which notes each statement that is executed on it through JDBC. */
final class CountingServer implements DatabaseServer {

    private final DatabaseServer server;
    private final List<String> statements = Collections.synchronizedList(new ArrayList<>());

    CountingServer(DatabaseServer server) {
        this.server = server;
    }

    /** What was executed since this was last asked; of a batch or a prepared statement its text. */
    List<String> take() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    @Override
    public DatabaseKind kind() {
        return server.kind();
    }

    @Override
    public String displayName() {
        return server.displayName();
    }

    @Override
    public Origin origin() {
        return server.origin();
    }

    @Override
    public TestDatabase create(String nameHint) {
        return noting(TestDatabase.class, server.create(nameHint), "");
    }

    /** The same object, and whatever it gives of databases, connections and statements notes as well. */
    private <T> T noting(Class<T> type, Object real, String sql) {
        return type.cast(Proxy.newProxyInstance(
                CountingServer.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("server")) {
                        return this;
                    }
                    String text = arguments != null && arguments.length > 0 && arguments[0] instanceof String given
                            ? given
                            : sql;
                    if (real instanceof Statement && method.getName().startsWith("execute")) {
                        statements.add(text);
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        boolean gives = List.of(
                                        TestDatabase.class,
                                        TestDatabase.Template.class,
                                        DataSource.class,
                                        Connection.class)
                                .contains(method.getReturnType());
                        boolean isStatement = Statement.class.isAssignableFrom(method.getReturnType());
                        boolean unwraps = method.getName().equals("unwrap") || real instanceof Statement;
                        return (gives || isStatement) && !unwraps && result != null
                                ? noting(method.getReturnType(), result, text)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
