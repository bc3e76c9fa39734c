package dev.retort.script;

import dev.retort.error.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a history begins. The first SQL file may leave out what it follows; where there is another beginning, a file that
 * leaves it out has most likely forgotten it, and would be a second head.
 */
final class Beginnings {

    private Beginnings() {}

    /**
     * A problem for each file that begins a history without saying so; none if it is the only one that begins one, and none
     * where an id comes twice, which is the graph's to report.
     */
    static List<Problem> unsaid(List<RevisionScript> scripts) {
        boolean twice = scripts.stream()
                        .map(script -> script.revision().id())
                        .distinct()
                        .count()
                < scripts.size();
        if (twice) {
            return List.of();
        }
        List<RevisionScript> begin = scripts.stream()
                .filter(script -> script.revision().down().isEmpty())
                .toList();
        List<RevisionScript> silent = new ArrayList<>(begin.stream()
                .filter(script -> script instanceof SqlFile.SqlScript sql && !sql.saysWhatItFollows())
                .toList());
        if (silent.size() == begin.size() && !silent.isEmpty()) {
            silent.remove(0);
        }
        return silent.stream().map(script -> problem(script, scripts)).toList();
    }

    private static Problem problem(RevisionScript script, List<RevisionScript> all) {
        int index = all.indexOf(script);
        String before =
                all.get(index == 0 ? all.size() - 1 : index - 1).revision().id();
        return SqlFile.problem(
                script.origin().toString(),
                1,
                "the file doesn't say which revision it follows",
                "write a line such as -- down_revision: " + before
                        + " below its revision, or -- down_revision: none if it begins a branch of its own");
    }
}
