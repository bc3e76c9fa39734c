package dev.retort.run;

import dev.retort.dialect.ScriptFrame;
import dev.retort.dialect.Transactions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Transactions in a script, and on the scratch database alike. */
final class ScriptSession implements Transactions.Session {

    private final ScriptText text;
    private final ScriptFrame frame;
    private final Optional<Transactions.Session> scratch;
    private final List<String> statements = new ArrayList<>();

    ScriptSession(ScriptText text, ScriptFrame frame, Optional<Transactions.Session> scratch) {
        this.text = text;
        this.frame = frame;
        this.scratch = scratch;
    }

    @Override
    public void begin() throws SQLException {
        text.addAll(frame.begin());
        if (scratch.isPresent()) {
            scratch.get().begin();
        }
    }

    @Override
    public void beforeStatement(String sql) throws SQLException {
        statements.add(sql);
        if (scratch.isPresent()) {
            scratch.get().beforeStatement(sql);
        }
    }

    /** What the scratch database needed, or else what the dialect knows. */
    @Override
    public List<String> putBack(boolean transactionEnds) throws SQLException {
        List<String> lines = new ArrayList<>(frame.putBack(statements));
        statements.clear();
        if (scratch.isPresent()) {
            scratch.get().putBack(transactionEnds).forEach(sql -> lines.add(frame.statement(sql)));
        }
        text.addAll(lines);
        return lines;
    }

    @Override
    public void commit() throws SQLException {
        text.addAll(frame.commit());
        if (scratch.isPresent()) {
            scratch.get().commit();
        }
    }

    @Override
    public void rollback() throws SQLException {
        if (scratch.isPresent()) {
            scratch.get().rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        if (scratch.isPresent()) {
            scratch.get().close();
        }
    }
}
