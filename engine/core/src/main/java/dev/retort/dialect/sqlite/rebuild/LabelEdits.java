package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.enumeration;

import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.dialect.sqlite.text.TableText;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.EnumType;
import dev.retort.sql.Token;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives a column that is text with a check of its labels other labels; the checks keep their places and names. */
record LabelEdits(TableEdits edits, String column, EnumType labels, Map<String, String> mapping) {

    void apply() {
        boolean listed = !edits.definition().labelChecks(column).isEmpty();
        if (!listed) {
            requireNoOtherCheck();
        }
        convert();
        relabelDefault();
        if (listed) {
            relabelChecks();
        } else {
            int end = edits.getColumn(column).end();
            edits.rebuildAs(edits.definition().spliced(end, end, " " + TableText.labelCheck(column, labels.labels())));
        }
    }

    private void requireNoOtherCheck() {
        List<String> others = edits.definition()
                .allClauses()
                .filter(clause -> clause.kind() == Clause.Kind.CHECK && clause.uses(column, ""))
                .map(clause -> edits.definition().sql().substring(clause.start(), clause.end()))
                .toList();
        if (!others.isEmpty()) {
            throw new InvalidOperationException(Problem.of(
                            "unknown-labels",
                            "column '" + edits.table() + "." + column
                                    + "' has a check that isn't only a list of labels: it can't be changed with them")
                    .with("check", String.join("; ", others))
                    .cure("drop this constraint before, and create it again with the labels afterwards"));
        }
    }

    private void convert() {
        String source = edits.sources().get(column);
        if (source == null) {
            return;
        }
        String value = mapping.isEmpty() ? source : mapped(source);
        edits.checks()
                .convertible(
                        column, value, Conversion.to(enumeration(labels), value).offending(), enumeration(labels));
        if (!mapping.isEmpty()) {
            edits.convert(column, value);
        }
    }

    private String mapped(String source) {
        return mapping.entrySet().stream()
                .map(it -> " WHEN " + Literals.text(it.getKey()) + " THEN " + Literals.text(it.getValue()))
                .collect(Collectors.joining("", "(CASE " + source, " ELSE " + source + " END)"));
    }

    /** From the last to the first, so that what was read of the others stays true. */
    private void relabelChecks() {
        List<Clause> checks = edits.definition().labelChecks(column);
        String list = labels.labels().stream().map(Literals::text).collect(Collectors.joining(", "));
        for (int i = checks.size() - 1; i >= 0; i--) {
            List<Token> listed = checks.get(i).labels(column);
            edits.rebuildAs(edits.definition()
                    .spliced(
                            listed.get(0).start(), listed.get(listed.size() - 1).end(), list));
        }
    }

    /** A default that is a label which goes becomes what the values become. */
    private void relabelDefault() {
        Optional<Token> token = literalDefault(edits.getColumn(column));
        if (token.isEmpty()) {
            return;
        }
        String label = token.get().name();
        String to = mapping.getOrDefault(label, label);
        requireLabel(edits, column, token.get(), to, labels.labels());
        if (!to.equals(label)) {
            edits.rebuildAs(
                    edits.definition().spliced(token.get().start(), token.get().end(), Literals.text(to)));
        }
    }

    /** The text that a column's default is, if it is one and nothing else. */
    static Optional<Token> literalDefault(ColumnDefinition column) {
        return column.find(Clause.Kind.DEFAULT).flatMap(LabelEdits::literal);
    }

    private static Optional<Token> literal(Clause clause) {
        List<Token> tokens = clause.tokens().stream()
                .filter(token -> !token.isSymbol("(") && !token.isSymbol(")"))
                .toList();
        Token last = tokens.get(tokens.size() - 1);
        boolean only = tokens.size() > 1 && tokens.get(tokens.size() - 2).isWord("default");
        return only && last.kind() == Token.Kind.STRING ? Optional.of(last) : Optional.empty();
    }

    /** Refuses a default that the check would refuse. */
    static void requireLabel(TableEdits edits, String column, Token found, String label, List<String> labels) {
        if (!labels.contains(label)) {
            throw new InvalidOperationException(
                    Problem.of(
                                    "default-in-the-way",
                                    "the default of '" + edits.table() + "." + column + "' is no label afterwards")
                            .with("default", found.text())
                            .with("labels", labels)
                            .cure(
                                    "map the label, .mapping(…), or give the column another default: op.alterColumn(…).defaultTo(…)"));
        }
    }
}
