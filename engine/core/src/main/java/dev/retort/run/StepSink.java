package dev.retort.run;

import static dev.retort.schema.Schema.sql;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlStatement;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.CustomOperation;
import dev.retort.operation.Execute;
import dev.retort.operation.Operation;
import dev.retort.operation.WholeTexts;
import dev.retort.operation.writing.OperationSink;
import dev.retort.operation.writing.SourceLine;
import dev.retort.row.Row;
import dev.retort.run.StepSink.PendingOperation;
import dev.retort.sql.SqlSyntaxException;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds operations back while they join, compiles those that joined, and runs the statements. */
final class StepSink implements OperationSink {

    private final Dialect dialect;
    private final StatementRunner statements;
    private final List<PendingOperation> pending = new ArrayList<>();
    private List<PendingOperation> running = List.of();
    private Optional<SqlStatement> looked = Optional.empty();
    private Optional<SqlStatement> ran = Optional.empty();

    StepSink(Dialect dialect, StatementRunner statements) {
        this.dialect = dialect;
        this.statements = statements;
    }

    @Override
    public void accept(Operation operation, Optional<SourceLine> source) {
        add(new PendingOperation(operation, source, Optional.empty()));
    }

    @Override
    public void acceptFile(CharSequence text, SourceLine start) {
        add(PendingOperation.ofFile(text, start));
    }

    private void add(PendingOperation next) {
        if (!pending.isEmpty() && !dialect.compiler().joins(operations(pending), next.operation())) {
            flush();
        }
        pending.add(next);
    }

    @Override
    public void flush() {
        if (pending.isEmpty()) {
            return;
        }
        running = List.copyOf(pending);
        pending.clear();
        Supplier<Stream<SqlStatement>> compiled = compile();
        Sound sound = check(compiled.get());
        if (sound.transactional() || sound.count() == 0) {
            run(compiled.get(), sound.count());
        } else {
            runOutside(compiled.get(), sound.count());
        }
        running = List.of();
    }

    /** A text is split twice, to be checked and to be run, so that its statements are never held together. */
    private Supplier<Stream<SqlStatement>> compile() {
        Optional<CharSequence> file = running.get(0).file();
        if (file.isPresent()) {
            return () -> dialect.compiler().statements(file.get(), true);
        }
        if (running.size() == 1 && running.get(0).operation() instanceof Execute text) {
            String sql = text.sql().forDialect(dialect()).orElse("");
            return () -> dialect.compiler().statements(sql, text.transactional());
        }
        try {
            List<SqlStatement> compiled = dialect.compiler().compile(operations(running), statements.target());
            return compiled::stream;
        } catch (NeedsConnectionException e) {
            throw e.by(describe());
        }
    }

    /** Statements that may run: how many they are, and whether one of them runs in a transaction. */
    private record Sound(int count, boolean transactional) {}

    private Sound check(Stream<SqlStatement> compiled) {
        int count = 0;
        boolean transactional = false;
        for (SqlStatement statement : (Iterable<SqlStatement>) compiled::iterator) {
            looked = Optional.of(statement);
            check(running.get(0), statement, statements, dialect.splitter());
            looked = Optional.empty();
            transactional |= statement.transactional();
            count++;
        }
        return new Sound(count, transactional);
    }

    private void runOutside(Stream<SqlStatement> compiled, int count) {
        try {
            statements.outside(() -> run(compiled, count));
        } catch (SQLException e) {
            throw StatementFailedException.query("COMMIT", e);
        }
    }

    private void run(Stream<SqlStatement> compiled, int count) {
        PendingOperation first = running.get(0);
        int number = 0;
        for (SqlStatement statement : (Iterable<SqlStatement>) compiled::iterator) {
            number++;
            ran = Optional.empty();
            statements.run(statement, describe(statement), first.source(statement), number, count);
            ran = Optional.of(statement).filter(it -> first.file().isPresent());
        }
        ran = Optional.empty();
    }

    @Override
    public List<Row> query(String sql, List<Object> parameters) {
        dialect.splitter().requireOne(sql);
        WholeTexts.requireParameters(parameters);
        return statements.read(
                sql, parameters.stream().map(dialect.writer()::parameter).toArray());
    }

    @Override
    public String dialect() {
        return dialect.name();
    }

    /** What was being compiled or run when something failed. */
    Optional<String> failedOperation() {
        return running.isEmpty()
                ? Optional.empty()
                : looked.map(this::describe)
                        .or(() -> ran.map(it -> "read on behind " + describe(it)))
                        .or(() -> Optional.of(describe()));
    }

