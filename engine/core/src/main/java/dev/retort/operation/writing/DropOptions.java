package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import java.util.List;
import java.util.Optional;

/**
 * Options of a drop: {@code op.dropTable("orders").ifExists()}.
 *
 * @param <T> what describes the dropped thing
 */
public final class DropOptions<T> extends Options {

    private final Form<T> form;
    private Presence presence = Presence.REQUIRED;
    private boolean cascade;
    private Optional<T> original = Optional.empty();

    DropOptions(Form<T> form) {
        this.form = form;
    }

    /** Makes the operation with its options. */
    @FunctionalInterface
    interface Form<T> {
        Operation of(Presence presence, boolean cascade, Optional<T> original);
    }

    /** Does nothing if it doesn't exist. */
    public DropOptions<T> ifExists() {
        presence = Presence.OPTIONAL;
        return this;
    }

    /** Drops what depends on it, too; no difference on SQLite. */
    public DropOptions<T> cascade() {
        cascade = true;
        return this;
    }

    /** Gives its definition before the drop, so that it can be reversed. */
    public DropOptions<T> was(T before) {
        original = Optional.of(before);
        return this;
    }

    @Override
    List<Operation> operations() {
        return List.of(form.of(presence, cascade, original));
    }
}
