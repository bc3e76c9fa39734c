package dev.retort.operation;

import dev.retort.schema.QualifiedName;
import java.util.Optional;

/**
 * Sets or removes a table's comment; nothing on databases without comments.
 *
 * @param table the table
 * @param comment the comment; empty removes it
 * @param original the comment as it was, if that was said
 */
public record SetTableComment(QualifiedName table, Optional<String> comment, Change<String> original)
        implements Operation {

    @Override
    public String describe() {
        return (comment.isPresent() ? "comment on table " : "remove the comment of table ") + table;
    }

    @Override
    public Reversal reverse() {
        if (!original.isGiven()) {
            return Reversal.none("the comment as it was is not known");
        }
        return Reversal.by(new SetTableComment(table, original.applyTo(Optional.empty()), Change.toOptional(comment)));
    }

    @Override
    public Optional<QualifiedName> changedTable() {
        return Optional.of(table);
    }
}
