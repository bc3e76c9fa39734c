package dev.retort.hibernate;

import static dev.retort.schema.Schema.sql;

import dev.retort.hibernate.mapping.MappingAccess;
import dev.retort.schema.EnumType;
import dev.retort.schema.MetaData;
import dev.retort.schema.Sequence;
import dev.retort.schema.Table;
import dev.retort.schema.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.jspecify.annotations.Nullable;

/** Walks through Hibernate's mapping, schema by schema. */
final class MappingReader {

    private final Database database;
    private final SqlStringGenerationContext context;
    private final Boot.Source source;
    private final MappingAccess access;
    private final Names names;
    private final Notes notes = new Notes();
    private final NamedEnums enums;
    private final TableReader tables;

    MappingReader(Metadata metadata, Boot.Source source, MappingAccess access) {
        this.database = metadata.getDatabase();
        this.context = SqlStringGenerationContextImpl.fromExplicit(database.getJdbcEnvironment(), database, null, null);
        this.source = source;
        this.access = access;
        this.names = new Names(source.target(), source.defaultSchema());
        this.enums = NamedEnums.of(database, context, names, notes);
        this.tables = new TableReader(
                new ColumnReader(metadata, names, enums, notes, access), names, notes, access, source.naming());
    }

    EntityModel read() {
        List<Table> found = mapped(false)
                .map(this::table)
                .sorted(Comparator.comparing(Table::name))
                .toList();
        List<View> views = mapped(true)
                .map(this::view)
                .sorted(Comparator.comparing(View::name))
                .toList();
        List<EnumType> types = enums.inOrder();
        namespaces().forEach(this::noteTypes);
        MetaData model = new MetaData(source.naming(), found, types, sequences(), views);
        return new EntityModel(model, notes.sentences());
    }

    private Stream<Namespace> namespaces() {
        return StreamSupport.stream(database.getNamespaces().spliterator(), false);
    }

    /** What the database holds as a table, or as a view; not what is only a query inside Hibernate. */
    private Stream<org.hibernate.mapping.Table> mapped(boolean views) {
        return namespaces()
                .flatMap(namespace -> namespace.getTables().stream())
                .filter(table -> table.isPhysicalTable() && !table.isSubselect() && table.isView() == views);
    }

    private Table table(org.hibernate.mapping.Table table) {
        if (source.target() == Target.SQLITE && table.getSchema() != null) {
            notes.add(table.getName() + ": the schema '" + table.getSchema() + "' is left out, since SQLite has none");
        }
        table.getInitCommands(context).stream()
                .flatMap(command -> Arrays.stream(access.statements(command)))
                .forEach(sql -> notes.add(table.getName() + ": Hibernate fills this table when it creates it; run '"
                        + sql.strip() + "' in the revision that does"));
        return tables.read(table);
    }

    private View view(org.hibernate.mapping.Table table) {
        return new View(names.of(table), sql(table.getViewQuery()), false);
    }

    private List<Sequence> sequences() {
        return namespaces()
                .flatMap(namespace ->
                        StreamSupport.stream(namespace.getSequences().spliterator(), false))
                .map(this::sequence)
                .sorted(Comparator.comparing(Sequence::name))
                .toList();
    }

    private Sequence sequence(org.hibernate.boot.model.relational.Sequence sequence) {
        notes.leftOut(sequence.getName().getSequenceName(), "option", access.options(sequence));
        return new Sequence(
                names.of(sequence.getName().getSchemaName(), sequence.getName().getSequenceName()),
                OptionalLong.of(sequence.getInitialValue()),
                OptionalLong.of(sequence.getIncrementSize()),
                OptionalLong.empty(),
                OptionalLong.empty(),
                false);
    }

    private void noteTypes(Namespace namespace) {
        namespace
                .getUserDefinedTypes()
                .forEach(type -> notes.add("the type " + type.getName() + " is left out; create it in a revision"));
    }

    /** Collects what the model can't carry. */
    static final class Notes {

        private final List<String> sentences = new ArrayList<>();

        void add(String sentence) {
            sentences.add(sentence);
        }

        /** Notes a piece of SQL that Hibernate would add to a statement, if there is one. */
        void leftOut(Object where, String what, @Nullable String sql) {
            if (sql != null && !sql.isBlank()) {
                add(where + ": the " + what + " '" + sql.strip() + "' is left out");
            }
        }

        List<String> sentences() {
            return List.copyOf(sentences);
        }
    }
}
