package dev.retort.hibernate;

import static dev.retort.schema.Schema.*;

import dev.retort.hibernate.mapping.MappingAccess;
import dev.retort.schema.Index;
import dev.retort.schema.Index.IndexPart;
import dev.retort.schema.Index.IndexPart.Nulls;
import dev.retort.schema.NamingConvention;
import dev.retort.sql.Token;
import dev.retort.sql.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/** Reads indexes. A condition, for which there is no annotation, comes from the index's options. */
record IndexReader(Names names, NamingConvention naming, MappingReader.Notes notes, MappingAccess access) {

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
        return naming.indexPattern().isPresent()
                ? names.chosen(mapped.getName())
                : Optional.of(names.of(mapped.getName()));
    }

    /** Of the words behind a column or an expression Hibernate takes off no more than ASC or DESC. */
    private IndexPart part(Selectable mapped, @Nullable String order) {
        String sql = (mapped instanceof Column ? "" : mapped.getText()) + " " + Objects.requireNonNullElse(order, "");
        List<Token> tokens = Tokenizer.tokens(sql, names.target().kind());
        boolean descending = false;
        Optional<Nulls> nulls = Optional.empty();
        int end = tokens.size();
        for (boolean ordered = true; ordered && end > 0; ) {
            Token last = tokens.get(end - 1);
            if (end > 1 && tokens.get(end - 2).isWord("nulls")) {
                nulls = Optional.of(last.isWord("first") ? Nulls.FIRST : Nulls.LAST);
                end -= 2;
            } else {
                ordered = last.isWord("asc") || last.isWord("desc");
                descending |= last.isWord("desc");
                end -= ordered ? 1 : 0;
            }
        }
        IndexPart part = mapped instanceof Column column
                ? column(names.of(column))
                : expression(names.unwrapped(
                        end == 0 ? sql : sql.substring(0, tokens.get(end - 1).end())));
        part = descending ? part.desc() : part;
        return nulls.map(part::nulls).orElse(part);
    }

    private Index withOptions(Index index, org.hibernate.mapping.Index mapped) {
        String options = Objects.requireNonNullElse(access.options(mapped), "").strip();
        if (options.toLowerCase(Locale.ROOT).startsWith("where ")) {
            return index.where(names.unwrapped(options.substring("where ".length())));
        }
        notes.leftOut(mapped.getName(), "option", options);
        return index;
    }
}
