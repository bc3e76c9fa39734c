package dev.retort.dialect.postgresql.text;

import dev.retort.dialect.SqlSplitter;
import dev.retort.dialect.SqlStatement;
import java.util.List;
import java.util.Optional;

/** Splits SQL text; the line of a statement is that of its first word, after the comments that belong to it. */
public final class StatementSplitter implements SqlSplitter {

    @Override
    public List<SqlStatement> split(String text) {
        return new Splitting(text).statements();
    }

    @Override
    public Optional<String> transactionControl(String sql) {
        return new Splitting(sql).transactionControl();
    }
}
