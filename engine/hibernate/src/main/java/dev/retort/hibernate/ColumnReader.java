package dev.retort.hibernate;

import static dev.retort.schema.Schema.*;

import dev.retort.dialect.SqlReader;
import dev.retort.schema.Column;
import dev.retort.schema.Column.Identity;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Default;
import dev.retort.schema.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.MappingException;
import org.hibernate.boot.Metadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads a column. What its annotations say comes first; the clauses of its {@code columnDefinition} and its options fill
 * what they leave open.
 */
final class ColumnReader {

    private static final Set<String> READ = Set.of("not", "null", "default", "collate", "unique", "check", "generated");

    private final Metadata metadata;
    private final Names names;
    private final SqlReader sql;
    private final NamedEnums enums;
    private final Notes notes;
    private final boolean generatedCanBeNotNull;

    ColumnReader(Metadata metadata, Names names, NamedEnums enums, Notes notes) {
        this.metadata = metadata;
        this.names = names;
        this.sql = names.target().reader();
        this.enums = enums;
        this.notes = notes;
        this.generatedCanBeNotNull =
                GeneratedNullability.canBeNotNull(metadata.getDatabase().getDialect());
    }

    MappedColumn read(String table, org.hibernate.mapping.Column mapped) {
        Optional<String> text = typeText(mapped);
        ColumnDefinition definition = ColumnDefinition.of(text.orElse("") + " " + orEmpty(mapped.getOptions()));
        SqlType type = text.isPresent()
                ? sql.type(definition.type(), enums.inOrder())
                : enumeration(NamedEnums.ofJava(javaType(mapped)));
        String name = names.of(mapped);
        definition.clauses().stream()
                .filter(clause -> !READ.contains(clause.word()))
                .forEach(clause -> notes.leftOut(table + "." + name, "clause", clause.toString()));
        boolean nullable = isNullable(mapped) && !definition.has("not") && !definition.has("primary");
        Column column = column(name, type).withComment(Optional.ofNullable(mapped.getComment()));
        column = filled(nullable ? column : column.notNull(), mapped, definition);
        return new MappedColumn(column, mapped.isUnique() || definition.has("unique"), checks(mapped, definition));
    }

    private Column filled(Column column, org.hibernate.mapping.Column mapped, ColumnDefinition definition) {
        Column filled = column.withDefault(defaultValue(mapped, definition, column.type()));
        filled = collation(mapped, definition).map(filled::collate).orElse(filled);
        GeneratedClause generated = GeneratedClause.of(definition.find("generated"), mapped.getGeneratedAs());
        filled = generated.computed().map(filled::withComputed).orElse(filled);
        boolean numbered = mapped.isIdentity() && generated.identity().isEmpty();
        Optional<Identity> identity = numbered ? Optional.of(generatedByDefault()) : generated.identity();
        return identity.map(filled::withIdentity).orElse(filled);
    }

    private boolean isNullable(org.hibernate.mapping.Column mapped) {
        boolean unsaid = mapped.getGeneratedAs() != null && !generatedCanBeNotNull;
        return mapped.isNullable() || unsaid;
    }

    /** The text of the type; empty for a Java enum for which Hibernate has no type on this database. */
    private Optional<String> typeText(org.hibernate.mapping.Column mapped) {
        try {
            return Optional.of(mapped.getSqlType(metadata));
        } catch (MappingException unknown) {
            if (javaType(mapped).isEnum()) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    private static Class<?> javaType(org.hibernate.mapping.Column mapped) {
        return mapped.getValue().getType().getReturnedClass();
    }

    /** NULL is what a column has without a default. */
    private Optional<Default> defaultValue(
            org.hibernate.mapping.Column mapped, ColumnDefinition definition, SqlType type) {
        return Optional.ofNullable(mapped.getDefaultValue())
                .or(() -> definition.find("default"))
                .filter(text -> !text.strip().equalsIgnoreCase("null"))
                .map(text -> sql.defaultValue(text, type));
    }

    private Optional<String> collation(org.hibernate.mapping.Column mapped, ColumnDefinition definition) {
        return Optional.ofNullable(mapped.getCollation())
                .or(() -> definition.find("collate").map(names::of));
    }

    private List<Check> checks(org.hibernate.mapping.Column mapped, ColumnDefinition definition) {
        List<Check> checks = new ArrayList<>();
        mapped.getCheckConstraints().forEach(check -> checks.add(Checks.of(check, names, notes)));
        definition.all("check").forEach(condition -> checks.add(check(SqlWords.unwrapped(condition))));
        return checks;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
