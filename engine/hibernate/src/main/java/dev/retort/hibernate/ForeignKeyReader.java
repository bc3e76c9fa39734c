package dev.retort.hibernate;

import static dev.retort.schema.Schema.foreignKey;

import dev.retort.schema.Constraint.Deferral;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Constraint.ForeignKey.Action;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Reads foreign keys. {@code ON UPDATE} and {@code DEFERRABLE}, for which there is no annotation, come from
 * {@code foreignKeyDefinition} and {@code options}; the columns always come from the mapping.
 */
final class ForeignKeyReader {

    private static final Pattern RULE =
            Pattern.compile("\\bon (delete|update) (no action|restrict|cascade|set null|set default)\\b");

    private final Names names;

    ForeignKeyReader(Names names) {
        this.names = names;
    }

    Stream<ForeignKey> read(Table table) {
        return table.getForeignKeyCollection().stream()
                .filter(key -> key.isPhysicalConstraint() && key.isCreationEnabled())
                .map(this::read);
    }

    private ForeignKey read(org.hibernate.mapping.ForeignKey mapped) {
        Table target = mapped.getReferencedTable();
        List<Column> targetColumns = mapped.getReferencedColumns().isEmpty()
                ? target.getPrimaryKey().getColumns()
                : mapped.getReferencedColumns();
        ForeignKey key = foreignKey(columns(mapped.getColumns())).references(names.of(target), columns(targetColumns));
        key = KeyNames.chosen(mapped.getName()).map(names::of).map(key::named).orElse(key);
        key = withRules(key, words(mapped.getKeyDefinition()) + words(mapped.getOptions()));
        return Optional.ofNullable(mapped.getOnDeleteAction())
                .map(action -> Action.valueOf(action.name()))
                .map(key::onDelete)
                .orElse(key);
    }

    private String[] columns(List<Column> columns) {
        return columns.stream().map(names::of).toArray(String[]::new);
    }

    private static ForeignKey withRules(ForeignKey key, String words) {
        ForeignKey ruled = key;
        Matcher rules = RULE.matcher(words);
        while (rules.find()) {
            Action action =
                    Action.valueOf(rules.group(2).toUpperCase(Locale.ROOT).replace(' ', '_'));
            ruled = rules.group(1).equals("delete") ? ruled.onDelete(action) : ruled.onUpdate(action);
        }
        return words.contains(" deferrable") && !words.contains("not deferrable")
                ? ruled.deferrable(deferral(words))
                : ruled;
    }

    private static Deferral deferral(String words) {
        return words.contains("initially deferred") ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE;
    }

    private static String words(@Nullable String sql) {
        return sql == null ? "" : " " + sql.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
