package dev.retort.junit.check;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a statement does to an object, as far as its text tells. Code in a {@code DO} is read too, that of
 * functions and triggers isn't: it does nothing yet.
 *
 * @param verb what is done
 * @param kind the kind of object in lower case, such as {@code index}; empty for rows
 * @param name the object's name without its schema; a table's for rows
 * @param table the table that it is in, or whose it is; empty if the text doesn't tell
 */
record Deed(Verb verb, String kind, String name, Optional<String> table) {

    /** What may be done. */
    enum Verb {
        CREATE,
        ALTER,
        DROP,
        RENAME,
        /** A comment is written. */
        COMMENT,
        /** Rows are inserted, changed or deleted. */
        WRITE,
        /** A setting of the session. */
        SET
    }

    private static final String TABLE = "table";
    private static final String COLUMN = "column";
    private static final String CONSTRAINT = "constraint";

    private static final Set<String> BETWEEN = Set.of(
            "or",
            "replace",
            "temp",
            "temporary",
            "unlogged",
            "unique",
            "materialized",
            "recursive",
            "constraint",
            "global",
            "local",
            "foreign",
            "virtual",
            "concurrently",
            "if",
            "not",
            "exists",
            "only");

    /** Whose code isn't run by the statement that makes them. */
    private static final Set<String> WITH_CODE = Set.of("trigger", "function", "procedure", "view", "rule");

    /** What a statement does, in order. */
    static List<Deed> of(String sql, DatabaseKind database) {
        List<Token> tokens = Tokenizer.tokens(sql, database);
        boolean code = !tokens.isEmpty() && tokens.get(0).isWord("do");
        Reading reading = new Reading(new TokenCursor(code ? Tokenizer.tokensWithCode(sql, database) : tokens));
        try {
            reading.all();
        } catch (IllegalArgumentException e) { // the text ends where a name should be, as code that is put together may
            return reading.deeds;
        }
        if (code) {
            new TokenCursor(Tokenizer.tokensWithCode(sql, database))
                    .rest().stream()
                            .filter(token -> token.kind() == Token.Kind.STRING
                                    && token.name().contains(" "))
                            .forEach(text -> reading.deeds.addAll(of(text.name(), database)));
        }
        return reading.deeds;
    }

    private static final class Reading {

        private final TokenCursor cursor;
        private final List<Deed> deeds = new ArrayList<>();

        Reading(TokenCursor cursor) {
            this.cursor = cursor;
        }

        void all() {
            while (!cursor.isAtEnd()) {
                if (cursor.take("create")) {
                    create();
                } else if (cursor.take("drop")) {
                    drop();
                } else if (cursor.take("alter")) {
                    alter();
                } else if (cursor.take("comment", "on")) {
                    comment();
                } else if (cursor.take("into") || cursor.take("delete", "from") || cursor.take("truncate")) {
                    written();
                } else if (cursor.take("update")) {
                    updated();
                } else if (cursor.take("on", "delete") || cursor.take("on", "update") || cursor.take("for", "update")) {
                    cursor.take("set");
                } else if (cursor.take("set") || cursor.take("pragma") || cursor.take("reset")) {
                    setting();
                } else {
                    cursor.next();
                }
            }
        }

        private String between() {
            while (!cursor.isAtEnd() && isOneOf(cursor.peek(0).orElseThrow(), BETWEEN)) {
                cursor.next();
            }
            return cursor.isAtEnd() ? "" : key(cursor.next().text());
        }

        private String name() {
            while (!cursor.isAtEnd() && isOneOf(cursor.peek(0).orElseThrow(), BETWEEN)) {
                cursor.next();
            }
            return path().get(1);
        }

        /** A name, and what stands before it with a dot. */
        private List<String> path() {
            String holder = "";
            String name = cursor.next().name();
            while (cursor.takeSymbol(".")) {
                holder = name;
                name = cursor.next().name();
            }
            return List.of(holder, name);
        }

        private void create() {
            String kind = between();
            if (kind.equals("index")
                    && cursor.peek(0).filter(token -> token.isWord("on")).isPresent()) {
                cursor.next();
                add(Verb.CREATE, kind, "", Optional.of(name()));
                return;
            }
            String name = name();
            add(Verb.CREATE, kind, name, kind.equals(TABLE) ? Optional.of(name) : onTable(kind));
            if (WITH_CODE.contains(kind)) {
                cursor.rest();
            }
        }

        private Optional<String> onTable(String kind) {
            if (!Set.of("index", "trigger", "policy", "rule", "statistics").contains(kind)) {
                return Optional.empty();
            }
            String before = kind.equals("statistics") ? "from" : kind.equals("rule") ? "to" : "on";
            cursor.skipUntil(token -> token.isWord(before));
            return cursor.take(before) ? Optional.of(name()) : Optional.empty();
        }

