package dev.retort.config;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.Optional;

/** A text is not a database URL: code {@code invalid-database-url}. It never repeats the text, which may hold a password. */
public final class InvalidDatabaseUrlException extends RetortException {

    private static final long serialVersionUID = 1L;

    private InvalidDatabaseUrlException(Problem problem) {
        super(problem);
    }

    static InvalidDatabaseUrlException of(String summary, String cure) {
        return new InvalidDatabaseUrlException(
                Problem.of("invalid-database-url", summary).cure(cure));
    }

    static InvalidDatabaseUrlException unknownParameter(String parameter, Optional<String> near) {
        return of(
                "the JDBC driver knows no parameter '" + parameter + "', which the database URL has",
                near.map(name -> "did you mean '" + name + "'?")
                        .orElse("leave it out, or set what it stands for in a DataSource of your own"));
    }
}
