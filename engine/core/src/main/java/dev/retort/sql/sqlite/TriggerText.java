package dev.retort.sql.sqlite;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.ArrayList;
import java.util.List;

/**
 * A {@code CREATE TRIGGER} statement that was read as far as its BEGIN.
 *
 * @param head the statement as far as its name
 * @param event {@code insert}, {@code update} or {@code delete}
 * @param target the table or view that it is on
 * @param words the event with its columns, and what follows the target up to BEGIN
 */
public record TriggerText(ObjectText head, String event, String target, List<Token> words) {

    private static final List<String> FIRST_WORDS = List.of("select", "insert", "update", "delete", "replace", "with");

    /** Copies the tokens. */
    public TriggerText {
        words = List.copyOf(words);
    }

    /**
     * Reads a statement as {@code sqlite_schema} keeps it.
     *
     * @throws IllegalArgumentException if it ends too early
     */
    public static TriggerText read(String sql) {
        ObjectText head = ObjectText.read(sql);
        TokenCursor cursor = new TokenCursor(head.behindName());
        cursor.skipUntil(token -> token.isWord("insert") || token.isWord("update") || token.isWord("delete"));
        int event = cursor.place();
        cursor.skipUntil(token -> token.isWord("on"));
        List<Token> words = new ArrayList<>(cursor.since(event));
        cursor.take("on");
        String target = cursor.nextName();
        int condition = cursor.place();
        while (!beginsBody(cursor)) {
            cursor.next();
        }
        words.addAll(cursor.since(condition));
        return new TriggerText(head, Names.fold(words.get(0).text()), target, words);
    }

    /** {@code begin} can be a column's name, too. */
    private static boolean beginsBody(TokenCursor cursor) {
        return cursor.isAt("begin")
                && cursor.peek(1)
                        .filter(next -> FIRST_WORDS.stream().anyMatch(next::isWord))
                        .isPresent();
    }

    /** Its name without quotes. */
    public String name() {
        return head.name();
    }

    /** Whether the event's columns or the condition name a column. */
    public boolean namesInHead(String column) {
        return Names.mentions(words, column);
    }
}
