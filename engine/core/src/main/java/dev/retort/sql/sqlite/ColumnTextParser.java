package dev.retort.sql.sqlite;

import dev.retort.sql.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one column's definition and the constraints behind it. */
final class ColumnTextParser {

    private final TokenCursor cursor;
    private final List<ConstraintText> constraints = new ArrayList<>();
    private String column = "";
    private Optional<String> constraintName = Optional.empty();
    private Optional<String> collation = Optional.empty();
    private Optional<String> generated = Optional.empty();
    private Optional<String> notNullConstraint = Optional.empty();

    ColumnTextParser(TokenCursor cursor) {
        this.cursor = cursor;
    }

    ColumnText parse() {
        column = cursor.next().name();
        while (!cursor.isAtEnd()) {
            if (cursor.take("constraint")) {
                constraintName = Optional.of(cursor.next().name());
            } else {
                readOne();
            }
        }
        return new ColumnText(column, collation, generated, notNullConstraint);
    }

    List<ConstraintText> constraints() {
        return constraints;
    }

    private void readOne() {
        if (cursor.take("primary", "key")) {
            add(ConstraintText.Type.PRIMARY_KEY, primaryKey());
        } else if (cursor.take("unique")) {
            add(ConstraintText.Type.UNIQUE, Clauses.joined("unique (" + name() + ")", Clauses.conflict(cursor)));
        } else if (cursor.take("references")) {
            add(ConstraintText.Type.FOREIGN_KEY, "foreign key (" + name() + ") " + References.read(cursor));
        } else if (cursor.take("check")) {
            constraints.add(TableConstraintParser.check(constraintName, cursor));
            constraintName = Optional.empty();
        } else {
            readProperty();
            constraintName = Optional.empty();
        }
    }

    private void readProperty() {
        if (cursor.take("not", "null")) {
            notNullConstraint = notNull();
        } else if (cursor.take("collate")) {
            collation = Optional.of(cursor.next().name());
        } else if (cursor.take("generated", "always", "as") || cursor.take("as")) {
            generated = Optional.of(generated());
        } else if (cursor.take("default")) {
            skipDefault();
        } else if (cursor.isAtSymbol("(")) {
            cursor.group();
        } else {
            cursor.next();
        }
    }

    private Optional<String> notNull() {
        Optional<String> called = constraintName.map(name -> "called " + CanonicalSql.quoted(name));
        Optional<String> conflict = Clauses.conflict(cursor);
        return called.map(name -> Clauses.joined(name, conflict)).or(() -> conflict);
    }

    /** A default that is in parentheses may hold any words; the PRAGMA tells what it is. */
    private void skipDefault() {
        if (cursor.isAtSymbol("(")) {
            cursor.group();
        } else {
            cursor.next();
        }
    }

    private String generated() {
        String expression = "(" + Clauses.expression(cursor.group()) + ")";
        boolean stored = cursor.take("stored");
        return expression + (stored ? " stored" : " virtual");
    }

    private String primaryKey() {
        String order = cursor.take("desc") ? " desc" : "";
        cursor.take("asc");
        Optional<String> conflict = Clauses.conflict(cursor);
        String counts = cursor.take("autoincrement") ? " autoincrement" : "";
        return Clauses.joined("primary key (" + name() + order + ")" + counts, conflict);
    }

    private void add(ConstraintText.Type type, String definition) {
        constraints.add(new ConstraintText(constraintName, type, List.of(column), definition));
        constraintName = Optional.empty();
    }

    private String name() {
        return CanonicalSql.quoted(column);
    }
}
