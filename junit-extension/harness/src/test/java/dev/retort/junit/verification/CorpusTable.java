package dev.retort.junit.verification;

import static dev.retort.schema.Schema.*;

import dev.retort.schema.Column;
import dev.retort.schema.Column.Computed;
import dev.retort.schema.Constraint;
import dev.retort.schema.Constraint.Deferral;
import dev.retort.schema.Constraint.ForeignKey;
import dev.retort.schema.Default;
import dev.retort.schema.EnumType;
import dev.retort.schema.Index;
import dev.retort.schema.Index.IndexPart;
import dev.retort.schema.Schema;
import dev.retort.schema.SqlType;
import dev.retort.schema.Table;
import dev.retort.schema.TableOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A table of a case's model.
 *
 * @param node the table as it is written
 * @param enums finds an enum type of the model
 */
record CorpusTable(CorpusNode node, Function<String, Optional<EnumType>> enums) {

    Table table() {
        Table table = new Table(
                CorpusModel.name(node, "schema", "name"),
                node.nodes("columns").stream().map(this::column).toList(),
                node.node("primary_key").map(CorpusTable::primaryKey).stream().toList(),
                node.nodes("indexes").stream().map(CorpusTable::index).toList(),
                node.text("comment"),
                options());
        return withConstraints(table);
    }

    private Table withConstraints(Table table) {
        Table result = table;
        for (CorpusNode unique : node.nodes("uniques")) {
            result = result.constraint(named(unique(unique.texts("columns").toArray(String[]::new)), unique));
        }
        for (CorpusNode check : node.nodes("checks")) {
            result = result.constraint(named(check(check.text("expression").orElseThrow()), check));
        }
        for (CorpusNode key : node.nodes("foreign_keys")) {
            result = result.constraint(foreignKey(key));
        }
        return result;
    }

    private TableOptions options() {
        boolean counts = node.nodes("columns").stream().anyMatch(column -> column.flag("autoincrement"));
        TableOptions options = counts ? TableOptions.NONE.withAutoincrement() : TableOptions.NONE;
        return node.text("partition_by").map(options::withPartitionBy).orElse(options);
    }

    private Column column(CorpusNode column) {
        return new Column(
                column.name(),
                type(column.text("type").orElseThrow()),
                column.flag("nullable"),
                column.text("default").<Default>map(text -> new Default.Expression(sql(text))),
                column.text("identity").map(kind -> kind.equals("always") ? generatedAlways() : generatedByDefault()),
                column.text("generated").map(sql -> new Computed(sql(sql), column.flag("stored"))),
                column.text("collation"),
                column.text("comment"));
    }

    private SqlType type(String written) {
        return enums.apply(written).map(Schema::enumeration).orElseGet(() -> nativeType(written));
    }

    private static Constraint primaryKey(CorpusNode key) {
        return named(Schema.primaryKey(key.texts("columns").toArray(String[]::new)), key);
    }

    private static Constraint named(Constraint constraint, CorpusNode node) {
        return node.text("name").map(constraint::named).orElse(constraint);
    }

    private static Constraint foreignKey(CorpusNode key) {
        ForeignKey plain = new ForeignKey(
                Optional.empty(),
                key.texts("columns"),
                CorpusModel.name(key, "ref_schema", "ref_table"),
                key.texts("ref_columns"),
                key.text("on_delete").map(CorpusTable::action),
                key.text("on_update").map(CorpusTable::action),
                false,
                Deferral.NOT_DEFERRABLE,
                true);
        return named(plain, key);
    }

    private static ForeignKey.Action action(String written) {
        return ForeignKey.Action.valueOf(written.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    private static Index index(CorpusNode index) {
        Index plain = Schema.index()
                .named(index.name())
                .on(index.nodes("columns").stream().map(CorpusTable::part).toArray(IndexPart[]::new));
        Index unique = index.flag("unique") ? plain.asUnique() : plain;
        Index method = index.text("method").map(unique::using).orElse(unique);
        return index.text("where").map(method::where).orElse(method);
    }

    private static IndexPart part(CorpusNode part) {
        IndexPart plain = part.text("name")
                .map(Schema::column)
                .orElseGet(() -> expression(part.text("expression").orElseThrow()));
        IndexPart ordered = part.text("order").filter("DESC"::equals).isPresent() ? plain.desc() : plain;
        return part.text("opclass").map(ordered::operatorClass).orElse(ordered);
    }
}
