package dev.retort.operation;

import java.util.Optional;
import java.util.function.Function;

/** What happens to an attribute that may be absent: "not given" and "none" are different things. */
public sealed interface Change<T> {

    /** It stays as it is. */
    record Keep<T>() implements Change<T> {}

    /** It goes. */
    record Remove<T>() implements Change<T> {}

    /** It becomes this. */
    record To<T>(T value) implements Change<T> {}

    /** It stays as it is. */
    static <T> Change<T> keep() {
        return new Keep<>();
    }

    /** It goes. */
    static <T> Change<T> remove() {
        return new Remove<>();
    }

    /** It becomes this. */
    static <T> Change<T> to(T value) {
        return new To<>(value);
    }

    /** It becomes this, or goes if there is nothing. */
    static <T> Change<T> toOptional(Optional<T> value) {
        return value.<Change<T>>map(To::new).orElseGet(Remove::new);
    }

    /** Whether anything happens. */
    default boolean isGiven() {
        return !(this instanceof Keep);
    }

    /** The attribute afterwards. */
    default Optional<T> applyTo(Optional<T> present) {
        if (this instanceof To<T> to) {
            return Optional.of(to.value());
        }
        return this instanceof Remove ? Optional.empty() : present;
    }

    /** What is made of the new value, if there is one. */
    default <R> Optional<R> map(Function<T, R> function) {
        return this instanceof To<T> to ? Optional.of(function.apply(to.value())) : Optional.empty();
    }
}
