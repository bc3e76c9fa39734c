package dev.retort.schema;

import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import java.util.HashSet;
import java.util.List;

/**
 * A named list of labels, in order.
 *
 * @param name the type's name
 * @param labels the labels, none twice; may be empty, as PostgreSQL allows
 */
public record EnumType(QualifiedName name, List<String> labels) {

    /** Copies the labels and checks that none comes twice. */
    public EnumType {
        labels = List.copyOf(labels);
        if (new HashSet<>(labels).size() != labels.size()) {
            throw new RetortException(Problem.of("invalid-schema", "an enum type has a label twice")
                    .with("type", name)
                    .with("labels", labels)
                    .cure("remove the second one"));
        }
    }
}
