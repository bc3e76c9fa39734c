package dev.retort.hibernate;

import static dev.retort.schema.Schema.*;

import dev.retort.schema.Column.Computed;
import dev.retort.schema.Column.Identity;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@code columnDefinition}, which Hibernate takes for a type, split into its clauses; what comes before the first one is
 * the type.
 *
 * @param type the type alone; empty if the text has none
 * @param clauses the clauses, each with its first word in lower case
 * @param database whose SQL it is
 */
record ColumnDefinition(String type, List<Clause> clauses, DatabaseKind database) {

    private static final Set<String> BEGINNINGS = Set.of(
            "not", "null", "default", "collate", "unique", "primary", "check", "references", "generated", "constraint");

    private static final Pattern EXPRESSION = Pattern.compile(
            "always\\s+as\\s*(\\(.*\\))\\s*(stored|virtual)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern IDENTITY = Pattern.compile("\\bas\\s+identity\\b");
    private static final Pattern START = Pattern.compile("\\bstart\\s+(?:with\\s+)?(-?\\d+)");
    private static final Pattern INCREMENT = Pattern.compile("\\bincrement\\s+(?:by\\s+)?(-?\\d+)");

    /**
     * One clause.
     *
     * @param word its first word, such as {@code default}
     * @param rest what follows, as written
     */
    record Clause(String word, String rest) {

        @Override
        public String toString() {
            return (word + " " + rest).strip();
        }
    }

    ColumnDefinition {
        clauses = List.copyOf(clauses);
    }

    static ColumnDefinition of(String text, DatabaseKind database) {
        List<Token> tokens = Tokenizer.tokens(text, database);
        List<Clause> clauses = new ArrayList<>();
        int first = nextClause(tokens, 0);
        for (int at = first; at < tokens.size(); ) {
            String word = tokens.get(at).text().toLowerCase(Locale.ROOT);
            int end = nextClause(tokens, at + 1 + taken(word, tokens, at + 1));
            clauses.add(new Clause(word, text(text, tokens, at + 1, end)));
            at = end;
        }
        return new ColumnDefinition(text(text, tokens, 0, first), clauses, database);
    }

    /** How many words belong to a clause even if they could begin another: {@code default null}. */
    private static int taken(String word, List<Token> tokens, int next) {
        return switch (word) {
            case "generated" -> next < tokens.size() && tokens.get(next).isWord("by") ? 2 : 1;
            case "default" -> next < tokens.size() && tokens.get(next).isSymbol("(") ? 0 : 1;
            case "not", "constraint" -> 1;
            default -> 0;
        };
    }

    /** The first word that begins a clause and isn't in parentheses, nor in {@code on delete set null}. */
    private static int nextClause(List<Token> tokens, int from) {
        int depth = 0;
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            if (depth == 0
                    && token.kind() == Token.Kind.WORD
                    && BEGINNINGS.contains(token.text().toLowerCase(Locale.ROOT))
                    && !(i > 0 && tokens.get(i - 1).isWord("set"))) {
                return i;
            }
        }
        return tokens.size();
    }

    private static String text(String sql, List<Token> tokens, int from, int to) {
        int end = Math.min(to, tokens.size());
        return from < end
                ? sql.substring(tokens.get(from).start(), tokens.get(end - 1).end())
                : "";
    }

    boolean has(String word) {
        return find(word).isPresent();
    }

    /** What follows that word, if the clause is there. */
    Optional<String> find(String word) {
        return all(word).findFirst();
    }

    /** What follows that word, each time that it is there. */
    Stream<String> all(String word) {
        return clauses.stream().filter(clause -> clause.word().equals(word)).map(Clause::rest);
    }

    /** The expression that {@code GENERATED} asks for. */
    Optional<Computed> computed() {
        return find("generated")
                .map(EXPRESSION::matcher)
                .filter(Matcher::matches)
                .map(match -> new Computed(
                        sql(Tokenizer.unwrapped(match.group(1), database)), "stored".equalsIgnoreCase(match.group(2))));
    }

    /** The numbers that {@code GENERATED} asks for. */
    Optional<Identity> identity() {
        return find("generated")
                .map(clause -> clause.toLowerCase(Locale.ROOT))
                .filter(words -> IDENTITY.matcher(words).find())
                .map(ColumnDefinition::numbering);
    }

    private static Identity numbering(String words) {
        Identity identity = words.startsWith("always") ? generatedAlways() : generatedByDefault();
        Matcher start = START.matcher(words);
        identity = start.find() ? identity.startingAt(Long.parseLong(start.group(1))) : identity;
        Matcher increment = INCREMENT.matcher(words);
        return increment.find() ? identity.incrementedBy(Long.parseLong(increment.group(1))) : identity;
    }
}