        private void drop() {
            String kind = between();
            if (kind.isEmpty() || kind.equals("owned")) {
                return;
            }
            do {
                String name = name();
                cursor.group();
                Optional<String> table = cursor.take("on") ? Optional.of(name()) : Optional.empty();
                add(Verb.DROP, kind, name, kind.equals(TABLE) ? Optional.of(name) : table);
            } while (cursor.takeSymbol(","));
        }

        private void alter() {
            String kind = between();
            String name = name();
            if (!kind.equals(TABLE)) {
                Optional<String> table = cursor.take("on") ? Optional.of(name()) : Optional.empty();
                add(Verb.ALTER, kind, name, table);
                if (cursor.take("rename", "to")) {
                    add(Verb.RENAME, kind, name(), table);
                }
                return;
            }
            cursor.takeSymbol("*");
            int begin = cursor.place();
            int depth = 0;
            while (!cursor.isAtEnd() && !(depth == 0 && cursor.isAtSymbol(";"))) {
                Token token = cursor.next();
                depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
            }
            for (List<Token> action : TokenCursor.parted(cursor.since(begin))) {
                new Reading(new TokenCursor(action)).actionOn(name, deeds);
            }
        }

        private void actionOn(String table, List<Deed> all) {
            Optional<String> of = Optional.of(table);
            Verb verb = cursor.isAt("add") ? Verb.CREATE : cursor.isAt("drop") ? Verb.DROP : Verb.ALTER;
            if (cursor.take("rename", "to")) {
                all.add(new Deed(Verb.RENAME, TABLE, table, of));
                String to = name();
                all.add(new Deed(Verb.RENAME, TABLE, to, Optional.of(to)));
                return;
            }
            boolean renames = cursor.isAt("rename");
            boolean known = renames
                    || cursor.isAt("add")
                    || cursor.isAt("drop")
                    || cursor.isAt("alter")
                    || cursor.isAt("validate");
            if (!known || cursor.isAtEnd()) {
                all.add(new Deed(Verb.ALTER, TABLE, table, of));
                return;
            }
            cursor.next();
            verb = renames ? Verb.RENAME : verb;
            boolean constraint = cursor.take("constraint");
            boolean unnamed = !constraint
                    && (cursor.isAt("primary")
                            || cursor.isAt("unique")
                            || cursor.isAt("foreign")
                            || cursor.isAt("check")
                            || cursor.isAt("exclude"));
            if (unnamed) {
                all.add(new Deed(verb, CONSTRAINT, "", of));
                return;
            }
            cursor.take(COLUMN);
            String kind = constraint ? CONSTRAINT : COLUMN;
            all.add(new Deed(verb, kind, name(), of));
            if (renames && cursor.take("to")) {
                all.add(new Deed(verb, kind, name(), of));
            }
        }

        private void comment() {
            String kind = between();
            List<String> path = path();
            Optional<String> table = cursor.take("on")
                    ? Optional.of(name())
                    : kind.equals(COLUMN) ? Optional.of(path.get(0)) : Optional.empty();
            add(Verb.COMMENT, kind, path.get(1), kind.equals(TABLE) ? Optional.of(path.get(1)) : table);
        }

        private void written() {
            cursor.take(TABLE);
            String table = name();
            add(Verb.WRITE, "", table, Optional.of(table));
        }

        private void updated() {
            if (cursor.take("set") || cursor.isAtEnd() || cursor.isAt("on") || cursor.isAt("of") || cursor.isAt("or")) {
                return;
            }
            String table = name();
            cursor.skipUntil(token -> token.isWord("set") || token.isSymbol(";"));
            if (cursor.take("set")) {
                assigned(table);
            }
        }

        /** The columns that get values. */
        private void assigned(String table) {
            int depth = 0;
            boolean first = true;
            while (!cursor.isAtEnd() && depth >= 0 && !cursor.isAtSymbol(";") && !isEndOfList(depth)) {
                Token token = cursor.next();
                boolean target = first && (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED);
                if (target) {
                    add(Verb.WRITE, COLUMN, token.name(), Optional.of(table));
                }
                boolean inside = first && (token.isSymbol("(") || token.isSymbol(","));
                depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
                first = inside || (depth == 0 && token.isSymbol(",")) || (target && cursor.isAtSymbol(","));
            }
        }

        private boolean isEndOfList(int depth) {
            return depth == 0 && (cursor.isAt("where") || cursor.isAt("from") || cursor.isAt("returning"));
        }

        private void setting() {
            cursor.take("session");
            cursor.take("local");
            if (!cursor.isAtEnd()) {
                String name = cursor.take("time", "zone") ? "timezone" : path().get(1);
                add(Verb.SET, "", name, Optional.empty());
            }
        }

        private void add(Verb verb, String kind, String name, Optional<String> table) {
            deeds.add(new Deed(verb, kind, name, table));
        }

        private static boolean isOneOf(Token token, Set<String> words) {
            return token.kind() == Token.Kind.WORD && words.contains(key(token.text()));
        }

        private static String key(String word) {
            return word.toLowerCase(Locale.ROOT);
        }
    }
}
