package dev.retort.sql.sqlite;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;
import java.util.Optional;

/** Reads one constraint of a table; SQLite lets several follow each other without a comma. */
final class TableConstraintParser {

    private final TokenCursor cursor;
    private Optional<String> name = Optional.empty();

    TableConstraintParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    static boolean beginsAt(TokenCursor cursor) {
        return cursor.isAt("constraint")
                || cursor.isAt("primary", "key")
                || cursor.isAt("unique")
                || cursor.isAt("check")
                || cursor.isAt("foreign", "key");
    }

    Optional<ConstraintText> parse() {
        while (cursor.take("constraint")) {
            name = Optional.of(cursor.next().name());
        }
        if (cursor.take("primary", "key")) {
            return Optional.of(primaryKey());
        } else if (cursor.take("unique")) {
            List<Token> columns = cursor.group();
            return Optional.of(keyed(ConstraintText.Type.UNIQUE, "unique", columns, ""));
        } else if (cursor.take("check")) {
            return Optional.of(check(name, cursor));
        } else if (cursor.take("foreign", "key")) {
            return Optional.of(foreignKey());
        } else if (!cursor.isAtEnd()) {
            cursor.next();
        }
        return Optional.empty();
    }

    private ConstraintText primaryKey() {
        List<Token> columns = cursor.group();
        boolean counts = !columns.isEmpty() && columns.get(columns.size() - 1).isWord("autoincrement");
        List<Token> shown = counts ? columns.subList(0, columns.size() - 1) : columns;
        return keyed(ConstraintText.Type.PRIMARY_KEY, "primary key", shown, counts ? " autoincrement" : "");
    }

    private ConstraintText keyed(ConstraintText.Type type, String words, List<Token> columns, String more) {
        String definition = words + " " + Clauses.indexedList(columns) + more;
        return new ConstraintText(
                name, type, Clauses.firstNames(columns), Clauses.joined(definition, Clauses.conflict(cursor)));
    }

    static ConstraintText check(Optional<String> name, TokenCursor cursor) {
        String definition = "check (" + Clauses.expression(cursor.group()) + ")";
        return new ConstraintText(
                name, ConstraintText.Type.CHECK, List.of(), Clauses.joined(definition, Clauses.conflict(cursor)));
    }

    private ConstraintText foreignKey() {
        List<Token> columns = cursor.group();
        cursor.take("references");
        String definition = "foreign key " + Clauses.indexedList(columns) + " " + References.read(cursor);
        return new ConstraintText(name, ConstraintText.Type.FOREIGN_KEY, Clauses.firstNames(columns), definition);
    }
}
