package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import java.util.List;
import java.util.function.Function;

/** Options of a creation: {@code op.createTable(orders).ifNotExists()}. */
public final class CreateOptions extends Options {

    private final Function<Presence, Operation> form;
    private Presence presence = Presence.REQUIRED;

    CreateOptions(Function<Presence, Operation> form) {
        this.form = form;
    }

    /** Leaves it alone if it already exists, whatever it looks like. */
    public CreateOptions ifNotExists() {
        presence = Presence.OPTIONAL;
        return this;
    }

    @Override
    List<Operation> operations() {
        return List.of(form.apply(presence));
    }
}
