package dev.retort.schema;

import dev.retort.error.InvalidOperationException;
import dev.retort.row.Row;
import dev.retort.schema.Column.Identity;
import dev.retort.schema.Constraint.*;
import dev.retort.schema.Index.IndexPart;
import dev.retort.sql.DatabaseKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The words of revisions and models, for one static import: {@code import static dev.retort.schema.Schema.*}. Each gives
 * a record, whose own methods give copies that say more: {@code column("email", string(200)).notNull()}.
 */
public final class Schema {

    /** SQLite, for SQL that is meant for it alone. */
    public static final DatabaseKind SQLITE = DatabaseKind.SQLITE;

    /** PostgreSQL, for SQL that is meant for it alone. */
    public static final DatabaseKind POSTGRESQL = DatabaseKind.POSTGRESQL;

    /** See {@link ForeignKey.Action#NO_ACTION}. */
    public static final ForeignKey.Action NO_ACTION = ForeignKey.Action.NO_ACTION;

    /** See {@link ForeignKey.Action#RESTRICT}. */
    public static final ForeignKey.Action RESTRICT = ForeignKey.Action.RESTRICT;

    /** See {@link ForeignKey.Action#CASCADE}. */
    public static final ForeignKey.Action CASCADE = ForeignKey.Action.CASCADE;

    /** See {@link ForeignKey.Action#SET_NULL}. */
    public static final ForeignKey.Action SET_NULL = ForeignKey.Action.SET_NULL;

    /** See {@link ForeignKey.Action#SET_DEFAULT}. */
    public static final ForeignKey.Action SET_DEFAULT = ForeignKey.Action.SET_DEFAULT;

    /** See {@link Deferral#INITIALLY_IMMEDIATE}. */
    public static final Deferral INITIALLY_IMMEDIATE = Deferral.INITIALLY_IMMEDIATE;

    /** See {@link Deferral#INITIALLY_DEFERRED}. */
    public static final Deferral INITIALLY_DEFERRED = Deferral.INITIALLY_DEFERRED;

    private Schema() {}

    /** An empty model without a naming convention. */
    public static MetaData metaData() {
        return metaData(NamingConvention.NONE);
    }

    /** An empty model. */
    public static MetaData metaData(NamingConvention naming) {
        return new MetaData(naming, List.of(), List.of(), List.of(), List.of());
    }

    /** A table of the default schema. */
    public static Table table(String name, Column... columns) {
        return table(QualifiedName.of(name), columns);
    }

    /** A table. */
    public static Table table(QualifiedName name, Column... columns) {
        return new Table(name, List.of(columns), List.of(), List.of(), Optional.empty(), TableOptions.NONE);
    }

