package dev.retort.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An index of a table. Made by {@link Schema#index(String)}; every other method gives a copy.
 *
 * @param name the name, if it isn't left to the naming convention
 * @param parts what is indexed, in order, at least one once complete
 * @param unique whether no two rows may be equal in it
 * @param where rows that are in it; empty for all
 * @param method such as {@code gin}; PostgreSQL only
 * @param include further columns kept in it; PostgreSQL only
 * @param nullsNotDistinct whether two NULLs count as equal; PostgreSQL 15 and later
 * @param options storage options such as {@code fillfactor}; PostgreSQL only
 * @param tablespace where it is stored; empty for the database's own; PostgreSQL only
 */
public record Index(
        Optional<String> name,
        List<IndexPart> parts,
        boolean unique,
        Optional<SqlText> where,
        Optional<String> method,
        List<String> include,
        boolean nullsNotDistinct,
        Map<String, String> options,
        Optional<String> tablespace) {

    /** Copies the lists. */
    public Index {
        parts = List.copyOf(parts);
        include = List.copyOf(include);
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    /** An index in the database's own tablespace. */
    public Index(
            Optional<String> name,
            List<IndexPart> parts,
            boolean unique,
            Optional<SqlText> where,
            Optional<String> method,
            List<String> include,
            boolean nullsNotDistinct,
            Map<String, String> options) {
        this(name, parts, unique, where, method, include, nullsNotDistinct, options, Optional.empty());
    }

    /** A copy with a name. */
    public Index named(String other) {
        return new Index(
                Optional.of(other), parts, unique, where, method, include, nullsNotDistinct, options, tablespace);
    }

    /** A copy on these columns, ascending. */
    public Index on(String... columns) {
        return on(Arrays.stream(columns).map(Schema::column).toArray(IndexPart[]::new));
    }

    /** A copy on these parts. */
    public Index on(IndexPart... others) {
        return new Index(name, List.of(others), unique, where, method, include, nullsNotDistinct, options, tablespace);
    }

    /** A copy in which no two rows may be equal. */
    public Index asUnique() {
        return new Index(name, parts, true, where, method, include, nullsNotDistinct, options, tablespace);
    }

    /** A copy that holds only some rows. */
    public Index where(String condition) {
        return where(Schema.sql(condition));
    }

    /** A copy that holds only some rows. */
    public Index where(SqlText condition) {
        return new Index(
                name, parts, unique, Optional.of(condition), method, include, nullsNotDistinct, options, tablespace);
    }

    /** A copy with another method. */
    public Index using(String other) {
        return new Index(
                name, parts, unique, where, Optional.of(other), include, nullsNotDistinct, options, tablespace);
    }

    /** A copy that keeps further columns. */
    public Index including(String... columns) {
        return new Index(name, parts, unique, where, method, List.of(columns), nullsNotDistinct, options, tablespace);
    }

    /** A copy in which two NULLs are equal. */
    public Index withNullsNotDistinct() {
        return new Index(name, parts, unique, where, method, include, true, options, tablespace);
    }

    /** A copy with a storage option. */
    public Index with(String option, String value) {
        Map<String, String> more = new TreeMap<>(options);
        more.put(option, value);
        return new Index(name, parts, unique, where, method, include, nullsNotDistinct, more, tablespace);
    }

    /** A copy in a tablespace. */
    public Index inTablespace(String other) {
        return new Index(name, parts, unique, where, method, include, nullsNotDistinct, options, Optional.of(other));
    }

    /**
     * One column or expression of an index.
     *
     * @param column the column's name; empty for an expression
     * @param expression the expression; empty for a column
     * @param descending whether it is sorted downwards
     * @param nulls where NULLs come; empty for the database's own
     * @param operatorClass such as {@code text_pattern_ops}; PostgreSQL only
     * @param collation a collation's name
     */
    public record IndexPart(
            Optional<String> column,
            Optional<SqlText> expression,
            boolean descending,
            Optional<Nulls> nulls,
            Optional<String> operatorClass,
            Optional<String> collation) {

        /** Where NULLs come in an index; PostgreSQL only. */
        public enum Nulls {
            /** Before all others. */
            FIRST,
            /** After all others. */
            LAST
        }

        /** A copy sorted downwards. */
        public IndexPart desc() {
            return new IndexPart(column, expression, true, nulls, operatorClass, collation);
        }

        /** A copy with a place for NULLs. */
        public IndexPart nulls(Nulls place) {
            return new IndexPart(column, expression, descending, Optional.of(place), operatorClass, collation);
        }

        /** A copy with an operator class. */
        public IndexPart operatorClass(String name) {
            return new IndexPart(column, expression, descending, nulls, Optional.of(name), collation);
        }

        /** A copy with a collation. */
        public IndexPart collate(String name) {
            return new IndexPart(column, expression, descending, nulls, operatorClass, Optional.of(name));
        }
    }
}
