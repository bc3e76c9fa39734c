package dev.retort.junit.database;

import dev.retort.error.Problem;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** What PostgreSQL's refusals mean for a test. */
final class PostgresFailures {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String OBJECT_IN_USE = "55006";

    private PostgresFailures() {}

    static TestDatabaseException creation(SQLException cause, String server) {
        return switch (Objects.requireNonNullElse(cause.getSQLState(), "")) {
            case INSUFFICIENT_PRIVILEGE ->
                new TestDatabaseException(
                        problem("no-createdb", "the user may not create databases", cause, server)
                                .cure("let a superuser run ALTER ROLE … CREATEDB, or give another user"),
                        cause);
            case OBJECT_IN_USE ->
                new TestDatabaseException(
                        problem("database-in-use", "the database is in use", cause, server)
                                .cure("close all connections to it before it is frozen"),
                        cause);
            default ->
                new TestDatabaseException(
                        problem("database-failure", "the server can't do what a test database needs", cause, server),
                        cause);
        };
    }

    static TestDatabaseException connection(SQLException cause, PostgresAddress address) {
        return new TestDatabaseException(
                problem("cannot-connect", "the given PostgreSQL cannot be used", cause, address.shown())
                        .cure("check " + DatabaseSettings.POSTGRESQL_URL + ", user and password, or unset it"),
                cause);
    }

    static TestDatabaseException inUse(String database, List<String> sessions) {
        return new TestDatabaseException(Problem.of("database-in-use", "the database is in use")
                .with("database", database)
                .with("sessions", String.join("\n", sessions))
                .cure("close all connections to it before it is frozen"));
    }

    private static Problem problem(String code, String summary, SQLException cause, String server) {
        return Problem.of(code, summary).with("server", server).with("reason", String.valueOf(cause.getMessage()));
    }
}
