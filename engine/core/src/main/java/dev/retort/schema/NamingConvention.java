package dev.retort.schema;

import dev.retort.schema.Constraint.*;
import dev.retort.schema.Index.IndexPart;
import dev.retort.sql.Identifiers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names for constraints and indexes that were given none. A pattern may hold {@code {table}}, {@code {columns}} (joined
 * by {@code _}) and, for foreign keys, {@code {target}}. A name of more than 63 bytes, which PostgreSQL would cut, is cut
 * and ends in a hash, on both databases. What has no pattern stays unnamed. Checks have no columns, so
 * only named ones are known by name.
 *
 * @param patterns by kind
 * @param indexPattern for indexes
 */
public record NamingConvention(Map<Constraint.Kind, String> patterns, Optional<String> indexPattern) {

    private static final int HASH_DIGITS = 8;

    /** Names nothing. */
    public static final NamingConvention NONE = new NamingConvention(Map.of(), Optional.empty());

    /** The common one: {@code pk_table}, {@code uq_table_columns}, {@code fk_table_columns_target}, {@code ix_…}. */
    public static final NamingConvention COMMON = new NamingConvention(
            Map.of(
                    Constraint.Kind.PRIMARY_KEY, "pk_{table}",
                    Constraint.Kind.UNIQUE, "uq_{table}_{columns}",
                    Constraint.Kind.FOREIGN_KEY, "fk_{table}_{columns}_{target}"),
            Optional.of("ix_{table}_{columns}"));

    /** Copies the patterns. */
    public NamingConvention {
        patterns = Map.copyOf(patterns);
    }

    /** The table with a name for everything that a pattern names. */
    public Table applyTo(Table table) {
        return table.withConstraints(table.constraints().stream()
                        .map(constraint -> applyTo(table, constraint))
                        .toList())
                .withIndexes(table.indexes().stream()
                        .map(index -> applyTo(table.name(), index))
                        .toList());
    }

    /** The constraint, named if it has no name and a pattern names its kind. */
    public Constraint applyTo(Table table, Constraint constraint) {
        return applyTo(table.name(), constraint);
    }

    /** The constraint of a table, named if it has no name and a pattern names its kind. */
    public Constraint applyTo(QualifiedName table, Constraint constraint) {
        String pattern = patterns.get(constraint.kind());
        if (constraint.name().isPresent() || pattern == null) {
            return constraint;
        }
        return constraint.named(nameOf(pattern, table, constraint));
    }

    /** The index of a table, named if it has no name and there is a pattern. */
    public Index applyTo(QualifiedName table, Index index) {
        if (index.name().isPresent() || indexPattern.isEmpty()) {
            return index;
        }
        return index.named(nameOf(indexPattern.get(), table, index));
    }

    private static String nameOf(String pattern, QualifiedName table, Constraint constraint) {
        String target = constraint instanceof ForeignKey key ? key.target().name() : "";
        return fill(pattern, table, columns(constraint), target);
    }

    private static String nameOf(String pattern, QualifiedName table, Index index) {
        List<String> names = index.parts().stream()
                .map(part -> part.column().orElseGet(() -> asWords(part)))
                .toList();
        return fill(pattern, table, names, "");
    }

    private static String asWords(IndexPart part) {
        return part.expression()
                .map(SqlText::toString)
                .orElse("")
                .replaceAll("\\W+", "_")
                .replaceAll("^_|_$", "");
    }

    private static List<String> columns(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return key.columns();
        }
        if (constraint instanceof UniqueConstraint unique) {
            return unique.columns();
        }
        return constraint instanceof ForeignKey key ? key.columns() : List.of();
    }

    private static String fill(String pattern, QualifiedName table, List<String> columns, String target) {
        return shortened(pattern.replace("{table}", table.name())
                .replace("{columns}", String.join("_", columns))
                .replace("{target}", target));
    }

    /**
     * A name that PostgreSQL would cut is cut here, and told from others that begin alike by a hash of all of it. It is the
     * same on SQLite, so that both can be changed by the same name.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">63 bytes</a>
     */
    private static String shortened(String name) {
        if (bytes(name) <= Identifiers.POSTGRESQL.longest()) {
            return name;
        }
        String hash = "_" + HexFormat.of().toHexDigits(hash(name), HASH_DIGITS);
        int end = name.length();
        while (bytes(name.substring(0, end)) > Identifiers.POSTGRESQL.longest() - hash.length()) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + hash;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long hash(String name) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
