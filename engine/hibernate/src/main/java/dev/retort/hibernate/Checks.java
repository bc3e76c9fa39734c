package dev.retort.hibernate;

import static dev.retort.schema.Schema.check;

import dev.retort.schema.Constraint.Check;
import java.util.Locale;
import org.hibernate.mapping.CheckConstraint;

/** Reads conditions. */
final class Checks {

    private Checks() {}

    static Check of(CheckConstraint mapped, Names names, Notes notes) {
        Check check = check(SqlWords.unwrapped(mapped.getConstraint()));
        if (mapped.isNamed()) {
            check = check.named(names.of(mapped.getName()));
        }
        String options = mapped.getOptions();
        if (options != null && options.strip().toLowerCase(Locale.ROOT).equals("not valid")) {
            return check.notValid();
        }
        notes.leftOut(check.condition(), "option", options);
        return check;
    }
}
