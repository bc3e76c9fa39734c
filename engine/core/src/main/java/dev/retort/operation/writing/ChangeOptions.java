package dev.retort.operation.writing;

import dev.retort.operation.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Options of a change: {@code op.replaceView(wide).was(narrow)}.
 *
 * @param <T> what describes the changed thing
 */
public final class ChangeOptions<T> extends Options {

    private final Function<Optional<T>, Operation> form;
    private Optional<T> original = Optional.empty();

    ChangeOptions(Function<Optional<T>, Operation> form) {
        this.form = form;
    }

    /** Gives its definition before the change, so that it can be reversed. */
    public ChangeOptions<T> was(T before) {
        original = Optional.of(before);
        return this;
    }

    @Override
    List<Operation> operations() {
        return List.of(form.apply(original));
    }
}
