package dev.retort.dialect.sqlite.rebuild;

import dev.retort.dialect.sqlite.text.Identifiers;
import dev.retort.dialect.sqlite.text.Mentions;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A {@code CREATE TRIGGER} that was read as far as its head.
 *
 * @param name its name
 * @param event {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param target the table or view that it is on
 * @param head the words before BEGIN
 */
record TriggerText(String name, String event, String target, List<Token> head) {

    static TriggerText read(String sql) {
        List<Token> tokens = Tokenizer.strictTokens(sql, DatabaseKind.SQLITE);
        int trigger = place(tokens, 0, "TRIGGER");
        int event = trigger + 2;
        while (!isEvent(tokens.get(event))) {
            event++;
        }
        int on = place(tokens, event, "ON");
        return new TriggerText(
                tokens.get(trigger + 1).name(),
                tokens.get(event).text(),
                tokens.get(on + 1).name(),
                tokens.subList(event, place(tokens, on, "BEGIN")));
    }

    /** Whether the event's columns or the condition name a column. */
    boolean namesInHead(String column) {
        return Mentions.column(head, column);
    }

    /** A statement that fails to compile if the trigger does, and changes nothing. */
    String probe(String schema, List<String> columns) {
        String on = schema + Identifiers.quote(target);
        if (Identifiers.same(event, "INSERT")) {
            return "EXPLAIN INSERT INTO " + on + " DEFAULT VALUES";
        }
        if (Identifiers.same(event, "DELETE")) {
            return "EXPLAIN DELETE FROM " + on;
        }
        return "EXPLAIN UPDATE " + on + " SET "
                + columns.stream()
                        .map(Identifiers::quote)
                        .map(column -> column + " = " + column)
                        .collect(Collectors.joining(", "));
    }

    private static boolean isEvent(Token token) {
        return token.isWord("INSERT") || token.isWord("UPDATE") || token.isWord("DELETE");
    }

    private static int place(List<Token> tokens, int from, String word) {
        int place = from;
        while (!tokens.get(place).isWord(word)) {
            place++;
        }
        return place;
    }
}
