package dev.retort.dialect.sqlite.rebuild;

import dev.retort.dialect.CatalogReader;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.QualifiedName;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import dev.retort.sql.sqlite.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What mentions a label of a column, besides the checks that list it and the default: it would go on asking for a label that
 * no row has any more. PostgreSQL refuses whatever uses the type; here a text in quotes is all that can be seen, of an object
 * that uses the column or its table.
 *
 * @param edits the table
 * @param column the column of labels
 * @param labels those that go, or become others
 */
record LabelUses(TableEdits edits, String column, Set<String> labels) {

    /**
     * Refuses labels that something mentions.
     *
     * @throws InvalidOperationException code {@code type-in-use}, with all that is in the way
     */
    void requireNone() {
        List<String> users = new ArrayList<>();
        addClauses(users);
        addIndexes(users);
        addViewsAndTriggers(users);
        if (!users.isEmpty()) {
            throw new InvalidOperationException(Problem.of(
                            "type-in-use",
                            "labels of '" + edits.table() + "." + column
                                    + "' can't be replaced while other objects mention them")
                    .with("labels", labels)
                    .with("mentioned by", String.join("; ", users))
                    .cure("drop these first, and create them again afterwards"));
        }
    }

    private void addClauses(List<String> users) {
        edits.definition()
                .allClauses()
                .filter(clause -> clause.kind() == Clause.Kind.CHECK || clause.kind() == Clause.Kind.GENERATED)
                .filter(clause -> clause.labels(column).isEmpty())
                .filter(clause -> clause.uses(column, "") && isMentionedIn(clause.body()))
                .forEach(clause -> users.add(described(clause)));
    }

    private String described(Clause clause) {
        if (clause.kind() == Clause.Kind.GENERATED) {
            return edits.definition().columns().stream()
                    .filter(it -> it.clauses().contains(clause))
                    .map(it -> "generated column " + it.name())
                    .findFirst()
                    .orElseThrow();
        }
        return "check "
                + clause.name().orElseGet(() -> edits.definition().sql().substring(clause.start(), clause.end()));
    }

    private void addIndexes(List<String> users) {
        edits.keptIndexes().stream()
                .filter(index -> index.uses(column) && isMentionedIn(tokens(index.sql())))
                .forEach(index -> users.add("index " + index.name()));
    }

    private void addViewsAndTriggers(List<String> users) {
        CatalogReader catalog = edits.catalog();
        QualifiedName table = edits.table();
        Probes.usersOf(catalog, table).stream()
                .filter(row -> isMentionedIn(tokens(row.text("sql").orElse(""))))
                .forEach(row -> users.add(
                        row.text("type").orElse("") + " " + row.text("name").orElse("")));
    }

    private static List<Token> tokens(String sql) {
        return Tokenizer.tokens(sql, DatabaseKind.SQLITE);
    }

    private boolean isMentionedIn(List<Token> tokens) {
        return tokens.stream().anyMatch(this::isLabel);
    }

    /** SQLite takes a name in double quotes for a text if nothing has the name. */
    private boolean isLabel(Token token) {
        boolean text = token.kind() == Token.Kind.STRING || (token.text().startsWith("\"") && !isName(token.name()));
        return text && labels.contains(token.name());
    }

    private boolean isName(String name) {
        return Names.same(name, edits.table().name())
                || edits.definition().columns().stream()
                        .map(ColumnDefinition::name)
                        .anyMatch(it -> Names.same(it, name));
    }
}
