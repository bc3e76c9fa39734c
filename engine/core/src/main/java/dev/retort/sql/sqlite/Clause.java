package dev.retort.sql.sqlite;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One constraint of a stored table, of a column or of the table itself, with its place in the text.
 *
 * @param kind what it is
 * @param nameToken its name, if it has one
 * @param tokens all of it, the word CONSTRAINT and the name included
 * @param body what is in its first parentheses: the columns of a key, a condition, an expression
 * @param tail what follows the body, or the words that say what it is
 * @param reference what it points to, if it is a foreign key
 */
public record Clause(
        Kind kind,
        Optional<Token> nameToken,
        List<Token> tokens,
        List<Token> body,
        List<Token> tail,
        Optional<Reference> reference) {

    /** The action that is the default. */
    public static final String NO_ACTION = "no action";

    /** The constraints of <a href="https://www.sqlite.org/lang_createtable.html">CREATE TABLE</a>. */
    public enum Kind {
        /** PRIMARY KEY. */
        PRIMARY_KEY,
        /** NOT NULL. */
        NOT_NULL,
        /** NULL, which says nothing. */
        NULL,
        /** UNIQUE. */
        UNIQUE,
        /** CHECK. */
        CHECK,
        /** DEFAULT. */
        DEFAULT,
        /** COLLATE. */
        COLLATE,
        /** REFERENCES behind a column. */
        REFERENCES,
        /** FOREIGN KEY of a table. */
        FOREIGN_KEY,
        /** AS, with or without GENERATED ALWAYS. */
        GENERATED,
        /** DEFERRABLE apart from the foreign key that it is about. */
        DEFERRAL,
        /** CONSTRAINT and a name, and nothing that has this name. */
        NAME
    }

    /**
     * What a foreign key points to.
     *
     * @param target the table's name, without quotes
     * @param columns the names in parentheses behind it; none if it has none
     * @param onDelete the action in lower case; {@code no action} if none is given
     * @param onUpdate the action in lower case; {@code no action} if none is given
     * @param match the word behind MATCH in lower case, which SQLite does nothing with
     * @param deferred whether it is DEFERRABLE INITIALLY DEFERRED, all that differs from the default
     */
    public record Reference(
            String target,
            List<String> columns,
            String onDelete,
            String onUpdate,
            Optional<String> match,
            boolean deferred) {

        /** Copies the columns. */
        public Reference {
            columns = List.copyOf(columns);
        }

        /** What follows the target and its columns, but for the deferral; NO ACTION is the default and isn't shown. */
        String actions() {
            return (onDelete.equals(NO_ACTION) ? "" : " on delete " + onDelete)
                    + (onUpdate.equals(NO_ACTION) ? "" : " on update " + onUpdate)
                    + match.map(word -> " match " + word).orElse("");
        }
    }

    /** Checks that nothing is null and copies the tokens. */
    public Clause {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(nameToken, "nameToken");
        Objects.requireNonNull(reference, "reference");
        tokens = List.copyOf(tokens);
        body = List.copyOf(body);
        tail = List.copyOf(tail);
    }

    /** The place of its first character. */
    public int start() {
        return tokens.get(0).start();
    }

    /** The place behind its last character. */
    public int end() {
        return tokens.get(tokens.size() - 1).end();
    }

    /** Its name without quotes, if it has one. */
    public Optional<String> name() {
        return nameToken.map(Token::name);
    }

    /** Whether it has this name. */
    public boolean isNamed(String other) {
        return name().filter(it -> Names.same(it, other)).isPresent();
    }

    /** Whether it is a foreign key, of a column or of the table. */
    public boolean isForeignKey() {
        return kind == Kind.REFERENCES || kind == Kind.FOREIGN_KEY;
    }

    /** Whether it is a key in descending order, written behind its column. */
    public boolean isDescending() {
        return tail.stream().anyMatch(token -> token.isWord("desc"));
    }

    /** Whether it is a key that gives no number twice. */
    public boolean isAutoincrement() {
        return kind == Kind.PRIMARY_KEY && (endsWith(tail, "autoincrement") || endsWith(body, "autoincrement"));
    }

    /** Whether it is a generated column whose values are stored. */
    public boolean isStored() {
        return kind == Kind.GENERATED && tail.stream().anyMatch(token -> token.isWord("stored"));
    }

    /** Whether it says that a key is checked at the end of a transaction only. */
    boolean isDeferred() {
        return tail.get(0).isWord("deferrable") && tail.get(tail.size() - 1).isWord("deferred");
    }

    /** The collation of each part of a key of the table, in its order; empty where the column's own counts. */
    public List<Optional<String>> collations() {
        return TokenCursor.parted(body).stream().map(Clause::collation).toList();
    }

    /** The last one counts. */
    private static Optional<String> collation(List<Token> part) {
        Optional<String> found = Optional.empty();
        for (int i = 1; i < part.size(); i++) {
            found = part.get(i - 1).isWord("collate") ? Optional.of(part.get(i).name()) : found;
        }
        return found;
    }

    /** The columns that a key, a unique constraint or a foreign key of the table names; none for a column's own. */
    public List<String> columns() {
        boolean keyed = kind == Kind.PRIMARY_KEY || kind == Kind.UNIQUE || kind == Kind.FOREIGN_KEY;
        return keyed ? keyColumns(body) : List.of();
    }

    /** Whether it uses a column of a table: as its own, in its condition, or as the target of a key of the same table. */
    public boolean uses(String column, String table) {
        boolean points = reference
                .filter(it -> Names.same(it.target(), table))
                .filter(it -> it.columns().stream().anyMatch(name -> Names.same(name, column)))
                .isPresent();
        return points
                || columns().stream().anyMatch(name -> Names.same(name, column))
                || ((kind == Kind.CHECK || kind == Kind.GENERATED) && Names.mentions(body, column));
    }

    /**
     * The labels that a check lists for a column, {@code CHECK (name IN ('a', 'b'))}, wherever it stands and whether it has a
     * name; none if it says anything else.
     */
    public List<Token> labels(String column) {
        List<Token> condition = body;
        while (condition.size() > 2
                && condition.get(0).isSymbol("(")
                && TokenCursor.closing(condition, 0) == condition.size() - 1) {
            condition = condition.subList(1, condition.size() - 1);
        }
        int last = condition.size() - 1;
        boolean listing = kind == Kind.CHECK
                && last > 3
                && condition.get(0).kind() != Token.Kind.STRING
                && Names.same(condition.get(0).name(), column)
                && condition.get(1).isWord("in")
                && condition.get(2).isSymbol("(")
                && condition.get(last).isSymbol(")");
        List<Token> listed = listing ? condition.subList(3, last) : List.of();
        boolean only = listed.stream().allMatch(token -> token.kind() == Token.Kind.STRING || token.isSymbol(","));
        return only
                ? listed.stream()
                        .filter(token -> token.kind() == Token.Kind.STRING)
                        .toList()
                : List.of();
    }

    /** {@code on conflict …}; ABORT is the default and isn't shown. */
    Optional<String> conflict() {
        TokenCursor cursor = new TokenCursor(tail);
        cursor.skipUntil(token -> token.isWord("conflict"));
        return Optional.of(cursor)
                .filter(it -> it.take("conflict"))
                .map(it -> it.next().text().toLowerCase(Locale.ROOT))
                .filter(resolution -> !resolution.equals("abort"))
                .map(resolution -> "on conflict " + resolution);
    }

    static List<String> keyColumns(List<Token> body) {
        return TokenCursor.parted(body).stream()
                .flatMap(key -> keyColumn(key).stream())
                .toList();
    }

    /** The column that is all of a key's part but for parentheses, collation and order; empty if it is an expression. */
    static Optional<String> keyColumn(List<Token> part) {
        TokenCursor cursor = new TokenCursor(part.stream()
                .filter(token -> !token.isSymbol("(") && !token.isSymbol(")"))
                .toList());
        if (cursor.isAtEnd()) {
            return Optional.empty();
        }
        Token name = cursor.next();
        while (cursor.take("collate")) {
            cursor.next();
        }
        boolean ordered = cursor.take("asc") || cursor.take("desc");
        boolean ends = cursor.take("autoincrement") || ordered || cursor.isAtEnd();
        return ends && cursor.isAtEnd() ? Optional.of(name.name()) : Optional.empty();
    }

    private static boolean endsWith(List<Token> tokens, String word) {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).isWord(word);
    }
}
