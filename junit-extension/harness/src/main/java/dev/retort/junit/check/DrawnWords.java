package dev.retort.junit.check;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.generation.GeneratedRows;
import java.util.ArrayList;
import java.util.List;

/** Words for a fault that was seen with generated rows. */
final class DrawnWords {

    private static final int SHOWN = 12;
    private static final int WIDEST = 200;

    private DrawnWords() {}

    /** A finding that shows the rows that were inserted, after those that were harmed. */
    static Finding shown(Finding finding, List<String> harmed, GeneratedRows rows, long seed) {
        List<String> lines = new ArrayList<>(harmed);
        List<String> inserts = rows.statements();
        inserts.stream().limit(SHOWN).map(DrawnWords::shortened).forEach(lines::add);
        if (inserts.size() > SHOWN) {
            lines.add("and " + (inserts.size() - SHOWN) + " more statements");
        }
        return finding.showing(lines)
                .repeatedBy(finding.again().map(command -> command + " -Dretort.seed=" + seed));
    }

    private static String shortened(String sql) {
        String line = sql.replace("\n", "\\n");
        return line.length() <= WIDEST ? line + ";" : line.substring(0, WIDEST) + "… (" + line.length() + " characters)";
    }
}
