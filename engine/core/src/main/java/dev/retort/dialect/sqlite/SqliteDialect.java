package dev.retort.dialect.sqlite;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialect.Compiler;
import dev.retort.dialect.Dialect.ErrorExplainer;
import dev.retort.dialect.RunLock;
import dev.retort.dialect.ScriptFrame;
import dev.retort.dialect.SqlReader;
import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlWriter;
import dev.retort.dialect.Transactions;
import dev.retort.dialect.sqlite.errors.ServerErrors;
import dev.retort.dialect.sqlite.session.RunLocks;
import dev.retort.dialect.sqlite.session.SessionTransactions;
import dev.retort.dialect.sqlite.text.DefaultText;
import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.dialect.sqlite.text.ShellScript;
import dev.retort.dialect.sqlite.text.TypeNames;
import dev.retort.dialect.sqlite.text.TypesAndDefaults;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Identifiers;

/**
 * SQLite 3.35 and later. Enum types don't exist there: an enumeration column is text with a check of its labels, so that
 * operations on enum types do nothing, unless it is said which columns or labels they are about. Comments aren't kept.
 */
public final class SqliteDialect implements Dialect {

    private final SqlWriter writer =
            new SqlWriter(Identifiers.SQLITE, Literals::of, type -> TypeNames.of(type, false), DefaultText::of);
    private final TypesAndDefaults reader = new TypesAndDefaults();
    private final SqlSplitter splitter = new SqlSplitter(DatabaseKind.SQLITE);
    private final Compiler compiler = new OperationCompiler(splitter);
    private final Transactions transactions = new SessionTransactions();
    private final RunLock runLock = new RunLocks();
    private final ErrorExplainer errors = new ServerErrors();

    /** Makes the dialect; the service loader calls this. */
    public SqliteDialect() {}

    @Override
    public String name() {
        return DatabaseKind.SQLITE.id();
    }

    @Override
    public String productName() {
        return "SQLite";
    }

    @Override
    public Compiler compiler() {
        return compiler;
    }

    @Override
    public SqlSplitter splitter() {
        return splitter;
    }

    @Override
    public SqlWriter writer() {
        return writer;
    }

    @Override
    public SqlReader reader() {
        return reader;
    }

    @Override
    public Transactions transactions() {
        return transactions;
    }

    @Override
    public ScriptFrame scriptFrame() {
        return new ShellScript();
    }

    @Override
    public RunLock runLock() {
        return runLock;
    }

    @Override
    public ErrorExplainer errors() {
        return errors;
    }
}
