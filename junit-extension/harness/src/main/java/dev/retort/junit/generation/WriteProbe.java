package dev.retort.junit.generation;

import dev.retort.catalog.KeyDefinition;
import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tries the next write to a table: a row through its defaults, rows that its constraints have to refuse, a parent that goes.
 * In a transaction that the caller rolls back; on PostgreSQL sequences have moved afterwards.
 */
public final class WriteProbe {

    /** Errors of code, which no other row would avoid: what is named isn't there. */
    static final Pattern BROKEN = Pattern.compile(
            "(?is).*(?:no such (?:column|table|function)|foreign key mismatch|has no field|(?:column|relation|function|type|operator)"
                    + " [^\\n]*does not exist).*");

    private final Session session;
    private final SchemaSnapshot schema;
    private final RowGenerator generator;
    private final Optional<String> restoring;
    private final List<WriteFault> faults = new ArrayList<>();
    private final List<String> untested = new ArrayList<>();

    private WriteProbe(
            Connection connection, SchemaSnapshot schema, RowGenerator generator, Optional<String> restoring) {
        this.restoring = restoring;
        this.session = new Session(connection, schema.database().kind());
        this.schema = schema;
        this.generator = generator;
    }

    /**
     * What was found.
     *
     * @param faults what is wrong
     * @param untested tables of which no row can be made, each with the reason
     */
    public record Probed(List<WriteFault> faults, List<String> untested) {

        /** Copies the lists. */
        public Probed {
            faults = List.copyOf(faults);
            untested = List.copyOf(untested);
        }
    }

    /**
     * A write that doesn't do what the schema says.
     *
     * @param kind what is wrong
     * @param table with its schema on PostgreSQL
     * @param object the column, constraint or trigger that it is about; empty if nobody knows
     * @param statement what was tried
     * @param said what the database said or did
     */
    public record WriteFault(Kind kind, String table, String object, String statement, String said) {

        /** What may be wrong. */
        public enum Kind {
            /** No row can be inserted at all: a trigger or a default names what isn't there. */
            BROKEN,
            /** The next number is taken. */
            COLLIDES,
            /** A default is a value that the table refuses. */
            DEFAULT_REFUSED,
            /** A constraint accepts what breaks it. */
            ACCEPTS,
            /** A foreign key's action leaves rows that point nowhere, or can't be carried out. */
            ACTION
        }

        /** Whether another one is wrong in the same way. */
        public boolean isAsIn(WriteFault other) {
            return kind == other.kind && table.equals(other.table) && object.equals(other.object);
        }
    }

    /**
     * Tries the tables.
     *
     * @param connection in a transaction; on SQLite with foreign keys enforced
     * @param schema of the database as it is now
     * @param tables the names of the tables to try
     * @param restoring sets sequences to where they are, since generated rows move them for good
     * @throws SQLException if the connection fails
     */
    public static Probed probe(
            Connection connection,
            SchemaSnapshot schema,
            Set<String> tables,
            RowGenerator generator,
            Optional<String> restoring)
            throws SQLException {
        WriteProbe probe = new WriteProbe(connection, schema, generator.withRowsPerTable(2), restoring);
        for (String table : tables) {
            probe.table(table);
        }
        return new Probed(probe.faults, probe.untested);
    }

    private void table(String name) throws SQLException {
        SchemaSnapshot reduced = withParents(name);
        Map<String, String> bounds = reduced.objects().stream()
                        .anyMatch(it -> it.attribute("partition of").isPresent())
                ? ExistingRows.bounds(session)
                : Map.of();
        Optional<TableFacts> facts = SchemaFacts.of(reduced, bounds).stream()
                .filter(table -> table.name().equals(name) && table.closed().isEmpty())
                .findFirst();
        if (facts.isEmpty()) {
            return;
        }
        GeneratedRows[] made = new GeneratedRows[1];
        session.undone(() -> made[0] = generator.fill(session.connection(), reduced));
        GeneratedRows rows = Objects.requireNonNull(made[0]);
        List<GeneratedRow> own =
                rows.rows().stream().filter(row -> row.table().equals(name)).toList();
        if (own.isEmpty()) {
            rows.untested().stream()
                    .filter(it -> it.table().equals(name) || it.hidden().contains(name))
                    .forEach(it -> none(name, it));
            return;
        }
        List<GeneratedRow> others = rows.rows().stream()
                .filter(row -> !row.table().equals(name) && row.later().isEmpty())
                .toList();
        boolean simple = own.stream().allMatch(row -> row.later().isEmpty() && row.together() == 0);
        if (!simple) {
            untested.add(name + " is in a circle of foreign keys");
            return;
        }
        session.undone(() -> {
            for (String sql : new RowStatements(session.database()).of(others)) {
                Query.run(session.connection(), sql);
            }
            if (restoring.isPresent()) {
                Query.run(session.connection(), restoring.get());
            }
            ProbedTable table = new ProbedTable(this, facts.get(), object(name), own);
            table.next();
            table.constraints();
            table.actions();
        });
    }

    private void none(String table, GeneratedRows.Untested reason) {
        if (reason.table().equals(table) && BROKEN.matcher(reason.reason()).matches()) {
            faults.add(new WriteFault(WriteFault.Kind.BROKEN, table, "", "INSERT INTO " + table, reason.reason()));
        } else {
            untested.add(reason.toString());
        }
    }

    private SchemaObject object(String table) {
        return schema.find(ObjectKind.TABLE, table).orElseThrow();
    }

    /** The table, those that it refers to, and what partitions have to do with one another. */
    private SchemaSnapshot withParents(String name) {
        Set<String> wanted = new LinkedHashSet<>(Set.of(name));
        int known = 0;
        while (wanted.size() > known) {
            known = wanted.size();
            for (SchemaObject table : schema.objects()) {
                if (table.kind() == ObjectKind.TABLE
                        && wanted.contains(table.path().toString())) {
                    table.children(ObjectKind.FOREIGN_KEY)
                            .forEach(
                                    key -> named(KeyDefinition.of(key).target()).ifPresent(wanted::add));
                    table.attribute("partition of").flatMap(this::named).ifPresent(wanted::add);
                } else if (table.attribute("partition of")
                        .flatMap(this::named)
                        .filter(wanted::contains)
                        .isPresent()) {
                    wanted.add(table.path().toString());
                }
            }
        }
        return schema.without(object -> object.kind() == ObjectKind.TABLE
                && !wanted.contains(object.path().toString()));
    }

    private Optional<String> named(String table) {
        return schema.find(ObjectKind.TABLE, table).map(found -> found.path().toString());
    }

    Session session() {
        return session;
    }

    SchemaSnapshot schema() {
        return schema;
    }

    void add(WriteFault fault) {
        faults.add(fault);
    }

    void untested(String reason) {
        untested.add(reason);
    }
}
