package dev.retort.junit.mutation;

import dev.retort.junit.evidence.Workplace;
import dev.retort.revision.Direction;
import dev.retort.script.RevisionScript;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.sql.Splitter;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.Tokenizer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was seen when a revision went up, got rows, went down and up again, by plain JDBC on what the splitter gives.
 *
 * @param before the state before it
 * @param up the first upgrade
 * @param rows what the database said to each row that was inserted then, and the state with them
 * @param down the downgrade; empty if it wasn't reached or there is none
 * @param again the second upgrade; empty if it wasn't reached
 */
record Course(Dump before, Leg up, Optional<Leg> rows, Optional<Leg> down, Optional<Leg> again) {

    /**
     * One part of the way.
     *
     * @param failure what the database said; empty if nothing failed
     * @param dump the state after it
     * @param session what was set at its end
     */
    record Leg(Optional<String> failure, Dump dump, List<String> session) {

        boolean succeeded() {
            return failure.isEmpty();
        }
    }

    /**
     * The statements of a revision.
     *
     * @param up each statement of the upgrade
     * @param down each one of the downgrade; empty if there is no downgrade
     * @param transactional whether each direction runs in one transaction
     */
    record Way(List<String> up, Optional<List<String>> down, boolean transactional) {

        /** The way of a script on a database; empty if a part of it can't be split. */
        static Optional<Way> of(RevisionScript script, DatabaseKind database) {
            try {
                List<Splitter.Statement> up = statements(script, Direction.UPGRADE, database);
                List<Splitter.Statement> down = statements(script, Direction.DOWNGRADE, database);
                boolean together = script.transactional()
                        && up.stream().allMatch(Splitter.Statement::transactional)
                        && down.stream().allMatch(Splitter.Statement::transactional);
                boolean reversible =
                        script.hasDowngrade() && script.irreversible().isEmpty();
                return Optional.of(new Way(
                        up.stream().map(Splitter.Statement::sql).toList(),
                        reversible
                                ? Optional.of(down.stream()
                                        .map(Splitter.Statement::sql)
                                        .toList())
                                : Optional.empty(),
                        together));
            } catch (SqlSyntaxException unreadable) {
                return Optional.empty();
            }
        }

        private static List<Splitter.Statement> statements(
                RevisionScript script, Direction direction, DatabaseKind database) {
            return script.part(direction, database)
                    .map(part -> Splitter.statements(part.text(), database))
                    .orElse(List.of());
        }
    }

    /** Walks a way on a workplace; the state before it is known. */
    static Course walk(Workplace place, DatabaseKind database, Way way, Dump before, List<String> inserts)
            throws SQLException {
        try (Connection reader = place.newReader()) {
            Walker walker = new Walker(place, database, way.transactional(), reader);
            Leg up = walker.run(way.up());
            if (!up.succeeded()) {
                return new Course(before, up, Optional.empty(), Optional.empty(), Optional.empty());
            }
            Optional<Leg> rows = inserts.isEmpty() ? Optional.empty() : Optional.of(walker.insert(inserts));
            if (way.down().isEmpty()) {
                return new Course(before, up, rows, Optional.empty(), Optional.empty());
            }
            Leg down = walker.run(way.down().get());
            Optional<Leg> again = down.succeeded() ? Optional.of(walker.run(way.up())) : Optional.empty();
            return new Course(before, up, rows, Optional.of(down), again);
        }
    }

    /** All names in the statements of a way, in lower case. */
    static Set<String> names(Way way, DatabaseKind database) {
        return Stream.concat(way.up().stream(), way.down().stream().flatMap(List::stream))
                .flatMap(sql -> Tokenizer.tokens(sql, database).stream())
                .map(token -> token.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /**
     * Tables that only grow on the way, though no statement names them: a trigger writes there what it saw, which a downgrade
     * leaves as it is.
     *
     * @param named the names in the statements
     */
    Set<String> logs(Set<String> named) {
        Set<String> growing = new HashSet<>(before.growing(up.dump()));
        down.ifPresent(leg -> growing.addAll(rows.orElse(up).dump().growing(leg.dump())));
        growing.removeIf(table ->
                named.contains(table.substring(table.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
        return growing;
    }

    /** The legs in order, each with its name. */
    List<Optional<Leg>> legs() {
        return List.of(Optional.of(up), rows, down, again);
    }

    /** Runs statements, each leg in a session of its own, and reads in another. */
    private record Walker(Workplace place, DatabaseKind database, boolean transactional, Connection reader) {

        Leg run(List<String> statements) throws SQLException {
            try (Connection connection = place.source().getConnection()) {
                Optional<String> failure = run(connection, statements);
                List<String> session = Dump.session(connection, database);
                return new Leg(failure, Dump.of(reader, database), session);
            }
        }

        /** As the engine does: SQLite's foreign keys wait until the end. */
        private Optional<String> run(Connection connection, List<String> statements) throws SQLException {
            boolean waits = transactional && database == DatabaseKind.SQLITE;
            String enforced = waits ? new Query(connection, "PRAGMA foreign_keys").get(row -> row.getString(1)) : "";
            if (waits) {
                Query.run(connection, "PRAGMA foreign_keys = OFF");
            }
            if (transactional) {
                Query.run(connection, "BEGIN");
            }
            Optional<String> failure = Optional.empty();
            try {
                for (String sql : statements) {
                    Query.run(connection, sql);
                }
                if (transactional) {
                    Query.run(connection, "COMMIT");
                }
            } catch (SQLException e) {
                failure = Optional.of(Drafts.oneLine(String.valueOf(e.getMessage())));
                rollback(connection);
            }
            if (waits) {
                Query.run(connection, "PRAGMA foreign_keys = " + enforced);
            }
            return failure;
        }

        private void rollback(Connection connection) {
            try {
                Query.run(connection, "ROLLBACK");
            } catch (SQLException nothingIsOpen) {
                // the failing statement ended the transaction, or there was none
            }
        }

        /** Each row by itself; what is refused is part of what was seen. */
        Leg insert(List<String> inserts) throws SQLException {
            List<String> answers = new ArrayList<>();
            try (Connection connection = place.source().getConnection()) {
                Query.run(connection, "BEGIN");
                for (String sql : inserts) {
                    Query.run(connection, "SAVEPOINT one");
                    try {
                        Query.run(connection, sql);
                        answers.add("row accepted");
                    } catch (SQLException e) {
                        answers.add("row refused: " + Drafts.oneLine(sql));
                        Query.run(connection, "ROLLBACK TO SAVEPOINT one");
                    }
                    Query.run(connection, "RELEASE SAVEPOINT one");
                }
                try {
                    Query.run(connection, "COMMIT");
                } catch (SQLException e) {
                    answers.add("rows refused at the end");
                    rollback(connection);
                }
            }
            return new Leg(Optional.empty(), Dump.of(reader, database), answers);
        }
    }
}
