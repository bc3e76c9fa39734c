package dev.retort.dialect.sqlite.errors;

import dev.retort.error.Problem;
import java.util.List;
import java.util.Optional;

/** Says what was probably meant by a name that doesn't exist. */
public final class NearestName {

    private NearestName() {}

    /** A copy of the problem that says which names there are and which one was probably meant. */
    public static Problem addTo(Problem problem, String what, String asked, List<String> known) {
        Problem told = known.isEmpty() ? problem : problem.with("there are", shortened(known));
        return told.cure(among(known, asked)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("check the " + what + "'s name, and that a revision before this one creates it"));
    }

    static Optional<String> among(List<String> known, String asked) {
        return dev.retort.sql.NearestName.to(asked, known);
    }

    private static List<String> shortened(List<String> names) {
        return names.size() > 20 ? names.subList(0, 20) : names;
    }
}
