package dev.retort.schema;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A column of a table. Made by {@link Schema#column(String, SqlType)}, nullable at first; every other method gives a copy.
 *
 * @param name the name
 * @param type the type
 * @param nullable whether NULL is allowed
 * @param defaultValue what an insert without it gives
 * @param identity set for a column that numbers its rows
 * @param computed set for a column that is worked out from others
 * @param collation a collation's name, as the database writes it
 * @param comment a comment; databases without comments leave it out
 */
public record Column(
        String name,
        SqlType type,
        boolean nullable,
        Optional<Default> defaultValue,
        Optional<Identity> identity,
        Optional<Computed> computed,
        Optional<String> collation,
        Optional<String> comment) {

    /** Checks the name. */
    public Column {
        Names.check("column name", name);
    }

    /** A copy that refuses NULL. */
    public Column notNull() {
        return new Column(name, type, false, defaultValue, identity, computed, collation, comment);
    }

    /** A copy that allows NULL. */
    public Column orNull() {
        return new Column(name, type, true, defaultValue, identity, computed, collation, comment);
    }

    /** A copy with a value as default, or with a default of any kind, such as {@link Schema#now()}. */
    public Column defaultTo(Object value) {
        return withDefault(Default.of(value));
    }

    /** A copy with a default of any kind. */
    public Column withDefault(Default other) {
        return withDefault(Optional.of(other));
    }

    /** A copy with an expression as default. */
    public Column withDefault(SqlText expression) {
        return withDefault(new Default.Expression(expression));
    }

    /** A copy with a default, or none. */
    public Column withDefault(Optional<Default> other) {
        return new Column(name, type, nullable, other, identity, computed, collation, comment);
    }

    /** A copy that numbers its rows; such a column is never null. */
    public Column withIdentity(Identity other) {
        return new Column(name, type, false, defaultValue, Optional.of(other), computed, collation, comment);
    }

    /** A copy without numbering. */
    public Column withoutIdentity() {
        return new Column(name, type, nullable, defaultValue, Optional.empty(), computed, collation, comment);
    }

    /** A copy that is worked out and stored. */
    public Column generatedAs(String expression) {
        return withComputed(new Computed(Schema.sql(expression), true));
    }

    /** A copy that is worked out. */
    public Column withComputed(Computed other) {
        return new Column(name, type, nullable, defaultValue, identity, Optional.of(other), collation, comment);
    }

    /** A copy with a collation. */
    public Column collate(String other) {
        return new Column(name, type, nullable, defaultValue, identity, computed, Optional.of(other), comment);
    }

    /** A copy with a comment. */
    public Column comment(String other) {
        return withComment(Optional.of(other));
    }

    /** A copy with a comment, or none. */
    public Column withComment(Optional<String> other) {
        return new Column(name, type, nullable, defaultValue, identity, computed, collation, other);
    }

    /** A copy with another name. */
    public Column withName(String other) {
        return new Column(other, type, nullable, defaultValue, identity, computed, collation, comment);
    }

    /** A copy with another type. */
    public Column withType(SqlType other) {
        return new Column(name, other, nullable, defaultValue, identity, computed, collation, comment);
    }

    /**
     * A column whose value is an expression over its row.
     *
     * @param expression the expression
     * @param stored whether it is kept ({@code STORED}) or worked out when read ({@code VIRTUAL}; PostgreSQL 18 and SQLite)
     */
    public record Computed(SqlText expression, boolean stored) {}

    /**
     * A column that numbers its rows. On SQLite it is the {@code INTEGER PRIMARY KEY}, and the options have no meaning.
     *
     * @param always whether a given value is refused ({@code GENERATED ALWAYS}) or allowed ({@code BY DEFAULT})
     * @param start the first value; empty for the database's own
     * @param increment the distance between two values
     * @param minimum the least value
     * @param maximum the greatest value
     * @param cycle whether it starts again at its end
     */
    public record Identity(
            boolean always,
            OptionalLong start,
            OptionalLong increment,
            OptionalLong minimum,
            OptionalLong maximum,
            boolean cycle) {

        /** A copy that begins elsewhere. */
        public Identity startingAt(long first) {
            return new Identity(always, OptionalLong.of(first), increment, minimum, maximum, cycle);
        }

        /** A copy with another distance between values. */
        public Identity incrementedBy(long distance) {
            return new Identity(always, start, OptionalLong.of(distance), minimum, maximum, cycle);
        }
    }
}
