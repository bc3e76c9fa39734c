package dev.retort.dialect.sqlite.errors;

import dev.retort.error.EditDistance;
import dev.retort.error.Problem;
import dev.retort.sql.sqlite.Names;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what was probably meant by a name that doesn't exist. */
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
        int limit = Math.min(Math.max(2, asked.length() / 3), asked.length() - 1);
        return known.stream()
                .filter(name -> distance(name, asked) <= limit)
                .min(Comparator.comparingInt(name -> distance(name, asked)));
    }

    private static List<String> shortened(List<String> names) {
        return names.size() > 20 ? names.subList(0, 20) : names;
    }

    private static int distance(String one, String other) {
        return EditDistance.between(Names.fold(one), Names.fold(other));
    }
}
