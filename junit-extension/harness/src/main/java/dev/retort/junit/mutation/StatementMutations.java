package dev.retort.junit.mutation;

import dev.retort.junit.mutation.Clauses.Clause;
import dev.retort.junit.mutation.Drafts.Edit;
import dev.retort.junit.mutation.Passage.Sentence;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import java.util.List;

/** Drops, doubles and reorders whole statements, and adds such as leave or leak something. */
final class StatementMutations {

    private final Drafts drafts;

    StatementMutations(Drafts drafts) {
        this.drafts = drafts;
    }

    void find() {
        List<Sentence> all = drafts.passage().statements();
        for (int i = 0; i < all.size(); i++) {
            Sentence statement = all.get(i);
            drafts.addWhole(loss(statement), Edit.without(statement.start(), statement.end()));
            drafts.addWhole(Operator.DOUBLE_STATEMENT, Edit.insert(statement.end(), doubled(statement)));
            if (i + 1 < all.size()) {
                Sentence next = all.get(i + 1);
                drafts.addWhole(
                        Operator.REORDER_STATEMENTS,
                        new Edit(statement.start(), code(statement), text(next)),
                        new Edit(next.start(), code(next), text(statement)));
            }
        }
        if (!all.isEmpty()) {
            additions(all.get(all.size() - 1));
        }
    }

    private String doubled(Sentence statement) {
        boolean closed = drafts.passage().part().file().charAt(statement.end() - 1) == ';';
        return (closed ? "\n" : ";\n") + text(statement) + ";";
    }

    private String text(Sentence statement) {
        return drafts.passage().part().file().substring(statement.start(), code(statement));
    }

    /** The place behind the last token that is no semicolon. */
    private static int code(Sentence statement) {
        return statement.tokens().get(statement.tokens().size() - 1).end();
    }

    private void additions(Sentence last) {
        if (drafts.passage().database() == DatabaseKind.POSTGRESQL) {
            append(Operator.LEAVE_BEHIND, last, "CREATE TABLE retort_left (n integer)");
            append(Operator.LEAVE_BEHIND, last, "CREATE TYPE retort_left AS ENUM ('a')");
            append(Operator.LEAVE_BEHIND, last, "CREATE SEQUENCE retort_left");
            append(Operator.LEAK_SETTING, last, "SET search_path = pg_catalog, public");
            append(Operator.LEAK_SETTING, last, "SET TIME ZONE 'Asia/Tokyo'");
            append(Operator.LEAK_SETTING, last, "SET session_replication_role = replica");
            append(Operator.LEAK_SETTING, last, "CREATE TEMPORARY TABLE retort_left (n integer)");
        } else {
            append(Operator.LEAVE_BEHIND, last, "CREATE TABLE retort_left (n INTEGER)");
            append(Operator.LEAK_SETTING, last, "PRAGMA foreign_keys = OFF");
            append(Operator.LEAK_SETTING, last, "PRAGMA case_sensitive_like = ON");
            append(Operator.LEAK_SETTING, last, "CREATE TEMPORARY TABLE retort_left (n INTEGER)");
        }
    }

    private void append(Operator operator, Sentence last, String statement) {
        boolean closed = drafts.passage().part().file().charAt(last.end() - 1) == ';';
        drafts.addWhole(operator, Edit.insert(last.end(), (closed ? "\n" : ";\n") + statement + ";"));
    }

    /** What it means that a statement is left out. */
    static Operator loss(Sentence statement) {
        if (statement.begins("comment")) {
            return Operator.LOSE_COMMENT;
        }
        if (statement.begins("drop") || statement.begins("delete") || statement.begins("truncate")) {
            return Operator.LEAVE_BEHIND;
        }
        if (statement.creates("index")) {
            return statement.tokens().stream().limit(3).anyMatch(token -> token.isWord("unique"))
                    ? Operator.LOSE_UNIQUE
                    : Operator.LOSE_INDEX;
        }
        if (statement.creates("trigger")) {
            return Operator.LOSE_TRIGGER;
        }
        if (statement.begins("alter", "table")) {
            return lossOfAlter(statement);
        }
        return Operator.DROP_STATEMENT;
    }

    private static Operator lossOfAlter(Sentence statement) {
        List<List<Token>> actions = Clauses.items(statement);
        if (actions.size() != 1) {
            return Operator.DROP_STATEMENT;
        }
        return Clauses.of(statement).stream()
                .filter(Clause::isItem)
                .findFirst()
                .map(clause -> ClauseMutations.operator(clause.kind()))
                .orElseGet(() -> lossOfAction(actions.get(0)));
    }

    /** What it means that an action of an ALTER TABLE is left out that adds nothing of a name of its own. */
    static Operator lossOfAction(List<Token> action) {
        TokenCursor cursor = new TokenCursor(action);
        return cursor.take("drop") ? Operator.LEAVE_BEHIND : Operator.DROP_STATEMENT;
    }
}
