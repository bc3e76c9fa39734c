package dev.retort.dialect.sqlite.text;

import static dev.retort.sql.Identifiers.SQLITE;

import dev.retort.error.InvalidOperationException;
import dev.retort.error.Problem;
import dev.retort.operation.IndexOperation.CreateIndex;
import dev.retort.operation.Presence;
import dev.retort.schema.Index;
import dev.retort.schema.Index.IndexPart;
import dev.retort.sql.DatabaseKind;
import java.util.stream.Collectors;

/** {@code CREATE INDEX}. Method, included columns and storage options are PostgreSQL's and left out. */
public final class IndexText {

    private IndexText() {}

    /**
     * {@code CREATE INDEX}, with the schema before the index's name.
     *
     * @throws InvalidOperationException if SQLite has no such index
     */
    public static String create(CreateIndex operation) {
        Index index = operation.index();
        String schema =
                operation.table().schema().map(it -> SQLITE.quote(it) + ".").orElse("");
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX "
                + (operation.presence() == Presence.OPTIONAL ? "IF NOT EXISTS " : "")
                + schema + SQLITE.quote(operation.name())
                + " ON " + SQLITE.quote(operation.table().name()) + " (" + parts(index) + ")"
                + index.where()
                        .map(it -> " WHERE " + it.require(DatabaseKind.SQLITE, "an index's condition"))
                        .orElse("");
    }

    /** What is indexed, without the order. */
    public static String key(IndexPart part) {
        return part.column()
                        .map(SQLITE::quote)
                        .or(() -> part.expression()
                                .map(it -> "(" + it.require(DatabaseKind.SQLITE, "an index's expression") + ")"))
                        .orElseThrow()
                + part.collation().map(it -> " COLLATE " + SQLITE.quote(it)).orElse("");
    }

    private static String parts(Index index) {
        if (index.unique() && index.nullsNotDistinct()) {
            throw new InvalidOperationException(
                    "SQLite has no indexes in which NULLs are equal", "index ifnull(column, …)");
        }
        return index.parts().stream().map(IndexText::part).collect(Collectors.joining(", "));
    }

    private static String part(IndexPart part) {
        if (part.nulls()
                .filter(nulls -> (nulls == IndexPart.Nulls.LAST) != part.descending())
                .isPresent()) {
            throw new InvalidOperationException(Problem.of(
                            "invalid-operation",
                            "SQLite sorts NULLs first in ascending order and last in descending order")
                    .cure("leave out the position of NULLs"));
        }
        return key(part) + (part.descending() ? " DESC" : "");
    }
}
