package dev.retort.sql.sqlite;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A {@code CREATE TABLE} text that was read: what is in it, and where. Each change gives the text with only the changed
 * words replaced, read anew.
 *
 * @param sql the whole text
 * @param nameToken the table's name in it
 * @param columns its columns in order, at least one
 * @param clauses its own constraints in order
 * @param options what stands behind the columns: {@code strict}, {@code without rowid}
 */
public record TableDefinition(
        String sql, Token nameToken, List<ColumnDefinition> columns, List<Clause> clauses, Set<String> options) {

    /** Copies the lists. */
    public TableDefinition {
        columns = List.copyOf(columns);
        clauses = List.copyOf(clauses);
        options = Set.copyOf(options);
    }

    /**
     * Reads a statement as {@code sqlite_schema} keeps it.
     *
     * @throws dev.retort.error.InvalidOperationException if it makes a virtual table, or has a form that isn't known
     * @throws IllegalArgumentException if it ends too early
     */
    public static TableDefinition read(String sql) {
        return new TableReader(sql).read();
    }

    /** Its name without quotes. */
    public String name() {
        return nameToken.name();
    }

    /** The column of that name; the case of ASCII letters doesn't count. */
    public Optional<ColumnDefinition> findColumn(String name) {
        return columns.stream().filter(column -> column.isNamed(name)).findFirst();
    }

    /** Every constraint, the columns' own included, in order. */
    public Stream<Clause> allClauses() {
        return Stream.concat(columns.stream().flatMap(column -> column.clauses().stream()), clauses.stream());
    }

    /** The checks that list labels for a column: its own, and the table's. */
    public List<Clause> labelChecks(String column) {
        return Stream.concat(findColumn(column).stream().flatMap(it -> it.clauses().stream()), clauses.stream())
                .filter(clause -> !clause.labels(column).isEmpty())
                .toList();
    }

    /** Keys, unique constraints, foreign keys and checks in canonical text, in order. */
    public List<ConstraintText> constraints() {
        return ConstraintText.allOf(this);
    }

    /** Whether the types of its columns bind. */
    public boolean isStrict() {
        return options.contains("strict");
    }

    /** Whether its rows have numbers besides their key. */
    public boolean hasRowid() {
        return !options.contains("without rowid");
    }

    /** The columns of the primary key, in its order; none if there is no key. */
    public List<String> primaryKey() {
        return columns.stream()
                .filter(column -> column.has(Clause.Kind.PRIMARY_KEY))
                .findFirst()
                .map(column -> List.of(column.name()))
                .or(() -> clauses.stream()
                        .filter(clause -> clause.kind() == Clause.Kind.PRIMARY_KEY)
                        .findFirst()
                        .map(Clause::columns))
                .orElse(List.of());
    }

    /** Whether the key gives no number twice. */
    public boolean isAutoincrement() {
        return allClauses().anyMatch(Clause::isAutoincrement);
    }

    /**
     * The column that is another name of the rowid, as
     * <a href="https://www.sqlite.org/lang_createtable.html#rowids_and_the_integer_primary_key">SQLite's rule</a> says.
     */
    public Optional<ColumnDefinition> rowidAlias() {
        if (!hasRowid() || primaryKey().size() != 1) {
            return Optional.empty();
        }
        return findColumn(primaryKey().get(0))
                .filter(column -> column.isOfType("INTEGER"))
                .filter(column -> column.find(Clause.Kind.PRIMARY_KEY)
                        .filter(Clause::isDescending)
                        .isEmpty());
    }

    /** A name for the rowid that no column takes. */
    public Optional<String> rowidName() {
        if (!hasRowid()) {
            return Optional.empty();
        }
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(name -> findColumn(name).isEmpty())
                .findFirst();
    }

    /** Whether a foreign key is DEFERRABLE INITIALLY DEFERRED; the word may stand at a column behind it. */
    public boolean isDeferred(Clause foreignKey) {
        List<Clause> apart = deferrals(foreignKey);
        return apart.isEmpty()
                ? foreignKey.reference().filter(Clause.Reference::deferred).isPresent()
                : apart.get(apart.size() - 1).isDeferred();
    }

    /** A foreign key's deferral that is written apart from it. */
    private List<Clause> deferrals(Clause foreignKey) {
        return allClauses()
                .dropWhile(clause -> !clause.equals(foreignKey))
                .skip(1)
                .takeWhile(clause -> !clause.isForeignKey())
                .filter(clause -> clause.kind() == Clause.Kind.DEFERRAL)
                .toList();
    }

    /** A copy with what is between two places replaced. */
    public TableDefinition spliced(int from, int to, String text) {
        return read(ObjectText.spliced(sql, from, to, text));
    }

    /** A copy under another name, which is written as given. */
    public String named(String name) {
        return ObjectText.spliced(sql, nameToken.start(), nameToken.end(), name);
    }

    /** A copy with a column behind the others. */
    public TableDefinition withColumn(String text) {
        int end = columns.get(columns.size() - 1).end();
        return spliced(end, end, ", " + text);
    }

    /** A copy with a constraint behind all that is there. */
    public TableDefinition withConstraint(String text) {
        int end = ends().get(ends().size() - 1);
        return spliced(end, end, ", " + text);
    }

    /** A copy without a column, which isn't the only one. */
    public TableDefinition without(ColumnDefinition column) {
        int place = columns.indexOf(column);
        List<Integer> starts = starts();
        if (place + 1 < starts.size()) {
            return spliced(column.start(), starts.get(place + 1), "");
        }
        return spliced(columns.get(place - 1).end(), column.end(), "");
    }

    /** A copy without one of the constraints, of a column or of the table itself. */
    public TableDefinition without(Clause clause) {
        if (clause.isForeignKey() && !deferrals(clause).isEmpty()) {
            TableDefinition bare =
                    without(deferrals(clause).get(deferrals(clause).size() - 1));
            return bare.without(bare.allClauses()
                    .filter(it -> it.start() == clause.start())
                    .findFirst()
                    .orElseThrow());
        }
        int place = clauses.indexOf(clause);
        return place < 0 ? withoutColumns(clause) : withoutOwn(clause, columns.size() + place);
    }

    private TableDefinition withoutColumns(Clause clause) {
        ColumnDefinition column = columns.stream()
                .filter(it -> it.clauses().contains(clause))
                .findFirst()
                .orElseThrow();
        int place = column.clauses().indexOf(clause);
        int before =
                place == 0 ? column.typeEnd() : column.clauses().get(place - 1).end();
        return spliced(before, clause.end(), "");
    }

    private TableDefinition withoutOwn(Clause clause, int place) {
        int before = ends().get(place - 1);
        boolean last = place + 1 == ends().size();
        boolean comma = last || hasComma(clause.end(), starts().get(place + 1));
        return spliced(before, clause.end(), comma ? "" : ",");
    }

    private boolean hasComma(int from, int to) {
        return Tokenizer.tokens(sql.substring(from, to), DatabaseKind.SQLITE).stream()
                .anyMatch(token -> token.isSymbol(","));
    }

    private List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        columns.forEach(column -> starts.add(column.start()));
        clauses.forEach(constraint -> starts.add(constraint.start()));
        return starts;
    }

    private List<Integer> ends() {
        List<Integer> ends = new ArrayList<>();
        columns.forEach(column -> ends.add(column.end()));
        clauses.forEach(constraint -> ends.add(constraint.end()));
        return ends;
    }
}
