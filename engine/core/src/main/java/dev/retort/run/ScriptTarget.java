package dev.retort.run;

import dev.retort.dialect.ScriptFrame;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Statements become the text of a script, and run on a scratch database if the dialect has one. */
final class ScriptTarget implements StatementTarget {

    private final ScriptText text;
    private final ScriptFrame frame;
    private final Optional<StatementTarget> scratch;

    ScriptTarget(ScriptText text, ScriptFrame frame, Optional<StatementTarget> scratch) {
        this.text = text;
        this.frame = frame;
        this.scratch = scratch;
    }

    @Override
    public boolean isScript() {
        return true;
    }

    @Override
    public void execute(String sql) throws SQLException {
        text.add(frame.statement(sql));
        if (scratch.isPresent()) {
            scratch.get().execute(sql);
        }
    }

    @Override
    public void changeVersionRow(String sql) throws SQLException {
        text.add(frame.statement(sql));
        if (scratch.isPresent()) {
            scratch.get().changeVersionRow(sql);
        }
    }

    /** The catalogue of the scratch database, which has the schema that the script leads to so far. */
    @Override
    public List<Row> query(String sql, Object... parameters) {
        return scratch.orElseThrow(() -> NeedsConnectionException.toRead(sql)).query(sql, parameters);
    }

    @Override
    public void requireNoRows(String reason, String sql) {
        text.addAll(frame.requireNoRows(reason, sql));
    }

    @Override
    public boolean hasRows() {
        return false;
    }

    /** Not from the scratch database, which has other rows. */
    @Override
    public List<Row> read(String sql, Object... parameters) {
        throw NeedsConnectionException.toRead(sql);
    }

    @Override
    public Optional<List<Row>> ownRows(QualifiedName table, String sql) {
        return Optional.empty();
    }
}
