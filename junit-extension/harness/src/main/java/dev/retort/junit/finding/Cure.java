package dev.retort.junit.finding;

import java.util.List;
import java.util.Objects;

/**
 * What to do about a finding. Each kind is tried by a test: it makes a history in which it is advised, follows the advice,
 * and sees that nothing is found any more.
 *
 * @param kind which one it is
 * @param words what to do, as a sentence without a full stop
 * @param statements SQL that does it, in order; none if a person has to write it
 */
public record Cure(Kind kind, String words, List<String> statements) {

    /** The cures that there are. */
    public enum Kind {
        /** The downgrade brings an object back under another name: it renames it. */
        RENAME,
        /** The upgrade made it: the downgrade drops it. */
        DROP_LEFTOVER,
        /** The upgrade moved values into it: the downgrade moves them back before it drops it. */
        MOVE_BACK,
        /** The downgrade itself makes it: it doesn't. */
        LEAVE_OUT,
        /** The downgrade makes what the upgrade dropped. */
        MAKE_AGAIN,
        /** The downgrade makes what was there, and not what took its name. */
        MAKE_INSTEAD,
        /** It went with a table that was rebuilt: both directions make it again. */
        MAKE_AGAIN_AFTER_REBUILD,
        /** The downgrade gives a column back whether it may be NULL. */
        RESTORE_NULLABILITY,
        /** The downgrade gives an object back what it had. */
        RESTORE_ATTRIBUTE,
        /** The downgrade takes away from an object what it didn't have. */
        TAKE_AWAY,
        /** A later revision makes what is missing: this one comes after it. */
        COME_AFTER,
        /** The upgrade gives the same whenever it runs. */
        SAME_EACH_TIME,
        /** The downgrade undoes everything, so that the upgrade can run again. */
        UNDO_EVERYTHING,
        /** A downgrade that works by itself stumbles over what one before it left. */
        MEND_ANOTHER,
        /** The downgrade deletes the rows that the upgrade inserts. */
        DELETE_INSERTED_ROWS,
        /** Values are kept for the downgrade, or the loss is declared. */
        KEEP_OR_DECLARE_LOSS,
        /** Values are kept for the downgrade, or the change is declared. */
        KEEP_OR_DECLARE_CHANGE,
        /** Every row is carried over, or the loss is declared. */
        CARRY_EVERY_ROW,
        /** Each row is carried over once. */
        CARRY_ONCE,
        /** The upgrade makes rows fit that are legal before it, or it is declared to refuse them. */
        MAKE_ROWS_FIT,
        /** A declaration names what is there. */
        NAME_WHAT_IS_THERE,
        /** A declaration that doesn't come true is removed. */
        REMOVE_DECLARATION,
        /** A skip that isn't needed is removed. */
        REMOVE_SKIP,
        /** An upgrade that fails leaves nothing behind. */
        LEAVE_NOTHING_HALF_DONE,
        /** Heads are merged. */
        MERGE_HEADS,
        /** The number of heads that are allowed is the number that there are. */
        CORRECT_NUMBER_OF_HEADS,
        /** A declaration or rows name a revision that is there. */
        CORRECT_REVISION,
        /** A revision creates what the model has. */
        CREATE_FOR_MODEL,
        /** The model gets what the database has, or a revision drops it. */
        ADD_TO_MODEL,
        /** A revision changes what differs from the model. */
        CHANGE_FOR_MODEL,
        /** A revision renames what the model calls by another name. */
        RENAME_FOR_MODEL,
        /** A sequence goes on behind the rows. */
        MOVE_SEQUENCE,
        /** The mark of AUTOINCREMENT is carried over. */
        CARRY_MARK,
        /** A temporary object is removed at the end. */
        REMOVE_FROM_SESSION,
        /** A setting is put back at the end. */
        RESET_SETTING,
        /** What is done to new databases and connections is corrected. */
        CORRECT_SETUP,
        /** No script can be written of code that asks the database: it is written as SQL. */
        WRITE_AS_SQL,
        /** The script of a revision does something else than the engine. */
        SAME_BY_SCRIPT,
        /** What an interrupted run left, a second one completes. */
        COMPLETE_WHEN_REPEATED,
        /** The upgrade gives the same everywhere, or the variation is declared. */
        SAME_EVERYWHERE,
        /** A revision that was released is put back as it was; a new one makes the change. */
        NEW_REVISION_INSTEAD,
        /** A squashed history gets what it lacks. */
        COMPLETE_SQUASHED,
        /** The contract step waits for the next release. */
        CONTRACT_LATER,
        /** Both databases are made alike, or the difference is allowed. */
        SAME_ON_BOTH,
        /** A revision leaves the engine's lock alone. */
        LEAVE_LOCK,
        /** A revision does the same whichever session it runs in. */
        SAME_IN_ONE_RUN,
        /** A revision says which one of another branch it needs. */
        DEPEND_ON,
        /** A trigger that was switched off for rows is switched on again. */
        ENABLE_TRIGGER,
        /** An index is built, a constraint validated. */
        FINISH,
        /** A statement names what is there, or what isn't yet. */
        NAME_OBJECT,
        /** A condition is true for the rows that are meant. */
        MATCH_ROWS,
        /** Each column of a copy gets its own values. */
        PUT_IN_PLACE,
        /** A CASE says what becomes of the rows that none of its branches is for. */
        SAY_ELSE,
        /** A trigger or a default names what is there, or a default is a value that the table takes. */
        MEND_INSERT,
        /** A constraint is enforced, or isn't there. */
        ENFORCE,
        /** The action of a foreign key can be carried out. */
        MEND_ACTION,
        /** Two readers disagree: the one that is wrong gets a bug report. */
        REPORT_READER
    }

    /** Copies the statements. */
    public Cure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(words, "words");
        statements = List.copyOf(statements);
    }

    /** A cure that a person has to write. */
    public static Cure of(Kind kind, String words) {
        return new Cure(kind, words, List.of());
    }

    /** The words, and the SQL behind them. */
    public String text() {
        return statements.isEmpty() ? words : words + ": " + String.join("; ", statements);
    }
}
