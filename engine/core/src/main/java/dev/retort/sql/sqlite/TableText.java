package dev.retort.sql.sqlite;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A {@code CREATE TABLE} statement as far as the PRAGMAs don't tell it.
 *
 * @param columns in order
 * @param constraints in the order in which they are written
 * @param options those that stand behind the columns: {@code strict}, {@code without rowid}
 */
public record TableText(List<ColumnText> columns, List<ConstraintText> constraints, Set<String> options) {

    /** Copies the lists. */
    public TableText {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        options = Set.copyOf(options);
    }

    /** Gives the text of something that has no columns of its own, such as a view. */
    public static TableText empty() {
        return new TableText(List.of(), List.of(), Set.of());
    }

    /**
     * Reads a statement as {@code sqlite_schema} keeps it.
     *
     * @throws IllegalArgumentException if it ends too early
     */
    public static TableText parse(String sql) {
        return new TableTextParser(sql).parse();
    }

    /** The column of that name; the case of letters doesn't count. */
    public Optional<ColumnText> column(String name) {
        return columns.stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
