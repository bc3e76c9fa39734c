package dev.retort.sql.sqlite;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the parts of a CREATE TABLE between its outer parentheses, and the options behind them. */
final class TableTextParser {

    private final String sql;
    private final List<ColumnText> columns = new ArrayList<>();
    private final List<ConstraintText> constraints = new ArrayList<>();

    TableTextParser(String sql) {
        this.sql = sql;
    }

    TableText parse() {
        TokenCursor statement = new TokenCursor(Tokenizer.tokens(sql, DatabaseKind.SQLITE));
        statement.skipUntil(token -> token.isSymbol("("));
        for (List<Token> part : TokenCursor.parted(statement.group())) {
            if (!part.isEmpty()) {
                read(new TokenCursor(part));
            }
        }
        return new TableText(columns, constraints, options(statement));
    }

    private static Set<String> options(TokenCursor behindColumns) {
        Set<String> options = new HashSet<>();
        while (!behindColumns.isAtEnd()) {
            if (behindColumns.take("strict")) {
                options.add("strict");
            } else if (behindColumns.take("without", "rowid")) {
                options.add("without rowid");
            } else {
                behindColumns.next();
            }
        }
        return options;
    }

    private void read(TokenCursor part) {
        if (TableConstraintParser.beginsAt(part)) {
            while (!part.isAtEnd()) {
                new TableConstraintParser(part).parse().ifPresent(constraints::add);
            }
        } else {
            ColumnTextParser column = new ColumnTextParser(part);
            columns.add(column.parse());
            constraints.addAll(column.constraints());
        }
    }
}
