package dev.retort.dialect.postgresql.statements;

import static dev.retort.sql.Identifiers.POSTGRESQL;

import dev.retort.dialect.SqlStatement;
import dev.retort.operation.SequenceOperation.*;
import dev.retort.schema.Sequence;
import java.util.List;
import java.util.OptionalLong;

/**
 * Statements about sequences.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altersequence.html">ALTER SEQUENCE</a>
 */
public final class SequenceStatements {

    private SequenceStatements() {}

    /** Creates the sequence. */
    public static List<SqlStatement> create(CreateSequence operation) {
        Sequence sequence = operation.sequence();
        return TableStatements.one("CREATE SEQUENCE " + TableStatements.ifNotExists(operation.presence())
                + POSTGRESQL.quote(sequence.name())
                + given(" INCREMENT BY ", sequence.increment())
                + given(" MINVALUE ", sequence.minimum())
                + given(" MAXVALUE ", sequence.maximum())
                + given(" START WITH ", sequence.start())
                + (sequence.cycle() ? " CYCLE" : ""));
    }

    /** Sets everything, so that what isn't given becomes the server's own again. */
    public static List<SqlStatement> alter(AlterSequence operation) {
        Sequence sequence = operation.sequence();
        boolean upwards = sequence.increment().orElse(1) > 0;
        long start = sequence.start()
                .orElse(
                        upwards
                                ? sequence.minimum().orElse(1)
                                : sequence.maximum().orElse(-1));
        return TableStatements.one("ALTER SEQUENCE " + POSTGRESQL.quote(sequence.name())
                + " INCREMENT BY " + sequence.increment().orElse(1)
                + bound("MINVALUE", sequence.minimum())
                + bound("MAXVALUE", sequence.maximum())
                + " START WITH " + start
                + given(" RESTART WITH ", operation.restart())
                + (sequence.cycle() ? " CYCLE" : " NO CYCLE"));
    }

    /** Renames the sequence. */
    public static List<SqlStatement> rename(RenameSequence operation) {
        return TableStatements.one("ALTER SEQUENCE " + POSTGRESQL.quote(operation.sequence()) + " RENAME TO "
                + POSTGRESQL.quote(operation.newName()));
    }

    /** Drops the sequence. */
    public static List<SqlStatement> drop(DropSequence operation) {
        return TableStatements.one("DROP SEQUENCE " + TableStatements.ifExists(operation.presence())
                + POSTGRESQL.quote(operation.name()) + TableStatements.cascade(operation.cascade()));
    }

    private static String given(String words, OptionalLong value) {
        return value.isPresent() ? words + value.getAsLong() : "";
    }

    private static String bound(String word, OptionalLong value) {
        return value.isPresent() ? " " + word + " " + value.getAsLong() : " NO " + word;
    }
}
