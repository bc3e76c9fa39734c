package dev.retort.junit.check;

import dev.retort.catalog.ObjectKind;
import dev.retort.catalog.SchemaSnapshot;
import dev.retort.junit.evidence.RevisionEvidence.State;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.meaning.Meaning;
import dev.retort.junit.rows.TablePair;
import dev.retort.run.StatementRun;
import dev.retort.sql.DatabaseKind;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** What values of columns say at two moments, by the types that the columns have then. */
final class Meanings {

    private final SchemaSnapshot before;
    private final SchemaSnapshot after;
    private final DatabaseKind database;
    private final Set<ZoneId> zones;
    private final Map<List<String>, BiPredicate<String, String>> known = new HashMap<>();

    /**
     * The meanings at two moments.
     *
     * @param runs what was run between them, which may say by which zone times were converted
     */
    Meanings(State before, State after, DatabaseKind database, StepRun... runs) {
        this.before = before.schema();
        this.after = after.schema();
        this.database = database;
        this.zones = new LinkedHashSet<>(List.of(ZoneOffset.UTC, ZoneId.systemDefault()));
        for (StepRun run : runs) {
            run.statements().stream().map(StatementRun::sql).forEach(this::addZones);
        }
    }

    /** A zone that a statement names: {@code AT TIME ZONE 'Europe/Berlin'}. */
    private void addZones(String sql) {
        List<Token> tokens = Tokenizer.tokensWithCode(sql, database);
        for (int i = 1; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.STRING && token.name().length() <= 40) {
                zone(token.name()).ifPresent(zones::add);
            }
        }
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException isNone) {
            return Optional.empty();
        }
    }

    /** The pair with those values alike that say the same. */
    TablePair of(TablePair pair) {
        return pair.meant(column -> of(pair.name(), pair.earlierName(column), pair.laterName(), column));
    }

    /** Whether values of two columns say the same. */
    BiPredicate<String, String> of(String table, String column, String laterTable, String laterColumn) {
        Optional<String> earlier = type(before, table, column);
        Optional<String> later = type(after, laterTable, laterColumn);
        return earlier.isEmpty() || later.isEmpty()
                ? String::equals
                : known.computeIfAbsent(
                        List.of(earlier.get(), later.get()),
                        types -> Meaning.of(types.get(0), types.get(1), database, zones));
    }

    /** A column's type, of a domain the one below it. */
    private static Optional<String> type(SchemaSnapshot schema, String table, String column) {
        return schema.find(ObjectKind.TABLE, table)
                .flatMap(it -> it.child(ObjectKind.COLUMN, column))
                .flatMap(it -> it.attribute("type"))
                .map(type -> schema.objects().stream()
                        .filter(object -> object.kind() == ObjectKind.DOMAIN)
                        .filter(domain ->
                                TablePair.plain(domain.path().toString()).equalsIgnoreCase(TablePair.plain(type)))
                        .findFirst()
                        .flatMap(domain -> domain.attribute("type"))
                        .orElse(type));
    }
}
