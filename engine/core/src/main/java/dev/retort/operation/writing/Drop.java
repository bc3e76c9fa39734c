package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import dev.retort.operation.Presence;
import java.util.Optional;

/**
 * Something that is being dropped: {@code op.dropTable("orders").ifExists()}.
 *
 * @param <T> what describes it
 */
public final class Drop<T> {

    private final Form<T> form;
    private Presence presence = Presence.REQUIRED;
    private boolean cascade;
    private Optional<T> original = Optional.empty();

    Drop(Form<T> form) {
        this.form = form;
    }

    /** Makes the operation of what was said. */
    @FunctionalInterface
    interface Form<T> {
        Operation of(Presence presence, boolean cascade, Optional<T> original);
    }

    /** Does nothing if it isn't there. */
    public Drop<T> ifExists() {
        presence = Presence.OPTIONAL;
        return this;
    }

    /** Drops what depends on it, too; no difference on SQLite. */
    public Drop<T> cascade() {
        cascade = true;
        return this;
    }

    /** Says how it is before the drop, so that it can be reversed. */
    public Drop<T> was(T before) {
        original = Optional.of(before);
        return this;
    }

    Operation operation() {
        return form.of(presence, cascade, original);
    }
}
