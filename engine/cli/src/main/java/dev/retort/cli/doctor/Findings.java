package dev.retort.cli.doctor;

import dev.retort.error.RetortException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is found. */
final class Findings {

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> all() {
        return findings;
    }

    void well(String name, String text) {
        findings.add(Finding.well(name, text));
    }

    void warning(String name, String text) {
        findings.add(Finding.warning(name, text));
    }

    void wrong(String name, RetortException failure) {
        findings.add(Finding.wrong(name, failure.problem()));
    }

    /** Looks at one thing; if that fails, the failure is what was found. */
    <T> Optional<T> look(String name, Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (RetortException failure) {
            wrong(name, failure);
            return Optional.empty();
        }
    }
}
