package dev.retort.revision;

import dev.retort.error.NearestName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists in messages: short, the nearest first, and always with the number of what was left out. */
final class Wording {

    private static final int SHOWN = 3;

    private Wording() {}

    static String first(List<String> names) {
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        int more = names.size() - SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    static String known(List<String> nearest, int known) {
        if (known == 0) {
            return "no revisions at all";
        }
        return String.join(", ", nearest) + (known > nearest.size() ? " (nearest of " + known + ")" : "");
    }

    static String title(Revision revision) {
        return revision.message().isEmpty() ? "(no message)" : revision.message();
    }

    static String cycle(List<String> ids) {
        if (ids.size() <= 10) {
            return String.join(" -> ", ids);
        }
        return String.join(" -> ", ids.subList(0, 9)) + " -> (" + (ids.size() - 10) + " more) -> " + ids.get(0);
    }

    static List<String> nearest(String asked, Stream<String> names) {
        return names.sorted(NearestName.byDistance(asked)).limit(SHOWN).toList();
    }
}
