package dev.retort.dialect.sqlite.session;

import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Query;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import dev.retort.sql.sqlite.Names;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tables that the statements of a step may have touched, so that the look for rows that point to nothing needn't go
 * through all tables after each step. A key's row can come to point to nothing only if its table or the one that it points to
 * is named in a statement, as long as foreign keys are off and there are no triggers; where there are, or another database is
 * attached, or a PRAGMA is run, all tables are looked at.
 */
final class TouchedTables {

    /** With more names, one look at all tables is no dearer. */
    private static final int MANY = 500;

    /** An INSERT, UPDATE or DELETE has its table's name among its first tokens: REPLACE OR x INTO schema . name. */
    private static final int HEAD = 8;

    private static final Set<String> CHANGES = Set.of("insert", "replace", "update", "delete");
    private static final Set<String> ANYTHING = Set.of("trigger", "pragma", "attach", "detach", "vacuum");

    private static final Set<String> ALONE = Set.of("main", "temp");

    private final Connection connection;
    private final Set<String> names = new HashSet<>();
    private final Map<String, Set<String>> targets = new HashMap<>();
    private final Map<String, Set<String>> pointing = new HashMap<>();
    private boolean all = true;

    TouchedTables(Connection connection) {
        this.connection = connection;
    }

    /** Takes note of a statement that is going to run. */
    void note(String sql) {
        if (all) {
            return;
        }
        Tokenizer tokenizer = Tokenizer.lenient(sql, DatabaseKind.SQLITE);
        int read = 0;
        boolean change = false;
        for (Optional<Token> next = tokenizer.next();
                next.isPresent() && !(change && read >= HEAD);
                next = tokenizer.next()) {
            Token token = next.get();
            if (token.kind() == Token.Kind.COMMENT) {
                continue;
            }
            String name = Names.fold(token.name());
            change |= read == 0 && CHANGES.contains(name);
            read++;
            if (token.kind() == Token.Kind.WORD && ANYTHING.contains(name)) {
                all = true;
                return;
            }
            if (token.kind() == Token.Kind.WORD
                    || token.kind() == Token.Kind.QUOTED
                    || token.kind() == Token.Kind.STRING) {
                names.add(name);
            }
        }
        all = names.size() > MANY;
    }

    /** Whether the next look is at all tables. */
    boolean looksAtAll() {
        return all;
    }

    /** The rows that point to nothing now, if those were all before. */
    DanglingRows find(DanglingRows before) throws SQLException {
        if (all || !before.rows().isEmpty() || isAttached()) {
            return DanglingRows.find(connection);
        }
        Set<String> tables = new TreeSet<>(names);
        for (String name : names) {
            tables.addAll(pointing.getOrDefault(name, Set.of()));
        }
        return DanglingRows.find(connection, new TreeSet<>(targetsOf(tables).keySet()));
    }

    /** The step is committed: what it changed is read anew. */
    void committed() throws SQLException {
        if (all) {
            readAll();
        } else {
            Set<String> changed = new HashSet<>(names);
            names.forEach(name -> changed.addAll(pointing.getOrDefault(name, Set.of())));
            Map<String, Set<String>> now = targetsOf(changed);
            changed.forEach(table -> put(table, now.getOrDefault(table, Set.of())));
        }
        names.clear();
    }

    /** What was noted may be undone, or not: the next look is at all tables. */
    void rolledBack() {
        all = true;
    }

    private void readAll() throws SQLException {
        targets.clear();
        pointing.clear();
        all = new Query(connection, "SELECT 1 FROM sqlite_schema WHERE type = 'trigger' LIMIT 1").hasRows()
                || isAttached();
        if (!all) {
            Map<String, Set<String>> found = new HashMap<>();
            new Query(
                            connection,
                            "SELECT s.name, k.\"table\" FROM sqlite_schema s JOIN pragma_foreign_key_list(s.name) k"
                                    + " WHERE s.type = 'table'")
                    .each(row -> found.computeIfAbsent(Names.fold(row.getString(1)), any -> new HashSet<>())
                            .add(Names.fold(row.getString(2))));
            found.forEach(this::put);
        }
    }

    private void put(String table, Set<String> to) {
        targets.getOrDefault(table, Set.of()).forEach(target -> pointing.getOrDefault(target, new HashSet<>())
                .remove(table));
        targets.remove(table);
        if (!to.isEmpty()) {
            targets.put(table, to);
            to.forEach(target ->
                    pointing.computeIfAbsent(target, any -> new HashSet<>()).add(table));
        }
    }

    /** What the keys of tables point to; tables without keys, and names that are of none, aren't in it. */
    private Map<String, Set<String>> targetsOf(Collection<String> tables) throws SQLException {
        Map<String, Set<String>> found = new HashMap<>();
        if (!tables.isEmpty()) {
            String query = "SELECT v.column1, k.\"table\" FROM (VALUES "
                    + String.join(", ", Collections.nCopies(tables.size(), "(?)"))
                    + ") v JOIN pragma_foreign_key_list(v.column1) k";
            new Query(connection, query, tables.toArray())
                    .each(row -> found.computeIfAbsent(row.getString(1), any -> new HashSet<>())
                            .add(Names.fold(row.getString(2))));
        }
        return found;
    }

    /** A temporary table hides another of its name, so the temporary database counts if it holds something. */
    private boolean isAttached() throws SQLException {
        List<String> names = new Query(connection, "PRAGMA database_list").list(row -> row.getString(2));
        return !ALONE.containsAll(names)
                || (names.contains("temp")
                        && new Query(connection, "SELECT 1 FROM temp.sqlite_schema LIMIT 1").hasRows());
    }
}
