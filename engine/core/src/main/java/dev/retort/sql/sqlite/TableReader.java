package dev.retort.sql.sqlite;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a {@code CREATE TABLE} text by SQLite's <a href="https://www.sqlite.org/src/file/src/parse.y">grammar</a>,
 * which takes more than <a href="https://www.sqlite.org/lang_createtable.html">its documentation</a> tells: a name that
 * nothing has, DEFERRABLE apart from its key, GENERATED in a type, constraints of a table without a comma between them.
 */
final class TableReader {

    /** The only words without quotes that end a type. */
    private static final Set<String> BEHIND_TYPE = Set.of(
            "constraint",
            "default",
            "null",
            "not",
            "primary",
            "unique",
            "check",
            "references",
            "deferrable",
            "collate",
            "as");

    private static final List<String> OF_TABLE = List.of("constraint", "primary", "unique", "check", "foreign");

    private final ObjectText head;
    private final TokenCursor cursor;

    TableReader(String sql) {
        this.head = ObjectText.read(sql);
        this.cursor = new TokenCursor(head.behindName());
    }

    TableDefinition read() {
        if (!head.type().equals("table") || !cursor.takeSymbol("(")) {
            throw new InvalidOperationException(Problem.of("invalid-operation", "SQLite can't change such a table")
                    .with("definition", head.sql())
                    .cure("a virtual table can only be dropped and created again"));
        }
        List<ColumnDefinition> columns = new ArrayList<>();
        List<Clause> clauses = new ArrayList<>();
        columns.add(column());
        boolean comma = cursor.takeSymbol(",");
        while (comma && !isAtTableClause()) {
            columns.add(column());
            comma = cursor.takeSymbol(",");
        }
        while (!cursor.takeSymbol(")")) {
            clauses.add(clause(false));
            cursor.takeSymbol(",");
        }
        return new TableDefinition(head.sql(), head.nameToken(), columns, clauses, options());
    }

    private Set<String> options() {
        Set<String> options = new HashSet<>();
        while (!cursor.isAtEnd()) {
            if (cursor.take("strict")) {
                options.add("strict");
            } else if (cursor.take("without", "rowid")) {
                options.add("without rowid");
            } else {
                cursor.next();
            }
        }
        return options;
    }

    private boolean isAtTableClause() {
        return OF_TABLE.stream().anyMatch(cursor::isAt);
    }

    private ColumnDefinition column() {
        Token name = cursor.next();
        List<Token> type = type();
        String declared = declared(type);
        List<Clause> clauses = new ArrayList<>();
        while (!cursor.isAtSymbol(",") && !cursor.isAtSymbol(")")) {
            clauses.add(clause(true));
        }
        return new ColumnDefinition(name, type, clauses, declared);
    }

    /** SQLite takes GENERATED ALWAYS for words of the type first. */
    private String declared(List<Token> type) {
        List<Token> words = new ArrayList<>(type);
        boolean closed = !type.isEmpty() && type.get(type.size() - 1).isSymbol(")");
        if (!closed && cursor.isAt("generated", "always", "as")) {
            cursor.peek(0).ifPresent(words::add);
            cursor.peek(1).ifPresent(words::add);
        }
        if (words.isEmpty()) {
            return "";
        }
        int start = words.get(0).start();
        return ColumnDefinition.declared(
                head.sql().substring(start, words.get(words.size() - 1).end()));
    }

    /** GENERATED ALWAYS are words of a type unless AS follows. */
    private List<Token> type() {
        int from = cursor.place();
        while (!cursor.isAt("generated", "always", "as") && isTypeWord()) {
            cursor.next();
        }
        if (cursor.place() > from) {
            cursor.group();
        }
        return cursor.since(from);
    }

    private boolean isTypeWord() {
        return cursor.peek(0)
                .filter(token -> switch (token.kind()) {
                    case WORD -> !BEHIND_TYPE.contains(Names.fold(token.text()));
                    case QUOTED, STRING -> true;
                    default -> false;
                })
                .isPresent();
    }

    private Clause clause(boolean ofColumn) {
        int from = cursor.place();
        Optional<Token> name = Optional.empty();
        while (cursor.take("constraint")) {
            name = Optional.of(cursor.next());
        }
        Clause.Kind kind = kind(ofColumn, name.isPresent());
        int words = cursor.place();
        boolean hasBody =
                switch (kind) {
                    case CHECK, FOREIGN_KEY, GENERATED -> true;
                    case PRIMARY_KEY, UNIQUE -> !ofColumn;
                    default -> false;
                };
        List<Token> body = hasBody ? cursor.group() : List.of();
        int tail = hasBody ? cursor.place() : words;
        Optional<Clause.Reference> reference = finish(kind, ofColumn);
        return new Clause(kind, name, cursor.since(from), body, cursor.since(tail), reference);
    }

