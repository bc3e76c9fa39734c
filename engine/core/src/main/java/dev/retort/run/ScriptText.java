package dev.retort.run;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.ScriptFrame;
import dev.retort.dialect.Transactions;
import dev.retort.row.Row;
import dev.retort.schema.QualifiedName;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The text of a script while it is being written: statements and comments, with an empty line between them; each goes on to
 * a draft and isn't held. What a run does
 * at its {@linkplain #site site} becomes text, and happens on a scratch database alike if the dialect has one.
 */
final class ScriptText {

    private final Consumer<String> draft;
    private final ScriptFrame frame;
    /** What is written only if something follows. */
    private String blanks = "";

    ScriptText(ScriptFrame frame, Consumer<String> draft) {
        this.frame = frame;
        this.draft = draft;
    }

    RunSite site(Dialect dialect, Optional<RunSite> scratch) {
        return new RunSite(dialect, new Target(scratch), new Session(scratch));
    }

    void add(String complete) {
        append(complete + "\n\n");
    }

    void addAll(List<String> complete) {
        complete.forEach(this::add);
    }

    /** A comment of one line, whatever is in it. */
    void comment(String words) {
        append("-- " + words.replaceAll("\\R|\\p{Cntrl}", " ") + "\n");
    }

    private void append(String text) {
        int end = text.stripTrailing().length();
        if (end > 0) {
            draft.accept(blanks);
            draft.accept(text.substring(0, end));
            blanks = "";
        }
        blanks += text.substring(end);
    }

    /** Ends the last line; nothing may follow. */
    void end() {
        draft.accept("\n");
    }

    /** Does the same on the scratch database, if there is one. */
    private static void also(Optional<RunSite> scratch, Work work) throws SQLException {
        if (scratch.isPresent()) {
            work.on(scratch.get());
        }
    }

    /** What is done on the scratch database. */
    private interface Work {
        void on(RunSite scratch) throws SQLException;
    }

    /** Takes the statements. */
    private final class Target implements StatementTarget {

        private final Optional<RunSite> scratch;

        Target(Optional<RunSite> scratch) {
            this.scratch = scratch;
        }

        @Override
        public boolean isScript() {
            return true;
        }

        @Override
        public List<SQLWarning> execute(String sql) throws SQLException {
            add(frame.statement(sql));
            also(scratch, it -> it.target().execute(sql));
            return List.of();
        }

        @Override
        public void changeVersionRow(String sql) throws SQLException {
            add(frame.statement(sql));
            also(scratch, it -> it.target().changeVersionRow(sql));
        }

        /** The catalogue of the scratch database, which has the schema that the script leads to so far. */
        @Override
        public List<Row> query(String sql, Object... parameters) {
            return scratch.orElseThrow(() -> NeedsConnectionException.toRead(sql))
                    .target()
                    .query(sql, parameters);
        }

        @Override
        public Map<String, String> columns(String query) {
            return scratch.orElseThrow(() -> NeedsConnectionException.toRead(query))
                    .target()
                    .columns(query);
        }

        @Override
        public void requireNoRows(String reason, String sql) {
            addAll(frame.requireNoRows(reason, sql));
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

    /** Begins and ends the transactions. */
    private final class Session implements Transactions.Session {

        private final Optional<RunSite> scratch;
        /** Those of the revision's statements after which something is to be put back; no two for the same. */
        private final List<String> statements = new ArrayList<>();

        Session(Optional<RunSite> scratch) {
            this.scratch = scratch;
        }

        @Override
        public void begin() throws SQLException {
            addAll(frame.begin());
            also(scratch, it -> it.session().begin());
        }

        @Override
        public void beforeStatement(String sql) throws SQLException {
            if (!frame.putBack(statements).containsAll(frame.putBack(List.of(sql)))) {
                statements.add(sql);
            }
            also(scratch, it -> it.session().beforeStatement(sql));
        }

        /** What the scratch database needed, or else what the dialect knows. */
        @Override
        public List<String> putBack(boolean transactionEnds) throws SQLException {
            List<String> lines = new ArrayList<>(frame.putBack(statements));
            statements.clear();
            also(scratch, it -> it.session().putBack(transactionEnds).forEach(sql -> lines.add(frame.statement(sql))));
            addAll(lines);
            return lines;
        }

        @Override
        public void commit() throws SQLException {
            addAll(frame.commit());
            also(scratch, it -> it.session().commit());
        }

        @Override
        public void rollback() throws SQLException {
            also(scratch, it -> it.session().rollback());
        }

        @Override
        public void close() throws SQLException {
            also(scratch, it -> it.session().close());
        }
    }
}
