package dev.retort.sql.sqlite;

import dev.retort.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A constraint of a table in canonical text, wherever it was written: behind its column or among the table's constraints.
 *
 * @param name without quotes; empty if it has none
 * @param type what it is
 * @param columns the names of its columns; empty for a check
 * @param definition the canonical text, the same for both ways of writing it
 * @param clause where and how it is written
 * @param deferred whether it is a foreign key that is checked at the end of a transaction
 */
public record ConstraintText(
        Optional<String> name, Type type, List<String> columns, String definition, Clause clause, boolean deferred) {

    /** The types of constraints in SQLite. */
    public enum Type {
        /** PRIMARY KEY. */
        PRIMARY_KEY,
        /** UNIQUE. */
        UNIQUE,
        /** FOREIGN KEY or REFERENCES. */
        FOREIGN_KEY,
        /** CHECK. */
        CHECK
    }

    /** Checks that nothing is null and copies the columns. */
    public ConstraintText {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(clause, "clause");
        columns = List.copyOf(columns);
    }

    /** The canonical condition of a check; empty for any other. */
    public Optional<String> condition() {
        return type == Type.CHECK ? Optional.of(CanonicalSql.expression(clause.body())) : Optional.empty();
    }

    static List<ConstraintText> allOf(TableDefinition table) {
        List<ConstraintText> all = new ArrayList<>();
        for (ColumnDefinition column : table.columns()) {
            String list = "(" + CanonicalSql.quoted(column.name()) + ")";
            column.clauses().forEach(clause -> add(all, table, clause, List.of(column.name()), list));
        }
        table.clauses()
                .forEach(clause -> add(all, table, clause, clause.columns(), CanonicalSql.indexedList(listed(clause))));
        return all;
    }

    private static void add(
            List<ConstraintText> all, TableDefinition table, Clause clause, List<String> columns, String list) {
        Optional<Type> type =
                switch (clause.kind()) {
                    case PRIMARY_KEY -> Optional.of(Type.PRIMARY_KEY);
                    case UNIQUE -> Optional.of(Type.UNIQUE);
                    case REFERENCES, FOREIGN_KEY -> Optional.of(Type.FOREIGN_KEY);
                    case CHECK -> Optional.of(Type.CHECK);
                    default -> Optional.empty();
                };
        type.ifPresent(it -> all.add(new ConstraintText(
                clause.name(),
                it,
                it == Type.CHECK ? List.of() : columns,
                definition(table, clause, list),
                clause,
                clause.isForeignKey() && table.isDeferred(clause))));
    }

    private static String definition(TableDefinition table, Clause clause, String list) {
        String text =
                switch (clause.kind()) {
                    case PRIMARY_KEY -> key(clause, list);
                    case UNIQUE -> "unique " + list;
                    case CHECK -> "check (" + CanonicalSql.expression(clause.body()) + ")";
                    default ->
                        clause.reference()
                                .map(it -> "foreign key " + list + " " + reference(table, clause, it))
                                .orElse("");
                };
        return text + clause.conflict().map(it -> " " + it).orElse("");
    }

    private static String key(Clause clause, String list) {
        String ordered = clause.isDescending() ? list.substring(0, list.length() - 1) + " desc)" : list;
        return "primary key " + ordered + (clause.isAutoincrement() ? " autoincrement" : "");
    }

    /** The table's key may have the word AUTOINCREMENT in its parentheses. */
    private static List<Token> listed(Clause clause) {
        int last = clause.body().size() - 1;
        boolean counts = clause.isAutoincrement() && clause.body().get(last).isWord("autoincrement");
        return counts ? clause.body().subList(0, last) : clause.body();
    }

    private static String reference(TableDefinition table, Clause clause, Clause.Reference reference) {
        List<String> columns =
                reference.columns().stream().map(CanonicalSql::quoted).toList();
        return "references " + CanonicalSql.quoted(reference.target())
                + (columns.isEmpty() ? "" : "(" + String.join(", ", columns) + ")")
                + reference.actions()
                + (table.isDeferred(clause) ? " deferrable initially deferred" : "");
    }
}
