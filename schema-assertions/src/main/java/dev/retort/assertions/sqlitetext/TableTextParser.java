package dev.retort.assertions.sqlitetext;

import dev.retort.assertions.token.SqlDialect;
import dev.retort.assertions.token.Token;
import dev.retort.assertions.token.TokenCursor;
import dev.retort.assertions.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;

/** Reads the parts of a CREATE TABLE between its outer parentheses. */
final class TableTextParser {

    private final String sql;
    private final List<ColumnText> columns = new ArrayList<>();
    private final List<ConstraintText> constraints = new ArrayList<>();

    TableTextParser(String sql) {
        this.sql = sql;
    }

    TableText parse() {
        TokenCursor statement = new TokenCursor(Tokenizer.tokens(sql, SqlDialect.SQLITE));
        statement.skipUntil(token -> token.isSymbol("("));
        for (List<Token> part : TokenCursor.parted(statement.group())) {
            if (!part.isEmpty()) {
                read(new TokenCursor(part));
            }
        }
        return new TableText(columns, constraints);
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
