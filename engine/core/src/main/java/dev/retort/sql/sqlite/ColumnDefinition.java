package dev.retort.sql.sqlite;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Optional;

/**
 * A column as it is written in a stored table.
 *
 * @param nameToken its name
 * @param type the words of its type and what is in parentheses behind them; none if it has none
 * @param clauses its constraints in order
 * @param declared the type as {@code PRAGMA table_xinfo} gives it but for the case of letters; empty if it has none
 */
public record ColumnDefinition(Token nameToken, List<Token> type, List<Clause> clauses, String declared) {

    /** Copies the lists. */
    public ColumnDefinition {
        type = List.copyOf(type);
        clauses = List.copyOf(clauses);
    }

    /** Its name without quotes. */
    public String name() {
        return nameToken.name();
    }

    /** Whether it has this name. */
    public boolean isNamed(String other) {
        return Names.same(name(), other);
    }

    /** The place of its first character. */
    public int start() {
        return nameToken.start();
    }

    /** The place behind its last character. */
    public int end() {
        return clauses.isEmpty() ? typeEnd() : clauses.get(clauses.size() - 1).end();
    }

    /** The place behind its type, or behind its name if it has none. */
    public int typeEnd() {
        return type.isEmpty() ? nameToken.end() : type.get(type.size() - 1).end();
    }

    /** The first of its constraints of that kind. */
    public Optional<Clause> find(Clause.Kind kind) {
        return clauses.stream().filter(clause -> clause.kind() == kind).findFirst();
    }

    /** Whether it has a constraint of that kind. */
    public boolean has(Clause.Kind kind) {
        return find(kind).isPresent();
    }

    /** Whether its type is exactly this word; a word in quotes is one only if it is all of the type. */
    public boolean isOfType(String word) {
        if (!Names.same(declared, word)) {
            return false;
        }
        int words = type.size();
        boolean ends = words > 2
                && type.get(words - 2).isWord("generated")
                && type.get(words - 1).isWord("always");
        return type.get(0).kind() == Token.Kind.WORD || words - (ends ? 2 : 0) == 1;
    }

    /** A check of labels, {@code CHECK (name IN ('a', 'b'))} without a name, as an enumeration column has one. */
    public Optional<Clause> labelCheck() {
        return clauses.stream()
                .filter(clause ->
                        clause.name().isEmpty() && !clause.labels(name()).isEmpty())
                .findFirst();
    }

    /** The collating sequence's name, if one is given; the last one counts. */
    public Optional<String> collation() {
        return last(Clause.Kind.COLLATE).map(clause -> clause.tail().get(0).name());
    }

    /** The canonical expression of a generated column, in parentheses, and {@code stored} or {@code virtual}. */
    public Optional<String> generated() {
        return find(Clause.Kind.GENERATED)
                .map(clause -> "(" + CanonicalSql.expression(clause.body()) + ")"
                        + (clause.isStored() ? " stored" : " virtual"));
    }

    /** Name and conflict clause of its NOT NULL, such as {@code called x on conflict ignore}; empty if it has neither. */
    public Optional<String> notNullConstraint() {
        return last(Clause.Kind.NOT_NULL).flatMap(clause -> {
            Optional<String> called = clause.name().map(name -> "called " + CanonicalSql.quoted(name));
            return called.map(
                            name -> name + clause.conflict().map(it -> " " + it).orElse(""))
                    .or(clause::conflict);
        });
    }

    private Optional<Clause> last(Clause.Kind kind) {
        return clauses.stream().filter(clause -> clause.kind() == kind).reduce((first, second) -> second);
    }

    /**
     * The type that SQLite makes of these words: all of them with what stands between, or the first if it is quoted, and
     * without <a href="https://www.sqlite.org/src/file/src/build.c">the words GENERATED ALWAYS</a> at the end.
     */
    static String declared(String written) {
        List<Token> words = Tokenizer.tokens(written, DatabaseKind.SQLITE);
        if (words.isEmpty()) {
            return "";
        }
        String type = written;
        if (type.length() >= 16 && Names.fold(type).endsWith("always")) {
            type = stripTrailing(type.substring(0, type.length() - "always".length()));
            if (Names.fold(type).endsWith("generated")) {
                type = stripTrailing(type.substring(0, type.length() - "generated".length()));
            }
        }
        Token.Kind first = words.get(0).kind();
        return first == Token.Kind.QUOTED || first == Token.Kind.STRING
                ? words.get(0).name()
                : type;
    }

    private static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && " \t\n\u000b\f\r".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }
}
