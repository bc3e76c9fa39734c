package dev.retort.sql.sqlite;

import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;
import java.util.Locale;

/** Reads what comes behind REFERENCES and writes it in a fixed order without the defaults. */
final class References {

    private final TokenCursor cursor;
    private String onDelete = "";
    private String onUpdate = "";
    private String match = "";
    private String deferrable = "";

    private References(TokenCursor cursor) {
        this.cursor = cursor;
    }

    static String read(TokenCursor cursor) {
        References references = new References(cursor);
        String target = CanonicalSql.quoted(cursor.nextName());
        List<Token> columns = cursor.group();
        while (references.readOne()) {
            // each clause is kept by readOne
        }
        String list = columns.isEmpty() ? "" : Clauses.indexedList(columns);
        return "references " + target + list + references.clauses();
    }

    private String clauses() {
        return onDelete + onUpdate + match + deferrable;
    }

    private boolean readOne() {
        if (cursor.take("on", "delete")) {
            onDelete = action(" on delete ");
        } else if (cursor.take("on", "update")) {
            onUpdate = action(" on update ");
        } else if (cursor.take("on", "insert")) {
            action("");
        } else if (cursor.take("match")) {
            match = " match " + cursor.next().text().toLowerCase(Locale.ROOT);
        } else {
            return readDeferrable();
        }
        return true;
    }

    private String action(String prefix) {
        String first = cursor.next().text().toLowerCase(Locale.ROOT);
        boolean two = first.equals("set") || first.equals("no");
        String action = two ? first + " " + cursor.next().text().toLowerCase(Locale.ROOT) : first;
        return action.equals("no action") ? "" : prefix + action;
    }

    /** Only DEFERRABLE INITIALLY DEFERRED differs from the default. */
    private boolean readDeferrable() {
        boolean not = cursor.take("not", "deferrable");
        if (!not && !cursor.take("deferrable")) {
            return false;
        }
        boolean deferred = cursor.take("initially", "deferred");
        if (!deferred) {
            cursor.take("initially", "immediate");
        }
        deferrable = !not && deferred ? " deferrable initially deferred" : "";
        return true;
    }
}
