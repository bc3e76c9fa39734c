package dev.retort.operation;

import dev.retort.error.InvalidOperationException;
import dev.retort.schema.Column;
import dev.retort.schema.Default;
import dev.retort.schema.Identity;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.SqlText;
import dev.retort.schema.SqlType;
import java.util.Optional;

/**
 * Changes attributes of a column; what isn't given stays.
 *
 * @param table the table
 * @param column the column's name
 * @param type the new type
 * @param using how a value becomes one of the new type; only with a type
 * @param nullable whether NULL is allowed
 * @param defaultValue the default
 * @param identity the numbering
 * @param comment the comment
 * @param original the column as it was, for the way back
 */
public record AlterColumn(
        QualifiedName table,
        String column,
        Optional<SqlType> type,
        Optional<SqlText> using,
        Optional<Boolean> nullable,
        Change<Default> defaultValue,
        Change<Identity> identity,
        Change<String> comment,
        Optional<Column> original)
        implements Operation {

    /** Checks that a conversion comes with a type. */
    public AlterColumn {
        if (using.isPresent() && type.isEmpty()) {
            throw new InvalidOperationException(
                    "a conversion of " + table + "." + column + " is given without a new type", "call type(…) first");
        }
    }

    /** Whether nothing is asked for. */
    public boolean isEmpty() {
        return type.isEmpty()
                && nullable.isEmpty()
                && !defaultValue.isGiven()
                && !identity.isGiven()
                && !comment.isGiven();
    }

    /** The column afterwards, given the one before. */
    public Column applyTo(Column before) {
        Column after = before.withType(type.orElse(before.type()))
                .withDefault(defaultValue.applyTo(before.defaultValue()))
                .withComment(comment.applyTo(before.comment()));
        after = nullable.orElse(before.nullable()) ? after.orNull() : after.notNull();
        return identity.applyTo(before.identity()).map(after::withIdentity).orElse(after.withoutIdentity());
    }

    @Override
    public String describe() {
        return "alter column " + table + "." + column;
    }

    @Override
    public Reversal reverse() {
        return original.map(this::backTo)
                .orElseGet(() -> Reversal.none("the column's former definition was not given"));
    }

    private Reversal backTo(Column before) {
        return Reversal.by(new AlterColumn(
                table,
                column,
                type.map(changed -> before.type()),
                Optional.empty(),
                nullable.map(changed -> before.nullable()),
                defaultValue.isGiven() ? Change.toOptional(before.defaultValue()) : Change.keep(),
                identity.isGiven() ? Change.toOptional(before.identity()) : Change.keep(),
                comment.isGiven() ? Change.toOptional(before.comment()) : Change.keep(),
                Optional.of(applyTo(before))));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
