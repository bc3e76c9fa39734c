package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaObject;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.evidence.RevisionEvidence.RoundTrip;
import dev.retort.junit.evidence.RevisionEvidence.Upgraded;
import dev.retort.junit.rows.Fillings;
import dev.retort.junit.rows.TablePair;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values at a revision that only a generator thinks of. What an upgrade converts, or makes of another column, hangs together
 * with that: a row that no upgrade made, in which it doesn't, needn't come back after a downgrade. The rows that were there
 * before the upgrade judge the conversion.
 */
final class Invented {

    private final Upgraded evidence;
    private final DatabaseKind database;
    private final Columns columns;
    private final List<String> statements;
    private final Fillings fillings;

    Invented(Upgraded evidence, DatabaseKind database) {
        this.evidence = evidence;
        this.database = database;
        this.columns = new Columns(evidence, database);
        this.statements = Stream.concat(
                        evidence.up().statements().stream(),
                        evidence.roundTrip().map(RoundTrip::down).stream().flatMap(down -> down.statements().stream()))
                .map(StatementRun::sql)
                .toList();
        this.fillings = Fillings.of(statements, database);
    }

    /** Whether a value can't be held against the revision, since nobody but a generator wrote it. */
    boolean explains(RowHarm harm) {
        if (!evidence.generated()) {
            return false;
        }
        Set<String> added = added(harm.table());
        return harm.column()
                .map(column -> columns.retyped(harm.table()).contains(column)
                        || added.contains(column)
                        || added.stream().anyMatch(other -> isLinked(column, other)))
                .orElseGet(() -> harm.pair().before().keyColumns().isEmpty()
                        && (!added.isEmpty() || !columns.retyped(harm.table()).isEmpty()));
    }

    private Set<String> added(String table) {
        Set<String> before = columns(evidence.before().schema(), table);
        return columns(evidence.after().schema(), table).stream()
                .filter(column -> !before.contains(column))
                .collect(Collectors.toSet());
    }

    private static Set<String> columns(SchemaSnapshot schema, String table) {
        Optional<SchemaObject> found = schema.objects().stream()
                .filter(object -> object.kind() == ObjectKind.TABLE)
                .filter(object -> TablePair.plain(object.path().toString()).equalsIgnoreCase(table))
                .findFirst();
        return found.stream()
                .flatMap(object -> object.children(ObjectKind.COLUMN).stream())
                .map(SchemaObject::name)
                .collect(Collectors.toSet());
    }

    private boolean isLinked(String column, String added) {
        boolean filled = fillings.tables().stream()
                .anyMatch(table -> fillings.fills(table, column, added) || fillings.fills(table, added, column));
        return filled || statements.stream().anyMatch(sql -> isConverted(sql, column, added));
    }

    /** {@code ALTER COLUMN … USING} with both names in it. */
    private boolean isConverted(String sql, String column, String added) {
        List<Token> tokens = Tokenizer.tokensWithCode(sql, database);
        return tokens.stream().anyMatch(token -> token.isWord("using"))
                && names(tokens, column)
                && names(tokens, added);
    }

    private static boolean names(List<Token> tokens, String name) {
        return tokens.stream()
                .anyMatch(token -> (token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED)
                        && token.name().equalsIgnoreCase(name));
    }
}
