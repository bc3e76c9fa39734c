package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import java.util.function.Function;

/** Something that is being created: {@code op.createTable(orders).ifNotExists()}. */
public final class Creation {

    private final Function<Presence, Operation> form;
    private Presence presence = Presence.REQUIRED;

    Creation(Function<Presence, Operation> form) {
        this.form = form;
    }

    /** Leaves it alone if it is there already, whatever it is like. */
    public Creation ifNotExists() {
        presence = Presence.OPTIONAL;
        return this;
    }

    Operation operation() {
        return form.apply(presence);
    }
}
