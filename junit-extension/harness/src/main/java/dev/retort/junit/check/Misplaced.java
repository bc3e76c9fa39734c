package dev.retort.junit.check;

import dev.retort.assertions.data.Row;
import dev.retort.assertions.data.TableData;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.rows.Fillings;
import dev.retort.junit.rows.Fillings.Exchange;
import dev.retort.junit.rows.Renames;
import dev.retort.junit.rows.TablePair;
import dev.retort.revision.Direction;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.sqlite.Affinity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values that an upgrade writes to columns that aren't theirs: columns of an {@code INSERT … SELECT} that get each other's
 * values, and texts in a column of numbers, which SQLite takes and PostgreSQL refuses.
 */
final class Misplaced {

    private static final int SHOWN = 5;

    /** Types by which a person means a number; others of their affinity, such as DATE, hold texts on purpose. */
    private static final Set<String> DECIMALS = Set.of("numeric", "decimal", "dec", "number");

    private final Upgraded evidence;
    private final Scene scene;

    Misplaced(Upgraded evidence, Scene scene) {
        this.evidence = evidence;
        this.scene = scene;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        exchanges().forEach(exchange -> findings.add(exchanged(exchange)));
        if (scene.kind() == DatabaseKind.SQLITE) {
            evidence.after().data().tables().values().forEach(table -> texts(table, findings));
        }
        return findings;
    }

    /** By the names that the tables have in the end; none that is declared. */
    private List<Exchange> exchanges() {
        List<String> statements =
                evidence.up().statements().stream().map(StatementRun::sql).toList();
        List<Exchange> exchanges = Fillings.of(statements, scene.kind()).exchanges();
        if (exchanges.isEmpty()) {
            return exchanges;
        }
        Renames renames = Renames.of(statements, scene.kind());
        return exchanges.stream()
                .map(exchange -> new Exchange(renames.table(exchange.table()), exchange.columns()))
                .filter(exchange -> !isDeclared(exchange))
                .toList();
    }

    private boolean isDeclared(Exchange exchange) {
        return scene.declaredAt(evidence.script().revision().id()).stream()
                .filter(declaration -> declaration.kind() == Declaration.Kind.CHANGES)
                .anyMatch(declaration -> exchange.columns().stream()
                        .anyMatch(column -> declaration.covers(exchange.table(), Optional.of(column))));
    }

    private Finding exchanged(Exchange exchange) {
        List<String> columns = exchange.columns();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            pairs.add(columns.get((i + 1) % columns.size()) + " into " + exchange.table() + "." + columns.get(i));
        }
        Finding finding = scene.finding(evidence.script(), Direction.UPGRADE, "copies " + String.join(" and ", pairs))
                .cured(Cure.of(
                        Cure.Kind.PUT_IN_PLACE, "write the columns of the SELECT in the order of those of the INSERT"))
                .about(aboutCopy(exchange.table()));
        return blamed(finding, exchange.table());
    }

    /** What a finding is about that says that columns are in each other's place: values that changed tell the same. */
    static String aboutCopy(String table) {
        return "copy into " + table.toLowerCase(Locale.ROOT);
    }

    private void texts(TableData table, List<Finding> findings) {
        Optional<SchemaObject> declared = evidence.after().schema().find(ObjectKind.TABLE, table.table());
        for (String column : table.columns()) {
            List<Row> texts = table.rows().stream()
                    .filter(row ->
                            table.value(row, column).filter(Misplaced::isText).isPresent())
                    .toList();
            Optional<String> type =
                    declared.flatMap(it -> it.child(ObjectKind.COLUMN, column)).flatMap(it -> it.attribute("type"));
            if (!texts.isEmpty()
                    && type.filter(Misplaced::isOfNumbers).isPresent()
                    && !hadTexts(table, column)
                    && Blame.writes(evidence.up(), table.table(), scene)) {
                findings.add(texts(table, column, type.get(), texts));
            }
        }
    }

    private static boolean isText(String literal) {
        return literal.startsWith("'");
    }

    private static boolean isOfNumbers(String type) {
        Affinity affinity = Affinity.of(type);
        String name = type.toLowerCase(Locale.ROOT).replaceFirst("\\W.*", "");
        return affinity == Affinity.INTEGER || affinity == Affinity.REAL || DECIMALS.contains(name);
    }

    private boolean hadTexts(TableData table, String column) {
        Renames renames = Renames.of(
                evidence.up().statements().stream().map(StatementRun::sql).toList(), scene.kind());
        String name = TablePair.plain(table.table());
        return evidence.before().data().tables().values().stream()
                .filter(it -> renames.table(TablePair.plain(it.table())).equalsIgnoreCase(name)
                        || TablePair.plain(it.table()).equalsIgnoreCase(name))
                .anyMatch(it -> it.rows().stream()
                        .anyMatch(row ->
                                it.value(row, column).filter(Misplaced::isText).isPresent()));
    }

    private Finding texts(TableData table, String column, String type, List<Row> rows) {
        String name = TablePair.plain(table.table());
        List<String> lines = rows.stream()
                .limit(SHOWN)
                .map(row -> RowHarm.described(table, row, Marked::value) + ": " + column + " is "
                        + Marked.value(table.value(row, column).orElseThrow()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (rows.size() > SHOWN) {
            lines.add("and " + (rows.size() - SHOWN) + " more");
        }
        Finding finding = scene.finding(
                        evidence.script(),
                        Direction.UPGRADE,
                        "puts texts into " + name + "." + column + ", which is " + type + ", in " + rows.size() + " of "
                                + table.rows().size() + " rows")
                .showing(lines)
                .cured(
                        Cure.of(
                                Cure.Kind.PUT_IN_PLACE,
                                "give " + name + "." + column
                                        + " its own values: look for two columns in each other's place, or convert what is copied"))
                .about(evidence.script().revision().id() + " texts in " + name + "." + column);
        return blamed(finding, name);
    }

    private Finding blamed(Finding finding, String table) {
        return Blame.on(
                finding, evidence.script(), evidence.up(), Blame.Target.written(table, Optional.empty()), scene);
    }
}
