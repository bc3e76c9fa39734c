package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The name of a type as SQL spells it, taken apart: {@code timestamp(3) with time zone} is {@code timestamp with time zone}
 * with the argument {@code 3}. It knows no types; a dialect's reader does.
 *
 * @param name words in lower case with one space between, names in quotes as written, a schema before a dot
 * @param arguments what stands in parentheses, as written
 * @param dimensions how many pairs of brackets follow; the word ARRAY counts as one
 */
public record TypeName(String name, List<String> arguments, int dimensions) {

    private static final Set<String> FURTHER = Set.of("varying", "precision", "with", "without", "time", "zone");
    private static final Set<String> FIELDS = Set.of("year", "month", "day", "hour", "minute", "second", "to");

    /** Copies the list. */
    public TypeName {
        Objects.requireNonNull(name, "name");
        arguments = List.copyOf(arguments);
    }

    /**
     * Takes the longest name of a type that begins here. On PostgreSQL it ends where no word of a longer name follows; on
     * SQLite, where any words can make a name, at the first symbol behind it.
     *
     * @throws IllegalArgumentException if no name begins here, or a bracket isn't closed
     */
    public static TypeName read(TokenCursor cursor, DatabaseKind dialect) {
        return new Reading(cursor, dialect == DatabaseKind.SQLITE).read();
    }

    /** The same without brackets. */
    public TypeName element() {
        return new TypeName(name, arguments, 0);
    }

    /** The argument at that place, from 0; empty if there is none that is a number of up to nine digits. */
    public OptionalInt number(int place) {
        boolean there = place < arguments.size() && arguments.get(place).matches("-?\\d{1,9}");
        return there ? OptionalInt.of(Integer.parseInt(arguments.get(place))) : OptionalInt.empty();
    }

    /** As PostgreSQL spells it: the arguments of a time before its zone, those of all else behind the name. */
    @Override
    public String toString() {
        String list = arguments.isEmpty() ? "" : "(" + String.join(",", arguments) + ")";
        int zone = name.startsWith("time") ? name.indexOf(' ') : -1;
        String full = zone < 0 ? name + list : name.substring(0, zone) + list + name.substring(zone);
        return full + "[]".repeat(dimensions);
    }

    /** One name on its way through the tokens. */
    private static final class Reading {

        private final TokenCursor cursor;
        private final boolean anyWords;
        private final StringBuilder name = new StringBuilder();
        private final List<String> arguments = new ArrayList<>();
        private int dimensions;

        Reading(TokenCursor cursor, boolean anyWords) {
            this.cursor = cursor;
            this.anyWords = anyWords;
        }

        TypeName read() {
            name.append(word(cursor.next()));
            while (goesOn()) {
                // each part is kept by goesOn
            }
            return new TypeName(name.toString(), arguments, dimensions);
        }

        private boolean goesOn() {
            if (cursor.isAtSymbol("(")) {
                TokenCursor.parted(cursor.group()).forEach(part -> arguments.add(argument(part)));
            } else if (cursor.takeSymbol("[")) {
                cursor.skipUntil(token -> token.isSymbol("]"));
                cursor.next();
                dimensions++;
            } else if (!anyWords && cursor.take("array")) {
                dimensions += cursor.isAtSymbol("[") ? 0 : 1;
            } else if (cursor.takeSymbol(".")) {
                name.append('.').append(word(cursor.next()));
            } else if (cursor.peek(0).filter(this::continues).isPresent()) {
                name.append(' ').append(word(cursor.next()));
            } else {
                return false;
            }
            return true;
        }

        private static String argument(List<Token> part) {
            return part.stream().map(Token::text).collect(Collectors.joining());
        }

        private boolean continues(Token token) {
            if (anyWords) {
                return token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED;
            }
            boolean field = name.toString().startsWith("interval") && FIELDS.contains(lower(token));
            return token.kind() == Token.Kind.WORD && (field || FURTHER.contains(lower(token)));
        }

        private String word(Token token) {
            if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED) {
                throw new IllegalArgumentException("no type begins with " + token.text());
            }
            return anyWords ? token.name().toLowerCase(Locale.ROOT) : lower(token);
        }

        /** What is in quotes keeps its case, since it is another type than the one without. */
        private static String lower(Token token) {
            return token.kind() == Token.Kind.WORD ? token.text().toLowerCase(Locale.ROOT) : token.text();
        }
    }
}
