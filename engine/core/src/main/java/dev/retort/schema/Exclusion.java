package dev.retort.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * No two rows for which all comparisons hold; PostgreSQL only.
 *
 * @param name the name, if it has one
 * @param method the index method, such as {@code gist}
 * @param elements what is compared
 * @param where rows that count; empty for all
 * @param deferral when it is checked
 */
public record Exclusion(
        Optional<String> name, String method, List<Element> elements, Optional<SqlText> where, Deferral deferral)
        implements Constraint {

    /**
     * One comparison.
     *
     * @param expression a column's name or an expression, as SQL
     * @param operator such as {@code =} or {@code &&}
     */
    public record Element(String expression, String operator) {}

    /** Copies the elements. */
    public Exclusion {
        elements = List.copyOf(elements);
    }

    /** A copy with one more comparison, of a column or an expression. */
    public Exclusion with(String expression, String operator) {
        List<Element> more = new ArrayList<>(elements);
        more.add(new Element(expression, operator));
        return new Exclusion(name, method, more, where, deferral);
    }

    /** A copy for some rows only. */
    public Exclusion where(String condition) {
        return new Exclusion(name, method, elements, Optional.of(Schema.sql(condition)), deferral);
    }

    /** A copy that is checked at another time. */
    public Exclusion deferrable(Deferral other) {
        return new Exclusion(name, method, elements, where, other);
    }

    @Override
    public Exclusion named(String other) {
        return new Exclusion(Optional.of(other), method, elements, where, deferral);
    }

    @Override
    public Kind kind() {
        return Kind.EXCLUSION;
    }
}
