package dev.retort.junit.generation;

import dev.retort.catalog.SchemaObject;
import dev.retort.sql.DatabaseKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a server said when it refused a row.
 *
 * @param cause what kind of constraint it was
 * @param constraint its name as the server tells it; empty if it doesn't
 * @param columns the columns it names; empty if it doesn't
 * @param message what it said
 * @param where on PostgreSQL, the functions it was in
 */
record Refusal(Cause cause, String constraint, List<String> columns, String message, String where) {

    /** Kinds of reasons. */
    enum Cause {
        UNIQUE,
        CHECK,
        NOT_NULL,
        FOREIGN_KEY,
        EXCLUSION,
        /** A value that isn't one, a trigger, or anything else. */
        OTHER
    }

    private static final Pattern SQLITE = Pattern.compile("(?s).*?(\\w+(?: \\w+)?) constraint failed(?:: (.*?))?\\)?");
    private static final Pattern CODE = Pattern.compile("(?s)^\\[\\w+]\\s*(?:.*?\\()?(.*?)\\)?$");

    static Refusal of(SQLException failure, DatabaseKind database) {
        return database == DatabaseKind.SQLITE ? ofSqlite(failure) : OfPostgres.read(failure);
    }

    /** A row that vanished without a word. */
    static Refusal silent() {
        return new Refusal(Cause.OTHER, "", List.of(), "the row was dropped without an error", "");
    }

    private static Refusal ofSqlite(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher constraint = SQLITE.matcher(message);
        if (!constraint.matches()) {
            Matcher code = CODE.matcher(message);
            return new Refusal(Cause.OTHER, "", List.of(), code.matches() ? code.group(1) : message, "");
        }
        String about = Optional.ofNullable(constraint.group(2)).orElse("");
        Cause cause =
                switch (constraint.group(1).replaceFirst("(?s).*(?=UNIQUE|CHECK|NULL|KEY)", "")) {
                    case "UNIQUE" -> Cause.UNIQUE;
                    case "CHECK" -> Cause.CHECK;
                    case "NULL" -> Cause.NOT_NULL;
                    case "KEY" -> about.isEmpty() ? Cause.FOREIGN_KEY : Cause.UNIQUE;
                    default -> Cause.OTHER;
                };
        boolean names = cause == Cause.UNIQUE || cause == Cause.NOT_NULL;
        List<String> columns = names && !about.startsWith("index ")
                ? Pattern.compile(", ")
                        .splitAsStream(about)
                        .map(it -> it.substring(it.indexOf('.') + 1))
                        .toList()
                : List.of();
        String name = about.startsWith("index ") ? about.substring(7, Math.max(7, about.length() - 1)) : about;
        String said = cause == Cause.FOREIGN_KEY
                ? "FOREIGN KEY constraint failed"
                : constraint.group(1) + " constraint failed: " + about;
        return new Refusal(cause, name, columns, said, "");
    }

    /** The driver's classes are needed on PostgreSQL only. */
    private static final class OfPostgres {

        private OfPostgres() {}

        static Refusal read(SQLException failure) {
            Cause cause =
                    switch (String.valueOf(failure.getSQLState())) {
                        case "23505" -> Cause.UNIQUE;
                        case "23514" -> Cause.CHECK;
                        case "23502" -> Cause.NOT_NULL;
                        case "23503" -> Cause.FOREIGN_KEY;
                        case "23P01" -> Cause.EXCLUSION;
                        default -> Cause.OTHER;
                    };
            ServerErrorMessage server = failure instanceof PSQLException own ? own.getServerErrorMessage() : null;
            if (server == null) {
                return new Refusal(cause, "", List.of(), String.valueOf(failure.getMessage()), "");
            }
            return new Refusal(
                    cause,
                    Optional.ofNullable(server.getConstraint()).orElse(""),
                    Optional.ofNullable(server.getColumn()).stream().toList(),
                    Optional.ofNullable(server.getMessage()).orElse(""),
                    Optional.ofNullable(server.getWhere()).orElse(""));
        }
    }

    /** Why a table has no row, with the trigger's name if one refused. */
    String reason(TableFacts table) {
        return findTrigger(table)
                .map(trigger -> "trigger " + trigger.name() + " refuses: " + message)
                .orElse(message);
    }

    private Optional<SchemaObject> findTrigger(TableFacts table) {
        return table.triggers().stream().filter(this::isOf).findFirst();
    }

    private boolean isOf(SchemaObject trigger) {
        String definition = trigger.attribute("definition").orElse("");
        Matcher function = Pattern.compile("(?is).*execute (?:function|procedure) ([^(]+)\\(.*")
                .matcher(definition);
        if (function.matches()) {
            String name = function.group(1).substring(function.group(1).lastIndexOf('.') + 1);
            return where.contains(name + "(");
        }
        return cause == Cause.OTHER && !message.isEmpty() && definition.contains(message.replace("'", "''"));
    }
}
