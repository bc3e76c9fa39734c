package dev.retort.hibernate;

import static dev.retort.schema.Schema.*;

import dev.retort.schema.Column.Computed;
import dev.retort.schema.Column.Identity;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GENERATED …} asks for: an expression or numbers.
 *
 * @param computed the expression
 * @param identity the numbering
 */
record GeneratedClause(Optional<Computed> computed, Optional<Identity> identity) {

    private static final Pattern EXPRESSION =
            Pattern.compile("always as (\\(.*\\))( stored| virtual)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern START = Pattern.compile("\\bstart (?:with )?(-?\\d+)");
    private static final Pattern INCREMENT = Pattern.compile("\\bincrement (?:by )?(-?\\d+)");

    /**
     * Reads a clause.
     *
     * @param clause what follows the word in a column definition
     * @param annotated the expression of {@code @GeneratedColumn}, which Hibernate stores
     */
    static GeneratedClause of(Optional<String> clause, @Nullable String annotated) {
        if (annotated != null) {
            return new GeneratedClause(Optional.of(new Computed(sql(annotated), true)), Optional.empty());
        }
        return new GeneratedClause(
                clause.flatMap(GeneratedClause::expression), clause.flatMap(GeneratedClause::numbering));
    }

    private static Optional<Computed> expression(String clause) {
        Matcher match = EXPRESSION.matcher(clause);
        if (!match.matches()) {
            return Optional.empty();
        }
        boolean stored = " stored".equalsIgnoreCase(match.group(2));
        return Optional.of(new Computed(sql(SqlWords.unwrapped(match.group(1))), stored));
    }

    private static Optional<Identity> numbering(String clause) {
        String words = clause.toLowerCase(Locale.ROOT);
        if (!words.contains(" as identity")) {
            return Optional.empty();
        }
        Identity identity = words.startsWith("always") ? generatedAlways() : generatedByDefault();
        Matcher start = START.matcher(words);
        identity = start.find() ? identity.startingAt(Long.parseLong(start.group(1))) : identity;
        Matcher increment = INCREMENT.matcher(words);
        return Optional.of(increment.find() ? identity.incrementedBy(Long.parseLong(increment.group(1))) : identity);
    }
}