    /** A nullable column without a default. */
    public static Column column(String name, SqlType type) {
        return new Column(
                name,
                type,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** An identity that refuses given values. */
    public static Identity generatedAlways() {
        return identity(true);
    }

    /** An identity that takes given values. */
    public static Identity generatedByDefault() {
        return identity(false);
    }

    private static Identity identity(boolean always) {
        OptionalLong unset = OptionalLong.empty();
        return new Identity(always, unset, unset, unset, unset, false);
    }

    /** The present time, as the column's type wants it. */
    public static Default now() {
        return new Default.Now();
    }

    /** A random UUID. */
    public static Default randomUuid() {
        return new Default.RandomUuid();
    }

    /** The next value of a sequence; PostgreSQL only. */
    public static Default nextValue(String sequence) {
        return new Default.NextValue(QualifiedName.of(sequence));
    }

    /** An unnamed primary key. */
    public static PrimaryKey primaryKey(String... columns) {
        return new PrimaryKey(Optional.empty(), List.of(columns));
    }

    /** An unnamed unique constraint. */
    public static UniqueConstraint unique(String... columns) {
        return new UniqueConstraint(
                Optional.empty(), List.of(columns), Deferral.NOT_DEFERRABLE, false, List.of(), Optional.empty());
    }

    /** Begins an unnamed foreign key on these columns; {@link ForeignKey.Pending#references} completes it. */
    public static ForeignKey.Pending foreignKey(String... columns) {
        return new ForeignKey.Pending(List.of(columns));
    }

    /** An unnamed check, the same on every database. */
    public static Check check(String condition) {
        return check(sql(condition));
    }

    /** An unnamed check. */
    public static Check check(SqlText condition) {
        return new Check(Optional.empty(), condition, true);
    }

    /** An unnamed exclusion by an index method, such as {@code gist}, which compares nothing yet; PostgreSQL only. */
    public static Exclusion exclusion(String method) {
        return new Exclusion(Optional.empty(), method, List.of(), Optional.empty(), Deferral.NOT_DEFERRABLE);
    }

    /** A named index on nothing yet. */
    public static Index index(String name) {
        return index().named(name);
    }

    /** An index on nothing yet, which the naming convention will name. */
    public static Index index() {
        return new Index(
                Optional.empty(), List.of(), false, Optional.empty(), Optional.empty(), List.of(), false, Map.of());
    }

    /** A column of an index, ascending. */
    public static IndexPart column(String name) {
        Names.check("column", name);
        return part(Optional.of(name), Optional.empty());
    }

    /** A column of an index, descending. */
    public static IndexPart descending(String name) {
        return column(name).desc();
    }

    /** An expression of an index, the same on every database. */
    public static IndexPart expression(String sql) {
        return part(Optional.empty(), Optional.of(sql(sql)));
    }

    private static IndexPart part(Optional<String> column, Optional<SqlText> expression) {
        return new IndexPart(column, expression, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A plain view of the default schema, the same on every database. */
    public static View view(String name, String query) {
        return new View(QualifiedName.of(name), sql(query), false);
    }

    /** A sequence of the default schema with the database's own settings; PostgreSQL only. */
    public static Sequence sequence(String name) {
        OptionalLong unset = OptionalLong.empty();
        return new Sequence(QualifiedName.of(name), unset, unset, unset, unset, false);
    }

    /** A type of the default schema, whose values are labels. */
    public static EnumType enumType(String name, String... labels) {
        return new EnumType(QualifiedName.of(name), List.of(labels));
    }

    /**
     * A function of the default schema; PostgreSQL only.
     *
     * @param parameters the parameters as SQL, such as {@code price numeric, tax numeric DEFAULT 19}; may be empty
     * @param definition what follows the parameters: {@code RETURNS … LANGUAGE … AS …}
     */
    public static StoredFunction function(String name, String parameters, String definition) {
        return new StoredFunction(QualifiedName.of(name), parameters, definition);
    }

    /**
     * Begins a trigger; {@link Trigger.Pending#doing} completes it.
     *
     * @param event when it runs, as SQL: {@code AFTER UPDATE OF title}
     */
    public static Trigger.Pending trigger(String name, String event) {
        return new Trigger.Pending(name, sql(event));
    }

    /** SQL that is the same on every database, unless {@link SqlText#on} says otherwise. */
    public static SqlText sql(String sql) {
        return new SqlText(Optional.of(sql), Map.of());
    }

    /** SQL for one database; {@link SqlText#on} adds another. */
    public static SqlText sqlOn(DatabaseKind database, String sql) {
        return SqlText.none().on(database, sql);
    }

    /** A row of columns and values in turn: {@code row("id", 1, "name", "Ada")}; a value may be null. */
    public static Row row(@Nullable Object... columnsAndValues) {
        if (columnsAndValues.length % 2 != 0) {
            throw new InvalidOperationException("a row's last column has no value", "give columns and values in turn");
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            if (!(columnsAndValues[i] instanceof String column)) {
                throw new InvalidOperationException(
                        "a row's column is not a text: " + columnsAndValues[i], "give columns and values in turn");
            }
            values.put(column, columnsAndValues[i + 1]);
        }
        return Row.of(values);
    }

    /** A UUID. */
    public static SqlType uuid() {
        return new SqlType.UuidType();
    }

    /** Text of at most {@code length} characters. */
    public static SqlType string(int length) {
        return new SqlType.StringType(length);
    }

    /** Text of any length. */
    public static SqlType text() {
        return new SqlType.TextType();
    }

    /** True or false; not called {@code boolean}, which is Java's. */
    public static SqlType bool() {
        return new SqlType.BooleanType();
    }

    /** A whole number of 16 bits. */
    public static SqlType smallInteger() {
        return new SqlType.IntegerType(16);
    }

    /** A whole number of 32 bits. */
    public static SqlType integer() {
        return new SqlType.IntegerType(32);
    }

    /** A whole number of 64 bits. */
    public static SqlType bigInteger() {
        return new SqlType.IntegerType(64);
    }

    /** An exact decimal of any size. */
    public static SqlType numeric() {
        return new SqlType.NumericType(OptionalInt.empty(), OptionalInt.empty());
    }

    /** An exact decimal of {@code precision} digits, {@code scale} of them after the point. */
    public static SqlType numeric(int precision, int scale) {
        return new SqlType.NumericType(OptionalInt.of(precision), OptionalInt.of(scale));
    }

    /** A floating point number of 32 bits. */
    public static SqlType real() {
        return new SqlType.FloatType(32);
    }

    /** A floating point number of 64 bits. */
    public static SqlType doublePrecision() {
        return new SqlType.FloatType(64);
    }

    /** A calendar date. */
    public static SqlType date() {
        return new SqlType.DateType();
    }

    /** A time of day without a zone. */
    public static SqlType time() {
        return new SqlType.TimeType(false, OptionalInt.empty());
    }

    /** A date and time without a zone. */
    public static SqlType timestamp() {
        return new SqlType.TimestampType(false, OptionalInt.empty());
    }

    /** An instant: a date and time with a zone. */
    public static SqlType timestampWithZone() {
        return new SqlType.TimestampType(true, OptionalInt.empty());
    }

    /** A span of time. */
    public static SqlType interval() {
        return new SqlType.IntervalType();
    }

    /** Bytes. */
    public static SqlType bytes() {
        return new SqlType.BytesType();
    }

    /** JSON kept as it was written. */
    public static SqlType json() {
        return new SqlType.JsonType(false);
    }

    /** JSON in the form that can be indexed. */
    public static SqlType jsonb() {
        return new SqlType.JsonType(true);
    }

    /** One of a list of labels. */
    public static SqlType enumeration(String typeName, String... labels) {
        return new SqlType.EnumerationType(new EnumType(QualifiedName.of(typeName), List.of(labels)));
    }

    /** One of the labels of a type. */
    public static SqlType enumeration(EnumType type) {
        return new SqlType.EnumerationType(type);
    }

    /** An array of another type. */
    public static SqlType arrayOf(SqlType element) {
        return new SqlType.ArrayType(element);
    }

    /** A type by the name that the database gives it. */
    public static SqlType nativeType(String name) {
        return new SqlType.NativeType(sql(name));
    }
}