    /**
     * Where what failed is written.
     *
     * @param line the line of an operation's text that is to blame, if it is known
     */
    Optional<SourceLine> failedSource(Optional<Integer> line) {
        Optional<PendingOperation> first = running.stream()
                .filter(operation -> operation.source().isPresent())
                .findFirst();
        if (ran.isPresent()) {
            return first.flatMap(it -> it.source(ran.get()));
        }
        return first.flatMap(it ->
                it.source(looked.isPresent() ? lineOfText(looked.get(), line).or(looked.get()::line) : line));
    }

    /** A statement's text begins with the comments before its first word, whose line is known. */
    private Optional<Integer> lineOfText(SqlStatement statement, Optional<Integer> line) {
        int word = tokenizer(statement).line(firstWord(statement));
        return statement.line().flatMap(first -> line.map(it -> first + it - word));
    }

    private int firstWord(SqlStatement statement) {
        Tokenizer tokenizer = tokenizer(statement);
        Optional<Token> token = tokenizer.next();
        while (token.isPresent() && token.get().kind() == Token.Kind.COMMENT) {
            token = tokenizer.next();
        }
        return token.map(Token::start).orElse(0);
    }

    private Tokenizer tokenizer(SqlStatement statement) {
        return Tokenizer.lenient(statement.sql(), dialect.splitter().database());
    }

    /** Whether the text of what failed is in a file, so that {@link #failedSource} says all. */
    boolean failedInFile() {
        return !running.isEmpty() && running.get(0).file().isPresent();
    }

    /** Of a text of several statements the one. */
    private String describe(SqlStatement statement) {
        boolean text = running.size() == 1
                && running.get(0).operation() instanceof Execute
                && statement.line().isPresent();
        if (!text) {
            return describe();
        }
        return Execute.describe(statement.sql().substring(firstWord(statement)));
    }

    private String describe() {
        return running.stream().map(it -> it.operation().describe()).collect(Collectors.joining("; "));
    }

    private static List<Operation> operations(List<PendingOperation> held) {
        return held.stream().map(PendingOperation::operation).toList();
    }

    /**
     * An operation that was asked for and has not run yet.
     *
     * @param operation what to do; for SQL from a file its beginning, by which it is told in a message
     * @param source where it is written
     * @param file the SQL if it is in a file, from that line on
     */
    record PendingOperation(Operation operation, Optional<SourceLine> source, Optional<CharSequence> file) {

        private static final int BEGINNING = 500;

        static PendingOperation ofFile(CharSequence text, SourceLine start) {
            int from = 0;
            while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
                from++;
            }
            int to = Math.min(text.length(), from + BEGINNING);
            String beginning = text.subSequence(from, to).toString();
            return new PendingOperation(
                    new Execute(sql(beginning), Optional.empty(), true), Optional.of(start), Optional.of(text));
        }

        /** Where a statement of it is written. */
        Optional<SourceLine> source(SqlStatement statement) {
            return source(statement.line());
        }

        /** Where a line of its text is written. */
        Optional<SourceLine> source(Optional<Integer> line) {
            if (file.isEmpty() || line.isEmpty()) {
                return source;
            }
            int offset = line.get() - 1;
            return source.map(start -> new SourceLine(start.file(), start.line() + offset));
        }
    }

    /**
     * Looks at a statement of an operation before the first of them runs; nothing reaches a database past this.
     *
     * @throws SqlSyntaxException if it isn't exactly one statement
     * @throws InvalidOperationException code {@code transaction-control}
     */
    static void check(PendingOperation pending, SqlStatement statement, StatementRunner runner, SqlSplitter splitter) {
        splitter.requireOne(statement.sql());
        splitter.requireNoPlaceholder(statement.sql());
        boolean own = pending.operation() instanceof Execute || pending.operation() instanceof CustomOperation;
        if (own && runner.isTransactional(statement)) {
            splitter.transactionControl(statement.sql()).ifPresent(words -> refuse(pending, statement, words));
        }
    }

    private static void refuse(PendingOperation pending, SqlStatement statement, String words) {
        Problem problem = Problem.of(
                        "transaction-control", words + " is in a migration that runs in the engine's transaction")
                .with("sql", statement.sql());
        throw new InvalidOperationException(
                pending.source(statement)
                        .map(line -> problem.with("line", line))
                        .orElse(problem)
                        .cure(
                                "remove it: the engine begins and commits; savepoints are fine; for statements that can't run in a transaction use op.autocommit(…), or transactional: false for the whole revision"));
    }
}
