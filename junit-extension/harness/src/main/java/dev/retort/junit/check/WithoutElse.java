package dev.retort.junit.check;

import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import dev.retort.assertions.expression.Expression;
import dev.retort.assertions.expression.ExpressionReader;
import dev.retort.assertions.expression.Literal;
import dev.retort.junit.check.RowTruth.Answer;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.rows.TablePair;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import dev.retort.sql.Token;
import dev.retort.sql.TokenCursor;
import dev.retort.sql.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A backfill of a new column by a CASE of several branches without an ELSE, none of which is for a row that it is made for: its
 * value stays NULL. A single branch without an ELSE is a way to say "else NULL", and so is a branch that gives NULL.
 */
final class WithoutElse {

    private static final int SHOWN = 5;

    private final Upgraded evidence;
    private final Scene scene;
    private final ExpressionReader reader;

    WithoutElse(Upgraded evidence, Scene scene) {
        this.evidence = evidence;
        this.scene = scene;
        this.reader = new ExpressionReader(scene.kind());
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<StatementRun> statements = evidence.up().statements();
        for (int i = 0; i < statements.size(); i++) {
            int place = i;
            for (Backfill backfill : backfills(statements.get(i).sql())) {
                if (IntStream.range(0, place)
                        .noneMatch(earlier -> changes(statements.get(earlier), backfill.table()))) {
                    finding(statements.get(i), backfill).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    /**
     * A column that an UPDATE gives the value of a CASE.
     *
     * @param branches the conditions of its branches
     * @param condition which rows it is made for; empty for all
     */
    private record Backfill(String table, String column, List<Expression> branches, Optional<Expression> condition) {}

    /** Other statements write rows, or make another table of the name; that a column was added changes nothing. */
    private boolean changes(StatementRun statement, String table) {
        return Deed.of(statement.sql(), scene.kind()).stream()
                .filter(deed -> deed.table().filter(table::equalsIgnoreCase).isPresent()
                        || deed.name().equalsIgnoreCase(table))
                .anyMatch(deed -> deed.verb() == Deed.Verb.WRITE
                        || deed.verb() == Deed.Verb.RENAME
                        || (deed.kind().equals("table") && deed.verb() != Deed.Verb.ALTER));
    }

    private List<Backfill> backfills(String sql) {
        TokenCursor cursor = new TokenCursor(Tokenizer.tokens(sql, scene.kind()));
        if (!cursor.take("update") || cursor.isAtEnd()) {
            return List.of();
        }
        String table = cursor.nextName();
        if (!cursor.take("set")) {
            return List.of();
        }
        List<Token> assigned = until(cursor, "where", "from", "returning");
        Optional<Expression> condition =
                cursor.take("where") ? Optional.of(reader.read(until(cursor, "returning"))) : Optional.empty();
        if (!cursor.isAtEnd() && !cursor.isAtSymbol(";")) {
            return List.of();
        }
        List<Backfill> backfills = new ArrayList<>();
        for (List<Token> assignment : TokenCursor.parted(assigned)) {
            boolean isCase = assignment.size() > 4
                    && assignment.get(1).isSymbol("=")
                    && assignment.get(2).isWord("case")
                    && assignment.get(assignment.size() - 1).isWord("end");
            List<Expression> branches = isCase ? branches(assignment.subList(3, assignment.size() - 1)) : List.of();
            if (branches.size() > 1) {
                backfills.add(new Backfill(table, assignment.get(0).name(), branches, condition));
            }
        }
        return backfills;
    }

    /** The tokens up to a word that stands in no parentheses. */
    private static List<Token> until(TokenCursor cursor, String... words) {
        int from = cursor.place();
        while (!cursor.isAtEnd()
                && !cursor.isAtSymbol(";")
                && List.of(words).stream().noneMatch(cursor::isAt)) {
            if (cursor.isAtSymbol("(")) {
                cursor.group();
            } else {
                cursor.next();
            }
        }
        return cursor.since(from);
    }

    /** The conditions of a CASE without an ELSE; none if it has one, if a branch gives NULL, or if there is another CASE in it. */
    private List<Expression> branches(List<Token> inside) {
        List<Integer> whens = places(inside, "when");
        List<Integer> thens = places(inside, "then");
        boolean plain = whens.size() == thens.size()
                && places(inside, "else").isEmpty()
                && places(inside, "case").isEmpty();
        if (!plain) {
            return List.of();
        }
        List<Expression> branches = new ArrayList<>();
        List<Token> subject = inside.subList(0, whens.isEmpty() ? 0 : whens.get(0));
        for (int i = 0; i < whens.size(); i++) {
            List<Token> asked = inside.subList(whens.get(i) + 1, thens.get(i));
            List<Token> given =
                    inside.subList(thens.get(i) + 1, i + 1 < whens.size() ? whens.get(i + 1) : inside.size());
            if (!(reader.read(given) instanceof Literal value) || value instanceof Literal.Null) {
                return List.of();
            }
            branches.add(
                    subject.isEmpty() ? reader.read(asked) : RowTruth.equal(reader.read(subject), reader.read(asked)));
        }
        return branches;
    }

    private static List<Integer> places(List<Token> tokens, String word) {
        return IntStream.range(0, tokens.size())
                .filter(i -> tokens.get(i).isWord(word))
                .boxed()
                .toList();
    }

    private Optional<Finding> finding(StatementRun statement, Backfill backfill) {
        Optional<TableData> before = table(evidence.before().data().tables().values(), backfill.table());
        Optional<TableData> after = table(evidence.after().data().tables().values(), backfill.table());
        boolean added = before.isPresent()
                && after.isPresent()
                && column(before.get(), backfill.column()).isEmpty()
                && column(after.get(), backfill.column()).isPresent();
        if (!added) {
            return Optional.empty();
        }
        String column = column(after.get(), backfill.column()).orElseThrow();
        List<Row> left = before.get().rows().stream()
                .filter(row -> isLeftOut(before.get(), row, backfill))
                .filter(row -> isNull(after.get(), TablePair.keyOf(before.get(), row), column))
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(told(statement, before.get(), column, left));
    }

    private static Optional<TableData> table(Iterable<TableData> tables, String name) {
        List<TableData> found = new ArrayList<>();
        tables.forEach(table -> {
            if (TablePair.plain(table.table()).equalsIgnoreCase(name)) {
                found.add(table);
            }
        });
        return found.size() == 1 && !found.get(0).keyColumns().isEmpty() ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Optional<String> column(TableData table, String name) {
        return table.columns().stream().filter(name::equalsIgnoreCase).findFirst();
    }

    /** Only if nothing is left open. */
    private boolean isLeftOut(TableData table, Row row, Backfill backfill) {
        RowTruth truth = new RowTruth(table, row, scene.kind());
        boolean meant = backfill.condition()
                .filter(condition -> truth.of(condition) != Answer.TRUE)
                .isEmpty();
        return meant
                && backfill.branches().stream()
                        .map(truth::of)
                        .allMatch(answer -> answer == Answer.FALSE || answer == Answer.NULL);
    }

    private static boolean isNull(TableData table, Row key, String column) {
        return table.rows().stream()
                .anyMatch(row -> TablePair.keyOf(table, row).equals(key)
                        && table.value(row, column).isEmpty());
    }

    private Finding told(StatementRun statement, TableData table, String column, List<Row> rows) {
        String name = TablePair.plain(table.table());
        List<String> lines = rows.stream()
                .limit(SHOWN)
                .map(row -> RowHarm.described(table, row, Marked::value))
                .toList();
        return scene.finding(
                        evidence.script(),
                        Direction.UPGRADE,
                        "leaves " + name + "." + column + " NULL in " + rows.size() + " of "
                                + table.rows().size() + " rows, which no branch of its CASE is for")
                .at(Optional.of(Blame.place(evidence.script(), statement.source())))
                .blaming(List.of(Blame.shown(statement)))
                .showing(lines)
                .cured(Cure.of(
                        Cure.Kind.SAY_ELSE, "write a branch for them, or an ELSE: ELSE NULL if that is what is meant"))
                .about(evidence.script().revision().id() + " values of " + name + "." + column);
    }
}
