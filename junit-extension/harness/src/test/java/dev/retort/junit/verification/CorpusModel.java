package dev.retort.junit.verification;

import static dev.retort.schema.Schema.sql;

import dev.retort.schema.EnumType;
import dev.retort.schema.MetaData;
import dev.retort.schema.QualifiedName;
import dev.retort.schema.Schema;
import dev.retort.schema.View;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A case's model for one database as a model of ours. A {@link MetaData} has no place for triggers, extensions and
 * partitions, so {@code triggers}, {@code extensions} and tables with {@code partition_of} are left out.
 */
final class CorpusModel {

    private static final Pattern BEFORE_QUERY = Pattern.compile("(?is)^\\s*CREATE\\s+VIEW\\s+\\S+\\s+AS\\s+");

    private final CorpusNode model;

    private CorpusModel(CorpusNode model) {
        this.model = model;
    }

    /** The model of that database, if the case has one. */
    static Optional<MetaData> of(CorpusNode models, String database) {
        return models.node(database).map(model -> new CorpusModel(model).metaData());
    }

    private MetaData metaData() {
        MetaData result = Schema.metaData();
        for (CorpusNode type : model.nodes("enums")) {
            result = result.enumType(enumType(type));
        }
        for (CorpusNode table : model.nodes("tables")) {
            if (table.text("partition_of").isEmpty()) {
                result = result.table(new CorpusTable(table, this::findEnum).table());
            }
        }
        for (CorpusNode view : model.nodes("views")) {
            result = result.view(view(view));
        }
        return result;
    }

    private Optional<EnumType> findEnum(String name) {
        return model.nodes("enums").stream()
                .map(CorpusModel::enumType)
                .filter(type -> type.name().name().equals(name))
                .findFirst();
    }

    private static EnumType enumType(CorpusNode type) {
        return new EnumType(name(type, "schema", "name"), type.texts("values"));
    }

    private static View view(CorpusNode view) {
        String query = BEFORE_QUERY
                .matcher(view.text("definition").orElseThrow())
                .replaceFirst("")
                .replaceFirst(";\\s*$", "");
        return new View(name(view, "schema", "name"), sql(query.strip()), view.flag("materialized"));
    }

    /** A name; the default schema isn't spelt out. */
    static QualifiedName name(CorpusNode node, String schema, String name) {
        return new QualifiedName(
                node.text(schema).filter(any -> !any.equals("public")),
                node.text(name).orElseThrow());
    }
}
