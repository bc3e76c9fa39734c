package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.catalog.difference.Rename;
import dev.retort.catalog.difference.SchemaDifference;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.rows.Fillings;
import dev.retort.junit.rows.Renames;
import dev.retort.junit.rows.TablePair;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which tables and columns of a revision have their place in the schema below it: under the same name, under another one
 * from which the upgrade renames or remakes them, or in columns whose values the upgrade moves. What has a place below has
 * to survive there; all else can't.
 */
final class Below {

    private final SchemaSnapshot before;
    private final SchemaSnapshot after;
    private final Renames renames;
    private final Fillings fillings;
    private final List<Rename> twins;
    private final Map<String, String> tables = new HashMap<>();
    private final Map<String, Map<String, String>> columns = new HashMap<>();

    Below(RevisionEvidence.Upgraded evidence, DatabaseKind database) {
        this.before = evidence.before().schema();
        this.after = evidence.after().schema();
        List<String> statements =
                evidence.up().statements().stream().map(StatementRun::sql).toList();
        this.renames = Renames.of(statements, database);
        this.fillings = Fillings.of(statements, database);
        this.twins = SchemaDifference.between(before, after)
                .told(new SameRows(evidence.before().data(), evidence.after().data()))
                .renames();
        tables(after).forEach(this::place);
    }

    private void place(SchemaObject table) {
        origin(table).ifPresent(origin -> {
            tables.put(plain(table), plain(origin));
            Map<String, String> known = new HashMap<>();
            table.children(ObjectKind.COLUMN).forEach(column -> origin(column, table, origin)
                    .ifPresent(place -> known.put(column.name(), place.name())));
            columns.put(plain(table), known);
        });
    }

    private Optional<SchemaObject> origin(SchemaObject table) {
        return before.find(ObjectKind.TABLE, table.path().toString())
                .or(() -> gone(table)
                        .filter(it -> renames.table(it.name()).equalsIgnoreCase(table.name()))
                        .findFirst())
                .or(() ->
                        twin(table).flatMap(it -> gone(table).filter(it::equals).findFirst()))
                .or(() -> gone(table).filter(it -> isMadeOf(table, it)).findFirst());
    }

    /** Tables beside another one that the revision leaves no trace of. */
    private Stream<SchemaObject> gone(SchemaObject table) {
        return tables(before).stream()
                .filter(it -> it.path().parent().equals(table.path().parent()))
                .filter(it -> after.find(ObjectKind.TABLE, it.path().toString()).isEmpty());
    }

    private boolean isMadeOf(SchemaObject table, SchemaObject origin) {
        return fillings.source(table.name())
                .filter(origin.name()::equalsIgnoreCase)
                .isPresent();
    }

    private Optional<SchemaObject> twin(SchemaObject object) {
        return twins.stream()
                .filter(twin -> twin.kind() == object.kind() && twin.found().equals(object.path()))
                .flatMap(twin -> before.find(twin.kind(), twin.wanted().toString()).stream())
                .findFirst();
    }

    /** The column itself, or one that is gone and whose values it has. */
    private Optional<SchemaObject> origin(SchemaObject column, SchemaObject table, SchemaObject origin) {
        List<SchemaObject> gone = origin.children(ObjectKind.COLUMN).stream()
                .filter(it -> table.child(ObjectKind.COLUMN, it.name()).isEmpty())
                .toList();
        return origin.child(ObjectKind.COLUMN, column.name())
                .or(() -> gone.stream()
                        .filter(it -> renames.column(origin.name(), it.name()).equalsIgnoreCase(column.name()))
                        .findFirst())
                .or(() -> twin(column))
                .or(() -> gone.stream()
                        .filter(it -> isFilled(table, origin, column, it))
                        .findFirst());
    }

    /** By a statement about the table under the name that it had, has, or had in between. */
    private boolean isFilled(SchemaObject table, SchemaObject origin, SchemaObject column, SchemaObject from) {
        return fillings.tables().stream()
                .filter(name -> name.equalsIgnoreCase(origin.name())
                        || renames.table(name).equalsIgnoreCase(table.name()))
                .anyMatch(name -> fillings.fills(name, column.name(), from.name()));
    }

    private static List<SchemaObject> tables(SchemaSnapshot schema) {
        return schema.objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .toList();
    }

    private static String plain(SchemaObject table) {
        return TablePair.plain(table.path().toString());
    }

    /** The plain name below of a table of the revision; empty if it has no place there. */
    Optional<String> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** The name below of a column, or of one that held its values; empty if it has no place there. */
    Optional<String> column(String table, String name) {
        return Optional.ofNullable(columns.getOrDefault(table, Map.of()).get(name));
    }

    /** The type below of a column's place there. */
    Optional<String> type(String table, String name) {
        return table(table)
                .flatMap(it -> before.find(ObjectKind.TABLE, it))
                .flatMap(it -> column(table, name).flatMap(column -> it.child(ObjectKind.COLUMN, column)))
                .flatMap(it -> it.attribute("type"));
    }

    /** From the names below to those of a table of the revision. */
    Renames up(String name) {
        String origin = tables.getOrDefault(name, name);
        Map<String, String> up = new HashMap<>();
        columns.getOrDefault(name, Map.of()).forEach((after, before) -> up.putIfAbsent(before, after));
        return Renames.given(Map.of(origin, name), Map.of(origin, up));
    }

    /** From the names at the revision to those below. */
    Renames down() {
        return Renames.given(tables, columns);
    }
}
