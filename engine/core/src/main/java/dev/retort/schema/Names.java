package dev.retort.schema;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Checks that every record of this package makes of its names. */
final class Names {

    private Names() {}

    static void check(String what, String name) {
        if (name.isBlank()) {
            throw new RetortException(Problem.of("invalid-schema", "a " + what + " is empty"));
        }
        if (name.indexOf('\0') >= 0) {
            throw new RetortException(Problem.of("invalid-schema", "a " + what + " contains a NUL character")
                    .with(what, name));
        }
    }

    static void checkColumns(String what, Collection<String> columns) {
        if (columns.isEmpty()) {
            throw new RetortException(Problem.of("invalid-schema", what + " names no column"));
        }
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            check("column", column);
            if (!seen.add(column)) {
                throw new RetortException(Problem.of("invalid-schema", what + " names a column twice")
                        .with("column", column)
                        .cure("name it once"));
            }
        }
    }
}
