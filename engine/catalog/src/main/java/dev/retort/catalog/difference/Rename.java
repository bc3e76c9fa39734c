package dev.retort.catalog.difference;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.ObjectPath;
import java.util.List;
import java.util.Objects;

/**
 * An object that is there under another name: what was expected is missing, and what wasn't is the same but for its name.
 *
 * @param expected the change that says that it is missing
 * @param actual the change that says what is there instead
 */
public record Rename(Change expected, Change actual) {

    /** Checks that the two are what they are called. */
    public Rename {
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(actual, "actual");
        if (expected.kind() != Change.Kind.MISSING || actual.kind() != Change.Kind.UNEXPECTED) {
            throw new IllegalArgumentException("a rename is of a missing and an unexpected object");
        }
    }

    /** What kind of object it is. */
    public ObjectKind kind() {
        return expected.objectKind();
    }

    /** Where it was expected. */
    public ObjectPath wanted() {
        return expected.path();
    }

    /** Where it is. */
    public ObjectPath found() {
        return actual.path();
    }

    /**
     * A difference told in names.
     *
     * @param renames what is there under another name
     * @param rest what differs besides, without what only follows from the names: a view that reads a renamed table
     */
    public record Told(List<Rename> renames, List<Change> rest) {

        /** Copies the lists. */
        public Told {
            renames = List.copyOf(renames);
            rest = List.copyOf(rest);
        }
    }
}
