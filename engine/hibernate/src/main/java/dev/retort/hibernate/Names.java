package dev.retort.hibernate;

import dev.retort.schema.QualifiedName;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Names as the database keeps them.
 *
 * @param target the database; PostgreSQL folds what isn't quoted to lower case, SQLite keeps it
 * @param defaultSchema the schema of what names none
 * @see <a href="https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">Identifiers</a>
 */
record Names(Target target, Optional<String> defaultSchema) {

    String of(Column column) {
        return of(column.getName(), column.isQuoted());
    }

    /** A name with or without quotes of its own. */
    String of(String written) {
        Identifier identifier = Identifier.toIdentifier(written);
        return of(identifier.getText(), identifier.isQuoted());
    }

    QualifiedName of(Table table) {
        return of(table.getSchemaIdentifier(), table.getNameIdentifier());
    }

    /** A name in a schema; SQLite has none. */
    QualifiedName of(@Nullable Identifier schema, Identifier name) {
        Optional<String> named =
                schema == null ? defaultSchema.map(this::of) : Optional.of(of(schema.getText(), schema.isQuoted()));
        return new QualifiedName(named.filter(it -> target == Target.POSTGRESQL), of(name.getText(), name.isQuoted()));
    }

    private String of(String text, boolean quoted) {
        return quoted || target == Target.SQLITE ? text : folded(text);
    }

    /** In lower case, but only the letters that PostgreSQL folds in every encoding. */
    private static String folded(String text) {
        return text.chars()
                .map(letter -> letter >= 'A' && letter <= 'Z' ? letter + 32 : letter)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
