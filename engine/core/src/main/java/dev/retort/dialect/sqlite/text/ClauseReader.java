package dev.retort.dialect.sqlite.text;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;
import java.util.Optional;

/** Reads one constraint of a column or a table. */
final class ClauseReader {

    private final List<Token> tokens;
    private int place;

    ClauseReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The constraint that begins at a place. */
    Clause read(int start) {
        place = start;
        Optional<String> name = Optional.empty();
        while (at("CONSTRAINT")) {
            name = Optional.of(tokens.get(place + 1).name());
            place += 2;
        }
        Clause.Kind kind = kind();
        finish(kind);
        return new Clause(kind, name, List.copyOf(tokens.subList(start, place)));
    }

    private Clause.Kind kind() {
        String word = Identifiers.fold(tokens.get(place++).text());
        return switch (word) {
            case "primary" -> Clause.Kind.PRIMARY_KEY;
            case "not" -> Clause.Kind.NOT_NULL;
            case "null" -> Clause.Kind.NULL;
            case "unique" -> Clause.Kind.UNIQUE;
            case "check" -> Clause.Kind.CHECK;
            case "default" -> Clause.Kind.DEFAULT;
            case "collate" -> Clause.Kind.COLLATE;
            case "references" -> Clause.Kind.REFERENCES;
            case "foreign" -> Clause.Kind.FOREIGN_KEY;
            default -> Clause.Kind.GENERATED;
        };
    }

    private void finish(Clause.Kind kind) {
        switch (kind) {
            case PRIMARY_KEY -> finishPrimaryKey();
            case NOT_NULL -> {
                place++;
                skipConflict();
            }
            case NULL, UNIQUE, CHECK -> {
                skipParentheses();
                skipConflict();
            }
            case DEFAULT -> finishDefault();
            case COLLATE -> place++;
            case REFERENCES -> finishReferences();
            case FOREIGN_KEY -> {
                place++;
                skipParentheses();
                place++;
                finishReferences();
            }
            case GENERATED -> finishGenerated();
        }
    }

    private void finishPrimaryKey() {
        place++;
        skipParentheses();
        skip("ASC", "DESC");
        skipConflict();
        skip("AUTOINCREMENT");
    }

    private void finishDefault() {
        if (atSymbol("(")) {
            skipParentheses();
            return;
        }
        place += atSymbol("-") || atSymbol("+") ? 2 : 1;
    }

    private void finishReferences() {
        place++;
        skipParentheses();
        while (at("ON") || at("MATCH") || at("DEFERRABLE") || (at("NOT") && isNext("DEFERRABLE"))) {
            if (at("ON")) {
                place += 2;
                place += at("SET") || at("NO") ? 2 : 1;
            } else {
                place += at("MATCH") || at("NOT") ? 2 : 1;
                place += at("INITIALLY") ? 2 : 0;
            }
        }
    }

    private void finishGenerated() {
        skip("ALWAYS");
        skip("AS");
        skipParentheses();
        skip("STORED", "VIRTUAL");
    }

    private void skipConflict() {
        place += at("ON") && isNext("CONFLICT") ? 3 : 0;
    }

    private void skipParentheses() {
        place = atSymbol("(") ? TokenCursor.closing(tokens, place) + 1 : place;
    }

    private void skip(String... words) {
        for (String word : words) {
            if (at(word)) {
                place++;
                return;
            }
        }
    }

    private boolean at(String word) {
        return place < tokens.size() && tokens.get(place).isWord(word);
    }

    private boolean isNext(String word) {
        return place + 1 < tokens.size() && tokens.get(place + 1).isWord(word);
    }

    private boolean atSymbol(String sign) {
        return place < tokens.size() && tokens.get(place).isSymbol(sign);
    }
}
