package dev.retort.revision;

import dev.retort.revision.Step.RowChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * The ids in the version table: sorted, each once, not necessarily known to the graph. Immutable; two of them are equal
 * if they hold the same ids.
 */
public final class VersionRows {

    private static final VersionRows EMPTY = new VersionRows(List.of());

    private final List<String> ids;

    private VersionRows(List<String> sorted) {
        this.ids = sorted;
    }

    /** The version table of a new database. */
    public static VersionRows empty() {
        return EMPTY;
    }

    /** Gives the rows with these ids, in whichever order they come. */
    public static VersionRows of(Collection<String> ids) {
        return new VersionRows(List.copyOf(new TreeSet<>(ids)));
    }

    /** Gives the rows with these ids, in whichever order they come. */
    public static VersionRows of(String... ids) {
        return of(Arrays.asList(ids));
    }

    /** The ids in their natural order. */
    public List<String> ids() {
        return ids;
    }

    /** Whether there is no row, which is the state called base. */
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /** Whether this id is one of the rows. */
    public boolean contains(String id) {
        return Collections.binarySearch(ids, id) >= 0;
    }

    /**
     * Gives the rows after these changes.
     *
     * @throws IllegalStateException if an id to insert is there, or one to delete or to update is not
     */
    public VersionRows after(List<RowChange> changes) {
        List<String> copy = new ArrayList<>(ids.size() + changes.size());
        copy.addAll(ids);
        changes.forEach(change -> apply(change, copy));
        return new VersionRows(Collections.unmodifiableList(copy));
    }

    private static void apply(RowChange change, List<String> rows) {
        if (change instanceof RowChange.Insert insert) {
            add(insert.id(), rows);
        } else if (change instanceof RowChange.Delete delete) {
            remove(delete.id(), rows);
        } else if (change instanceof RowChange.Update update) {
            remove(update.from(), rows);
            add(update.to(), rows);
        }
    }

    private static void add(String id, List<String> rows) {
        int place = Collections.binarySearch(rows, id);
        if (place >= 0) {
            throw new IllegalStateException("the version row '" + id + "' exists already");
        }
        rows.add(-place - 1, id);
    }

    private static void remove(String id, List<String> rows) {
        int place = Collections.binarySearch(rows, id);
        if (place < 0) {
            throw new IllegalStateException("there is no version row '" + id + "'");
        }
        rows.remove(place);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionRows rows && ids.equals(rows.ids);
    }

    @Override
    public int hashCode() {
        return ids.hashCode();
    }

    @Override
    public String toString() {
        return ids.isEmpty() ? "(none)" : String.join(", ", ids);
    }
}
