package dev.retort.junit.declared;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a revision does on purpose, though it looks like a fault.
 *
 * @param kind what it does
 * @param revision the revision's id; a verification also takes the start of one
 * @param table the table's name, without a schema, as it is called before or after the revision
 * @param column the column's name, or that of a constraint, an index or a trigger; empty if whole rows are meant
 * @param onlyWhereNull whether it is only NULL that gets another value
 * @param because why that is all right
 */
public record Declaration(
        Kind kind, String revision, String table, Optional<String> column, boolean onlyWhereNull, String because) {

    /** What is declared. */
    public enum Kind {
        /** Values or rows don't survive the revision and its downgrade. */
        LOSES,
        /** The upgrade gives existing rows other values. */
        CHANGES,
        /** The values are others each time the upgrade runs. */
        VARIES,
        /** The previous release can't use it any more. */
        CONTRACTS,
        /** A constraint stays NOT VALID, an index invalid, a trigger disabled. */
        LEAVES,
        /** The upgrade fails with rows that are legal before it. */
        REFUSES
    }

    /** Checks that there is a revision, a table and a reason; code {@code illegal-declaration} if not. */
    public Declaration {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        if (because.isBlank()) {
            throw refused(kind, revision, table, column, "doesn't say why", "because = \"…\"");
        }
        if (table.isBlank()) {
            String wanted = kind == Kind.LEAVES ? "what = \"table.constraint\"" : "column = \"table.column\"";
            throw refused(kind, revision, table, column, "doesn't say what", wanted);
        }
        if (revision.isBlank()) {
            throw refused(kind, revision, table, column, "names no revision", "revision = \"…\"");
        }
    }

    private static RetortException refused(
            Kind kind, String revision, String table, Optional<String> column, String what, String cure) {
        String name =
                switch (kind) {
                    case LOSES -> "@Loses";
                    case CHANGES -> "@Changes";
                    case VARIES -> "@Varies";
                    case CONTRACTS -> "@Contracts";
                    case LEAVES -> "@Leaves";
                    case REFUSES -> "@Refuses";
                };
        return new RetortException(Problem.of("illegal-declaration", "a declaration " + what)
                .with(
                        "declared",
                        name + "(revision = \"" + revision + "\", " + (kind == Kind.LEAVES ? "what" : "column")
                                + " = \""
                                + table
                                + column.map(it -> "." + it).orElse("") + "\")")
                .cure("write " + cure));
    }

    /**
     * A loss.
     *
     * @param what {@code table.column}, or {@code table} for whole rows
     */
    public static Declaration loses(String revision, String what, String because) {
        return of(Kind.LOSES, revision, what, because);
    }

    /**
     * A change.
     *
     * @param what {@code table.column}, or {@code table} for whole rows
     */
    public static Declaration changes(String revision, String what, String because) {
        return of(Kind.CHANGES, revision, what, because);
    }

    /**
     * A change of NULL only: a backfill.
     *
     * @param what {@code table.column}, or {@code table} for all its columns
     */
    public static Declaration fills(String revision, String what, String because) {
        Declaration change = changes(revision, what, because);
        return new Declaration(change.kind, revision, change.table, change.column, true, because);
    }

    /**
     * Values that are others each time the upgrade runs.
     *
     * @param what {@code table.column}, or {@code table} for whole rows
     */
    public static Declaration varies(String revision, String what, String because) {
        return of(Kind.VARIES, revision, what, because);
    }

    /**
     * Something that the previous release can't use any more.
     *
     * @param what {@code table.column}, or {@code table} for all of it
     */
    public static Declaration contracts(String revision, String what, String because) {
        return of(Kind.CONTRACTS, revision, what, because);
    }

    /**
     * Something unfinished.
     *
     * @param what {@code table.constraint}, {@code table.index} or {@code table.trigger}
     */
    public static Declaration leaves(String revision, String what, String because) {
        return of(Kind.LEAVES, revision, what, because);
    }

    /**
     * A refusal.
     *
     * @param what {@code table.column}, or {@code table} for whole rows
     */
    public static Declaration refuses(String revision, String what, String because) {
        return of(Kind.REFUSES, revision, what, because);
    }

    private static Declaration of(Kind kind, String revision, String what, String because) {
        int dot = what.lastIndexOf('.');
        String table = dot < 0 ? what : what.substring(0, dot);
        Optional<String> column = dot < 0 ? Optional.empty() : Optional.of(what.substring(dot + 1));
        return new Declaration(kind, revision, table, column.filter(name -> !name.equals("*")), false, because);
    }

    /** Whether it speaks of this revision. */
    public boolean isAbout(String revisionId) {
        return revisionId.equals(revision);
    }

    /** Whether it speaks of this column of this table, or of the table's rows as a whole. */
    public boolean covers(String ofTable, Optional<String> ofColumn) {
        return table.equalsIgnoreCase(ofTable)
                && (column.isEmpty()
                        || ofColumn.filter(column.get()::equalsIgnoreCase).isPresent());
    }

    /** Table and column as they were declared. */
    public String what() {
        return column.map(name -> table + "." + name).orElse(table);
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + what() + " at " + revision + " (" + because + ")";
    }
}