    private Clause.Kind kind(boolean ofColumn, boolean named) {
        if (cursor.take("primary", "key")) {
            return Clause.Kind.PRIMARY_KEY;
        } else if (cursor.take("unique")) {
            return Clause.Kind.UNIQUE;
        } else if (cursor.take("check")) {
            return Clause.Kind.CHECK;
        }
        return (ofColumn ? ofColumn() : ofTable())
                .or(() -> named ? Optional.of(Clause.Kind.NAME) : Optional.empty())
                .orElseThrow(this::unknown);
    }

    private Optional<Clause.Kind> ofTable() {
        return cursor.take("foreign", "key") ? Optional.of(Clause.Kind.FOREIGN_KEY) : Optional.empty();
    }

    private Optional<Clause.Kind> ofColumn() {
        if (cursor.take("not", "null")) {
            return Optional.of(Clause.Kind.NOT_NULL);
        } else if (cursor.take("null")) {
            return Optional.of(Clause.Kind.NULL);
        } else if (cursor.take("default")) {
            return Optional.of(Clause.Kind.DEFAULT);
        } else if (cursor.take("collate")) {
            return Optional.of(Clause.Kind.COLLATE);
        } else if (cursor.isAt("references")) {
            return Optional.of(Clause.Kind.REFERENCES);
        } else if (cursor.take("generated", "always", "as") || cursor.take("as")) {
            return Optional.of(Clause.Kind.GENERATED);
        }
        return isAtDeferral() ? Optional.of(Clause.Kind.DEFERRAL) : Optional.empty();
    }

    private Optional<Clause.Reference> finish(Clause.Kind kind, boolean ofColumn) {
        switch (kind) {
            case PRIMARY_KEY -> {
                if (!cursor.take("desc")) {
                    cursor.take("asc");
                }
                conflict();
                cursor.take("autoincrement");
            }
            case NOT_NULL, NULL, UNIQUE -> conflict();
            case CHECK -> {
                if (!ofColumn) {
                    conflict();
                }
            }
            case DEFAULT -> defaultValue();
            case COLLATE -> cursor.next();
            case GENERATED -> {
                if (!cursor.take("stored")) {
                    cursor.take("virtual");
                }
            }
            case DEFERRAL -> deferral();
            case REFERENCES, FOREIGN_KEY -> {
                return Optional.of(reference());
            }
            case NAME -> {}
        }
        return Optional.empty();
    }

    private void conflict() {
        if (cursor.take("on", "conflict")) {
            cursor.next();
        }
    }

    private void defaultValue() {
        if (cursor.isAtSymbol("(")) {
            cursor.group();
            return;
        }
        if (!cursor.takeSymbol("-")) {
            cursor.takeSymbol("+");
        }
        cursor.next();
    }

    private Clause.Reference reference() {
        if (!cursor.take("references")) {
            throw unknown();
        }
        String target = cursor.next().name();
        List<String> columns = Clause.keyColumns(cursor.group());
        String onDelete = Clause.NO_ACTION;
        String onUpdate = Clause.NO_ACTION;
        Optional<String> match = Optional.empty();
        while (cursor.isAt("on") || cursor.isAt("match")) {
            if (cursor.take("match")) {
                match = Optional.of(cursor.next().name().toLowerCase(Locale.ROOT));
            } else if (cursor.take("on", "delete")) {
                onDelete = action();
            } else if (cursor.take("on", "update")) {
                onUpdate = action();
            } else {
                cursor.take("on", "insert");
                action();
            }
        }
        boolean deferred = false;
        while (isAtDeferral()) {
            deferred = deferral();
        }
        return new Clause.Reference(target, columns, onDelete, onUpdate, match, deferred);
    }

    private String action() {
        String first = cursor.next().text().toLowerCase(Locale.ROOT);
        boolean two = first.equals("set") || first.equals("no");
        return two ? first + " " + cursor.next().text().toLowerCase(Locale.ROOT) : first;
    }

    private boolean isAtDeferral() {
        return cursor.isAt("deferrable") || cursor.isAt("not", "deferrable");
    }

    /** Takes it and tells whether it says INITIALLY DEFERRED, which counts only without NOT. */
    private boolean deferral() {
        boolean not = cursor.take("not");
        cursor.take("deferrable");
        boolean deferred = cursor.take("initially", "deferred");
        if (!deferred) {
            cursor.take("initially", "immediate");
        }
        return deferred && !not;
    }

    private InvalidOperationException unknown() {
        return new InvalidOperationException(
                Problem.of("invalid-operation", "Retort can't read a table's stored definition")
                        .with("definition", head.sql())
                        .with("at", cursor.peek(0).map(Token::text).orElse("the end"))
                        .cure("change the table with your own SQL, and report this definition"));
    }
}
