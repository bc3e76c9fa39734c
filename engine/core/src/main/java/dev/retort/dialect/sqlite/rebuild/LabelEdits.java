package dev.retort.dialect.sqlite.rebuild;

import static dev.retort.schema.Schema.enumeration;

import dev.retort.dialect.sqlite.text.Literals;
import dev.retort.dialect.sqlite.text.TableText;
import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.schema.EnumType;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.sqlite.Clause;
import dev.retort.sql.sqlite.ColumnDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gives a column that is text with a check of its labels other labels; the checks keep their places and names. */
record LabelEdits(TableEdits edits, String column, EnumType labels, Map<String, String> mapping) {

    /** The words behind DEFAULT that aren't taken for a text. */
    private static final List<String> VALUES =
            List.of("null", "true", "false", "current_time", "current_date", "current_timestamp");

    void apply() {
        boolean listed = !edits.definition().labelChecks(column).isEmpty();
        if (!listed) {
            requireNoOtherCheck();
        }
        Set<String> changed = changed();
        if (!changed.isEmpty()) {
            new LabelUses(edits, column, changed).requireNone();
        }
        convert();
        relabelDefault(!changed.isEmpty());
        if (listed) {
            relabelChecks();
        } else {
            int end = edits.getColumn(column).end();
            edits.rebuildAs(edits.definition().spliced(end, end, " " + TableText.labelCheck(column, labels.labels())));
        }
    }

    /** The labels that go, or become others. */
    private Set<String> changed() {
        Set<String> changed = new TreeSet<>(mapping.keySet());
        edits.definition().labelChecks(column).stream()
                .flatMap(check -> check.labels(column).stream())
                .map(Token::name)
                .filter(label -> !labels.labels().contains(label))
                .forEach(changed::add);
        changed.removeIf(
                label -> label.equals(mapping.get(label)) && labels.labels().contains(label));
        return changed;
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

    /** A default that is a label which goes becomes what the values become; any other stays if no label changes. */
    private void relabelDefault(boolean changes) {
        Optional<Token> token = literalDefault(edits.getColumn(column));
        if (token.isEmpty()) {
            if (changes) {
                requireNoExpression(edits, column, labels.labels());
            }
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

    /** Refuses a default that is worked out: whether it gives a label isn't known. */
    static void requireNoExpression(TableEdits edits, String column, List<String> labels) {
        List<Token> value = edits.getColumn(column)
                .find(Clause.Kind.DEFAULT)
                .map(LabelEdits::value)
                .orElse(List.of());
        boolean none = value.isEmpty() || (value.size() == 1 && value.get(0).isWord("null"));
        if (!none) {
            int from = value.get(0).start();
            throw inTheWay(
                    edits,
                    column,
                    "is an expression, which can't be taken over to other labels",
                    edits.definition()
                            .sql()
                            .substring(from, value.get(value.size() - 1).end()),
                    labels);
        }
    }

    /** The text that a column's default is, if it is one and nothing else. */
    static Optional<Token> literalDefault(ColumnDefinition column) {
        return column.find(Clause.Kind.DEFAULT).flatMap(LabelEdits::literal);
    }

    /** A word or a name in quotes behind DEFAULT is a text, too, but for the words that are values. */
    private static Optional<Token> literal(Clause clause) {
        List<Token> value = value(clause);
        if (value.size() != 1) {
            return Optional.empty();
        }
        Token only = value.get(0);
        boolean word = only.kind() == Token.Kind.WORD && VALUES.stream().noneMatch(only::isWord);
        boolean text = only.kind() == Token.Kind.STRING || only.kind() == Token.Kind.QUOTED || word;
        return text ? Optional.of(only) : Optional.empty();
    }

    /** What stands behind the word, without the parentheses around it. */
    private static List<Token> value(Clause clause) {
        List<Token> value = clause.tokens().stream()
                .dropWhile(token -> !token.isWord("default"))
                .skip(1)
                .toList();
        while (value.size() > 2 && value.get(0).isSymbol("(") && TokenCursor.closing(value, 0) == value.size() - 1) {
            value = value.subList(1, value.size() - 1);
        }
        return value;
    }

    /** Refuses a default that the check would refuse. */
    static void requireLabel(TableEdits edits, String column, Token found, String label, List<String> labels) {
        if (!labels.contains(label)) {
            throw inTheWay(edits, column, "is no label afterwards", found.text(), labels);
        }
    }

    private static InvalidOperationException inTheWay(
            TableEdits edits, String column, String reason, String found, List<String> labels) {
        return new InvalidOperationException(
                Problem.of("default-in-the-way", "the default of '" + edits.table() + "." + column + "' " + reason)
                        .with("default", found)
                        .with("labels", labels)
                        .cure(
                                "map the label, .mapping(…), or give the column another default first: op.alterColumn(…).defaultTo(…)"));
    }
}
