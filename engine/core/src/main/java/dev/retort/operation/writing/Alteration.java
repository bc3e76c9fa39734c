package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import java.util.Optional;
import java.util.function.Function;

/**
 * A change that can be reversed once it is said what was there before: {@code op.replaceView(wide).was(narrow)}.
 *
 * @param <T> what describes it
 */
public final class Alteration<T> {

    private final Function<Optional<T>, Operation> form;
    private Optional<T> original = Optional.empty();

    Alteration(Function<Optional<T>, Operation> form) {
        this.form = form;
    }

    /** Says how it is before the change. */
    public Alteration<T> was(T before) {
        original = Optional.of(before);
        return this;
    }

    Operation operation() {
        return form.apply(original);
    }
}
