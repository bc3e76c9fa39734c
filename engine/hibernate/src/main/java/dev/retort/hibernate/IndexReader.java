package dev.retort.hibernate;

import static dev.retort.schema.Schema.*;

import dev.retort.schema.Index;
import dev.retort.schema.Index.IndexPart;
import dev.retort.schema.Index.IndexPart.Nulls;
import dev.retort.schema.NamingConvention;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads indexes. A condition, for which there is no annotation, comes from the index's options. */
final class IndexReader {

    private final Names names;
    private final NamingConvention naming;
    private final Notes notes;

    IndexReader(Names names, NamingConvention naming, Notes notes) {
        this.names = names;
        this.naming = naming;
        this.notes = notes;
    }

    Stream<Index> read(Table table) {
        return table.getIndexes().values().stream().map(this::read);
    }

    private Index read(org.hibernate.mapping.Index mapped) {
        Index index = index().on(mapped.getSelectables().stream()
                .map(part -> part(part, mapped.getSelectableOrderMap().get(part)))
                .toArray(IndexPart[]::new));
        index = name(mapped).map(index::named).orElse(index);
        return withOptions(mapped.isUnique() ? index.asUnique() : index, mapped);
    }

    /** A hash is kept where the convention has nothing better, since SQLite has no index without a name. */
    private Optional<String> name(org.hibernate.mapping.Index mapped) {
        Optional<String> chosen = KeyNames.chosen(mapped.getName());
        return (naming.indexPattern().isPresent() ? chosen : Optional.of(mapped.getName())).map(names::of);
    }

    private IndexPart part(Selectable mapped, @Nullable String order) {
        IndexPart part = mapped instanceof Column column
                ? column(names.of(column))
                : expression(SqlWords.unwrapped(mapped.getText()));
        String words = order == null ? "" : order.toLowerCase(Locale.ROOT);
        part = words.contains("desc") ? part.desc() : part;
        if (words.contains("nulls first")) {
            return part.nulls(Nulls.FIRST);
        }
        return words.contains("nulls last") ? part.nulls(Nulls.LAST) : part;
    }

    private Index withOptions(Index index, org.hibernate.mapping.Index mapped) {
        String options = mapped.getOptions() == null ? "" : mapped.getOptions().strip();
        if (options.toLowerCase(Locale.ROOT).startsWith("where ")) {
            return index.where(SqlWords.unwrapped(options.substring("where ".length())));
        }
        notes.leftOut(mapped.getName(), "option", options);
        return index;
    }
}
