package dev.retort.dialect.sqlite.text;

import dev.retort.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code CREATE TABLE} text that was read. Each change gives the text with only the changed words replaced, read anew.
 *
 * @param sql the whole text
 * @param nameToken the table's name in it
 * @param columns its columns in order, at least one
 * @param constraints its own constraints in order
 * @param options what follows the last parenthesis, such as {@code STRICT}
 */
public record TableDefinition(
        String sql, Token nameToken, List<ColumnDefinition> columns, List<Clause> constraints, List<Token> options) {

    public static TableDefinition read(String sql) {
        return new DefinitionReader(sql).read();
    }

    String name() {
        return nameToken.name();
    }

    public Optional<ColumnDefinition> findColumn(String name) {
        return columns.stream()
                .filter(column -> Identifiers.same(column.name(), name))
                .findFirst();
    }

    /** Every constraint, the columns' own included. */
    public Stream<Clause> allClauses() {
        return Stream.concat(columns.stream().flatMap(column -> column.clauses().stream()), constraints.stream());
    }

    boolean hasOption(String word) {
        return options.stream().anyMatch(token -> token.isWord(word));
    }

    public boolean isStrict() {
        return hasOption("STRICT");
    }

    public boolean hasRowid() {
        return !hasOption("WITHOUT");
    }

    /** The columns of the primary key, in its order; none if there is no key. */
    public List<String> primaryKey() {
        return columns.stream()
                .filter(column -> column.has(Clause.Kind.PRIMARY_KEY))
                .findFirst()
                .map(column -> List.of(column.name()))
                .or(() -> constraints.stream()
                        .filter(clause -> clause.kind() == Clause.Kind.PRIMARY_KEY)
                        .findFirst()
                        .map(Clause::columns))
                .orElse(List.of());
    }

    public boolean isAutoincrement() {
        return allClauses().anyMatch(clause -> clause.kind() == Clause.Kind.PRIMARY_KEY && clause.has("AUTOINCREMENT"));
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
                        .filter(key -> key.has("DESC"))
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

    public TableDefinition spliced(int from, int to, String text) {
        return read(sql.substring(0, from) + text + sql.substring(to));
    }

    public TableDefinition withColumn(String text) {
        int end = columns.get(columns.size() - 1).end();
        return spliced(end, end, ", " + text);
    }

    public TableDefinition withConstraint(String text) {
        int end = ends().get(ends().size() - 1);
        return spliced(end, end, ", " + text);
    }

    public TableDefinition without(ColumnDefinition column) {
        int place = columns.indexOf(column);
        List<Integer> starts = starts();
        if (place + 1 < starts.size()) {
            return spliced(column.start(), starts.get(place + 1), "");
        }
        return spliced(columns.get(place - 1).end(), column.end(), "");
    }

    /** A copy without one of the table's own constraints. */
    public TableDefinition without(Clause constraint) {
        int place = columns.size() + constraints.indexOf(constraint);
        int before = ends().get(place - 1);
        boolean last = place + 1 == ends().size();
        boolean commaAfter =
                last || sql.substring(constraint.end(), starts().get(place + 1)).contains(",");
        return spliced(before, constraint.end(), commaAfter ? "" : ",");
    }

    /** A copy without a constraint of a column. */
    public TableDefinition without(ColumnDefinition column, Clause clause) {
        int place = column.clauses().indexOf(clause);
        int before =
                place == 0 ? column.typeEnd() : column.clauses().get(place - 1).end();
        return spliced(before, clause.end(), "");
    }

    private List<Integer> starts() {
        List<Integer> starts = new ArrayList<>();
        columns.forEach(column -> starts.add(column.start()));
        constraints.forEach(constraint -> starts.add(constraint.start()));
        return starts;
    }

    private List<Integer> ends() {
        List<Integer> ends = new ArrayList<>();
        columns.forEach(column -> ends.add(column.end()));
        constraints.forEach(constraint -> ends.add(constraint.end()));
        return ends;
    }
}
