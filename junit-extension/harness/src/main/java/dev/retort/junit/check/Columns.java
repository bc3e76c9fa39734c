package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Change;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.catalog.difference.Tolerance;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.rows.TablePair;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a revision does to tables and columns, by their plain names at the revision. */
final class Columns {

    private final SchemaSnapshot before;
    private final List<Change> changes;
    private final List<StatementRun> statements;
    private final DatabaseKind database;

    Columns(RevisionEvidence.Upgraded evidence, DatabaseKind database) {
        this.database = database;
        this.before = evidence.before().schema();
        this.changes = SchemaDifference.between(before, evidence.after().schema(), Set.of(Tolerance.COLUMN_ORDER))
                .changes();
        this.statements = evidence.up().statements();
    }

    /** Tables that were there before and that the revision's statements or differences have to do with. */
    Set<String> touchedTables() {
        Set<String> touched = new TreeSet<>();
        for (SchemaObject object : before.objects()) {
            if (object.kind() == ObjectKind.TABLE && (isChanged(object) || isNamed(object))) {
                touched.add(TablePair.plain(object.path().toString()));
            }
        }
        return touched;
    }

    private boolean isChanged(SchemaObject table) {
        return changes.stream()
                .anyMatch(change -> change.path().equals(table.path())
                        || change.path().parent().filter(table.path()::equals).isPresent());
    }

    private boolean isNamed(SchemaObject table) {
        return statements.stream().anyMatch(statement -> Blame.touches(statement.sql(), table.name(), database));
    }

    /** Columns of a table whose type is another one after the revision. */
    Set<String> retyped(String table) {
        return changes.stream()
                .filter(change -> change.objectKind() == ObjectKind.COLUMN && change.kind() == Change.Kind.CHANGED)
                .filter(change -> isIn(change, table))
                .map(change -> change.path().name())
                .collect(Collectors.toSet());
    }

    private static boolean isIn(Change change, String table) {
        return change.path()
                .parent()
                .filter(path -> TablePair.plain(path.toString()).equalsIgnoreCase(table))
                .isPresent();
    }
}
