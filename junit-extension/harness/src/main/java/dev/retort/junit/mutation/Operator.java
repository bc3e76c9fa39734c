package dev.retort.junit.mutation;

import java.util.Locale;

/** The faults that people write, each as a change of a few tokens. */
public enum Operator {
    /** A statement is left out that is none of those below. */
    DROP_STATEMENT("leaves a statement out"),
    /** A statement comes twice. */
    DOUBLE_STATEMENT("runs a statement twice"),
    /** Two statements change places. */
    REORDER_STATEMENTS("runs two statements in the other order"),
    /** A default is left out, or its statement. */
    LOSE_DEFAULT("loses a DEFAULT"),
    /** NOT NULL is left out, or its statement. */
    LOSE_NOT_NULL("loses a NOT NULL"),
    /** A check is left out, or its statement. */
    LOSE_CHECK("loses a CHECK"),
    /** A unique constraint or index is left out, or its statement. */
    LOSE_UNIQUE("loses a UNIQUE"),
    /** A foreign key is left out, or its statement. */
    LOSE_FOREIGN_KEY("loses a foreign key"),
    /** What a foreign key does when its parent goes is left out. */
    LOSE_ON_DELETE("loses an ON DELETE"),
    /** An index isn't made. */
    LOSE_INDEX("loses an index"),
    /** A trigger isn't made. */
    LOSE_TRIGGER("loses a trigger"),
    /** A comment isn't made. */
    LOSE_COMMENT("loses a comment"),
    /** A condition is left out. */
    FORGET_WHERE("forgets a WHERE"),
    /** A condition is true of more rows. */
    WIDEN_WHERE("widens a WHERE"),
    /** Two columns of a copy change places. */
    SWAP_COLUMNS("swaps two columns of an INSERT … SELECT"),
    /** A number or a text is another. */
    SHIFT_CONSTANT("shifts a constant"),
    /** A branch of a CASE is left out. */
    FORGET_BRANCH("forgets a branch of a CASE"),
    /** A length or the end of a part of a text is less. */
    CUT_LENGTH("cuts a length"),
    /** What is to be dropped or deleted isn't, or a helper stays. */
    LEAVE_BEHIND("leaves something behind"),
    /** A setting or a temporary table stays in the session. */
    LEAK_SETTING("leaks a setting"),
    /** A revision follows another one. */
    WRONG_PARENT("names the wrong parent");

    private final String words;

    Operator(String words) {
        this.words = words;
    }

    /** How it is named in options and answers, such as {@code lose-default}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a mutant of it does, such as {@code loses a DEFAULT}. */
    public String words() {
        return words;
    }
}
