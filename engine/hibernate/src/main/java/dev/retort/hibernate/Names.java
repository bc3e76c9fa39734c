package dev.retort.hibernate;

import dev.retort.schema.QualifiedName;
import dev.retort.sql.Tokenizer;
import java.util.Optional;
import java.util.regex.Pattern;
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

    /** What Hibernate names itself: an MD5 sum to the base 35 has 24 or 25 letters, seldom fewer. */
    private static final Pattern HASHED = Pattern.compile("(FK|UK|IDX)[0-9a-z]{20,25}", Pattern.CASE_INSENSITIVE);

    /** The name of a key or an index, if a person chose it. */
    Optional<String> chosen(@Nullable String name) {
        return Optional.ofNullable(name)
                .filter(it -> !it.isBlank() && !HASHED.matcher(it).matches())
                .map(this::of);
    }

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

    /** A condition or an expression without the parentheses around all of it. */
    String unwrapped(String sql) {
        return Tokenizer.unwrapped(sql, target.kind());
    }
}
