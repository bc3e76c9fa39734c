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
import dev.retort.dialect.sqlite.text.Parameters;
import dev.retort.dialect.sqlite.text.ShellScript;
import dev.retort.dialect.sqlite.text.TypeNames;
import dev.retort.dialect.sqlite.text.TypesAndDefaults;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Identifiers;

/**
 * SQLite 3.35 and later. Enum types don't exist there: an enumeration column is text with a check of its labels, so that
 * operations on enum types do nothing, unless it is said which columns or labels they are about. Comments aren't kept.
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
public record SqliteDialect(
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
    public SqliteDialect() {
        this(
                DatabaseKind.SQLITE.id(),
                DatabaseKind.SQLITE.label(),
                new OperationCompiler(),
                new SqlSplitter(DatabaseKind.SQLITE),
                new SqlWriter(
                        Identifiers.SQLITE,
                        Literals::of,
                        type -> TypeNames.of(type, false),
                        DefaultText::of,
                        Parameters::of),
                new TypesAndDefaults(),
                new SessionTransactions(),
                new ShellScript(),
                new RunLocks(),
                new ServerErrors());
    }
}
