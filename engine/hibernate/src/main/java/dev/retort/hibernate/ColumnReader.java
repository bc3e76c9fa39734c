package dev.retort.hibernate;

import static dev.retort.schema.Schema.*;

import dev.retort.dialect.SqlReader;
import dev.retort.hibernate.mapping.MappingAccess;
import dev.retort.schema.Column;
import dev.retort.schema.Column.Computed;
import dev.retort.schema.Column.Identity;
import dev.retort.schema.Constraint.Check;
import dev.retort.schema.Default;
import dev.retort.schema.SqlType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.MappingException;
import org.hibernate.boot.Metadata;
import org.hibernate.dialect.Dialect;

/**
 * Reads a column. What its annotations say comes first; the clauses of its {@code columnDefinition} and its options fill
 * what they leave open.
 */
final class ColumnReader {

    private static final Set<String> READ = Set.of("not", "null", "default", "collate", "unique", "check", "generated");

    private final Metadata metadata;
    private final Names names;
    private final SqlReader reader;
    private final NamedEnums enums;
    private final ConstraintReader constraints;
    private final MappingReader.Notes notes;
    private final MappingAccess access;
    private final boolean generatedCanBeNotNull;

    ColumnReader(Metadata metadata, Names names, NamedEnums enums, MappingReader.Notes notes, MappingAccess access) {
        this.constraints = new ConstraintReader(names, notes, access);
        this.access = access;
        this.metadata = metadata;
        this.names = names;
        this.reader = names.target().reader();
        this.enums = enums;
        this.notes = notes;
        this.generatedCanBeNotNull =
                generatedCanBeNotNull(metadata.getDatabase().getDialect());
    }

    /** Whether Hibernate writes NOT NULL beside an expression. Up to 7.3 it did so always; since 7.4 the dialect says. */
    private static boolean generatedCanBeNotNull(Dialect dialect) {
        try {
            return Boolean.TRUE.equals(
                    Dialect.class.getMethod("supportsNotNullAfterGeneratedAs").invoke(dialect));
        } catch (ReflectiveOperationException older) {
            return true;
        }
    }

    /**
     * A column and the rules that stand beside it.
     *
     * @param column the column itself
     * @param unique whether no two rows share its value
     * @param checks its conditions
     */
    record Mapped(Column column, boolean unique, List<Check> checks) {}

    Mapped read(String table, org.hibernate.mapping.Column mapped) {
        Optional<String> text = typeText(mapped);
        ColumnDefinition definition = ColumnDefinition.of(
                text.orElse("") + " " + Objects.requireNonNullElse(access.options(mapped), ""),
                names.target().kind());
        SqlType type = text.isPresent()
                ? reader.type(definition.type(), enums.inOrder())
                : enumeration(NamedEnums.ofJava(javaType(mapped)));
        String name = names.of(mapped);
        definition.clauses().stream()
                .filter(clause -> !READ.contains(clause.word()))
                .forEach(clause -> notes.leftOut(table + "." + name, "clause", clause.toString()));
        boolean nullable = isNullable(mapped) && !definition.has("not") && !definition.has("primary");
        Column column = column(name, type).withComment(Optional.ofNullable(mapped.getComment()));
        column = filled(nullable ? column : column.notNull(), mapped, definition);
        return new Mapped(column, mapped.isUnique() || definition.has("unique"), checks(mapped, definition));
    }

    private Column filled(Column column, org.hibernate.mapping.Column mapped, ColumnDefinition definition) {
        Column filled = column.withDefault(defaultValue(mapped, definition, column.type()));
        filled = collation(mapped, definition).map(filled::collate).orElse(filled);
        Optional<Computed> computed = Optional.ofNullable(mapped.getGeneratedAs())
                .map(annotated -> new Computed(sql(annotated), true)) // Hibernate stores it
                .or(definition::computed);
        filled = computed.map(filled::withComputed).orElse(filled);
        Optional<Identity> identity = mapped.getGeneratedAs() == null ? definition.identity() : Optional.empty();
        identity = mapped.isIdentity() ? identity.or(() -> Optional.of(generatedByDefault())) : identity;
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
                .map(text -> reader.defaultValue(text, type));
    }

    private Optional<String> collation(org.hibernate.mapping.Column mapped, ColumnDefinition definition) {
        return Optional.ofNullable(mapped.getCollation())
                .or(() -> definition.find("collate").map(names::of));
    }

    private List<Check> checks(org.hibernate.mapping.Column mapped, ColumnDefinition definition) {
        return Stream.concat(
                        mapped.getCheckConstraints().stream().map(constraints::check),
                        definition.all("check").map(condition -> check(names.unwrapped(condition))))
                .toList();
    }
}
