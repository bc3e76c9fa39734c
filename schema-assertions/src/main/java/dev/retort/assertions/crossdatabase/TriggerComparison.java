package dev.retort.assertions.crossdatabase;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.sql.TokenCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Triggers by name: when they run and on what; not what they do, which PostgreSQL has in a function. */
record TriggerComparison(TablePair pair) {

    void compare() {
        pair.pair(
                ObjectKind.TRIGGER,
                (trigger, expressions) -> text(trigger, expressions).shown(),
                this::compare);
    }

    private static TriggerText text(SchemaObject trigger, Expressions expressions) {
        return TriggerText.read(trigger.attribute("definition").orElse(""), expressions);
    }

    private void compare(SchemaObject left, SchemaObject right) {
        TriggerText here = text(left, pair.onSqlite());
        TriggerText there = text(right, pair.onPostgresql());
        compare(left, "events", here.events(), there.events());
        compare(left, "for each", here.level(), there.level());
        compare(left, "condition", here.condition(), there.condition());
        compare(left, "enabled", "yes", right.attribute("enabled").orElse("yes"));
    }

    private void compare(SchemaObject trigger, String attribute, String left, String right) {
        pair.compare(ObjectKind.TRIGGER, trigger.name(), attribute, left, right);
    }

    /**
     * When a trigger runs.
     *
     * @param events such as {@code after insert or update of a, b}
     * @param level {@code row} or {@code statement}; SQLite has only rows
     * @param condition of its WHEN in canonical form; empty if it has none
     */
    record TriggerText(String events, String level, String condition) {

        private static final Set<String> ENDS = Set.of("begin", "execute");

        /** Reads a definition as the snapshots have it: SQLite's begins behind the name. */
        static TriggerText read(String definition, Expressions expressions) {
            TokenCursor cursor = expressions.cursor(definition);
            if (cursor.isAt("create")) {
                cursor.skipUntil(token -> token.isWord("trigger"));
                cursor.next();
                cursor.next();
            }
            String timing = timing(cursor);
            String events = timing + " " + events(cursor);
            String level = "row";
            String condition = "";
            while (!cursor.isAtEnd() && ENDS.stream().noneMatch(cursor::isAt)) {
                if (cursor.take("for", "each")) {
                    level = Portable.lower(cursor.next().text());
                } else if (cursor.take("when")) {
                    condition = expressions.conditionAt(cursor).toString();
                } else {
                    cursor.next();
                }
            }
            return new TriggerText(events, level, condition);
        }

        /** SQLite takes a trigger that doesn't say for one that runs before. */
        private static String timing(TokenCursor cursor) {
            if (cursor.take("instead", "of")) {
                return "instead of";
            }
            if (cursor.take("after")) {
                return "after";
            }
            cursor.take("before");
            return "before";
        }

        private static String events(TokenCursor cursor) {
            Set<String> events = new TreeSet<>();
            do {
                String event = Portable.lower(cursor.next().text());
                events.add(cursor.take("of") ? event + " of " + columns(cursor) : event);
            } while (cursor.take("or"));
            return String.join(" or ", events);
        }

        private static String columns(TokenCursor cursor) {
            List<String> columns = new ArrayList<>();
            do {
                columns.add(Portable.lower(cursor.next().name()));
            } while (cursor.takeSymbol(","));
            return String.join(", ", new TreeSet<>(columns));
        }

        String shown() {
            return events + " for each " + level + (condition.isEmpty() ? "" : " when " + condition);
        }
    }
}
