package dev.retort.assertions.entities;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;

/** Thrown when entities are given and the library that reads them isn't on the class path. Code: {@code no-entity-library}. */
public final class EntityLibraryException extends RetortException {

    private static final long serialVersionUID = 1L;

    EntityLibraryException() {
        super(Problem.of("no-entity-library", "retort-hibernate, which reads entities, is not on the class path")
                .cure("add dev.retort:retort-hibernate for the tests; Hibernate itself stays the application's"));
    }
}
