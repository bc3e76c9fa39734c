package dev.retort.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks an error by its class, its code and the whole text that a person reads. */
final class Failures {

    private Failures() {}

    static void fails(ThrowingCallable call, Class<? extends RevisionException> type, String code, String text) {
        RevisionException thrown = Objects.requireNonNull(catchThrowableOfType(RevisionException.class, call));
        assertThat(thrown).isExactlyInstanceOf(type).hasMessage(text.strip());
        assertThat(thrown.code()).isEqualTo(code);
    }
}
