package dev.retort.run;

import dev.retort.dialect.CatalogReader;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Where the statements of a run go: to a connection, or into the text of a script. */
interface StatementTarget extends CatalogReader {

    /** Whether there is no database, only a text. */
    boolean isScript();

    /**
     * Takes a statement, word for word.
     *
     * @return what the server said of it, beside its result
     */
    List<SQLWarning> execute(String sql) throws SQLException;

    /** Takes a statement that must change exactly one row of the version table. */
    void changeVersionRow(String sql) throws SQLException;

    /**
     * Answers a migration's own query.
     *
     * @throws NeedsConnectionException if this is a script
     */
    List<Row> read(String sql, Object... parameters);

    /** How many characters a column of a table takes; empty if that isn't known. */
    default OptionalInt columnLength(QualifiedName table, String column) throws SQLException {
        return OptionalInt.empty();
    }

    /** The rows of one of the engine's own tables; empty if it isn't there, or if that isn't known. */
    Optional<List<Row>> ownRows(QualifiedName table, String sql) throws SQLException;
}
