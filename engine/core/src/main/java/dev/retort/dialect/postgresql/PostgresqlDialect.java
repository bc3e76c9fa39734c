package dev.retort.dialect.postgresql;

import dev.retort.dialect.Dialect;
import dev.retort.dialect.Dialect.Compiler;
import dev.retort.dialect.Dialect.ErrorExplainer;
import dev.retort.dialect.RunLock;
import dev.retort.dialect.ScriptFrame;
import dev.retort.dialect.SqlReader;
import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlWriter;
import dev.retort.dialect.Transactions;
import dev.retort.dialect.postgresql.errors.ServerErrors;
import dev.retort.dialect.postgresql.session.RunLocks;
import dev.retort.dialect.postgresql.session.SessionTransactions;
import dev.retort.dialect.postgresql.text.DefaultText;
import dev.retort.dialect.postgresql.text.Literals;
import dev.retort.dialect.postgresql.text.ShellScript;
import dev.retort.dialect.postgresql.text.TypeNames;
import dev.retort.dialect.postgresql.text.TypesAndDefaults;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Identifiers;

/** PostgreSQL, versions 14 to 18. */
public final class PostgresqlDialect implements Dialect {

    /** Made by the service loader. */
    public PostgresqlDialect() {}

    @Override
    public String name() {
        return DatabaseKind.POSTGRESQL.id();
    }

    @Override
    public String productName() {
        return "PostgreSQL";
    }

    @Override
    public Compiler compiler() {
        return new OperationCompiler();
    }

    @Override
    public SqlSplitter splitter() {
        return new SqlSplitter(DatabaseKind.POSTGRESQL);
    }

    @Override
    public SqlWriter writer() {
        return new SqlWriter(Identifiers.POSTGRESQL, Literals::of, TypeNames::of, DefaultText::of);
    }

    @Override
    public SqlReader reader() {
        return new TypesAndDefaults();
    }

    @Override
    public Transactions transactions() {
        return new SessionTransactions();
    }

    @Override
    public ScriptFrame scriptFrame() {
        return new ShellScript();
    }

    @Override
    public RunLock runLock() {
        return new RunLocks();
    }

    @Override
    public ErrorExplainer errors() {
        return new ServerErrors();
    }
}
