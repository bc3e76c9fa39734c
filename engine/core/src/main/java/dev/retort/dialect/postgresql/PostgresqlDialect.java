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
import dev.retort.dialect.postgresql.text.Parameters;
import dev.retort.dialect.postgresql.text.ShellScript;
import dev.retort.dialect.postgresql.text.TypeNames;
import dev.retort.dialect.postgresql.text.TypesAndDefaults;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Identifiers;

/**
 * PostgreSQL, versions 14 to 18.
 *
 * @param name the stable name
 * @param productName what JDBC calls it
 * @param compiler turns operations into statements
 * @param splitter splits SQL text into statements
 * @param writer writes names and values
 * @param reader reads types and defaults back
 * @param transactions prepares connections
 * @param scriptFrame frames scripts
 * @param runLock keeps two runs apart
 * @param errors explains what the server said
 */
public record PostgresqlDialect(
        String name,
        String productName,
        Compiler compiler,
        SqlSplitter splitter,
        SqlWriter writer,
        SqlReader reader,
        Transactions transactions,
        ScriptFrame scriptFrame,
        RunLock runLock,
        ErrorExplainer errors)
        implements Dialect {

    /** Made by the service loader. */
    public PostgresqlDialect() {
        this(
                DatabaseKind.POSTGRESQL.id(),
                DatabaseKind.POSTGRESQL.label(),
                new OperationCompiler(),
                new SqlSplitter(DatabaseKind.POSTGRESQL),
                new SqlWriter(Identifiers.POSTGRESQL, Literals::of, TypeNames::of, DefaultText::of, Parameters::of),
                new TypesAndDefaults(),
                new SessionTransactions(),
                new ShellScript(),
                new RunLocks(),
                new ServerErrors());
    }
}
