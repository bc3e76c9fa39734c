package dev.retort.junit.check;

import dev.retort.junit.evidence.RowSettings;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words for a fault that was seen with generated rows. */
final class DrawnWords {

    private static final int SHOWN = 12;

    /** A row of a wide table is shown whole, so that it can be inserted as it stands. */
    private static final int WIDEST = 1000;

    private DrawnWords() {}

    /** A finding that shows the rows that were inserted, after those that were harmed. */
    static Finding shown(Finding finding, List<String> harmed, List<String> inserts, long seed, Optional<Path> stored) {
        List<String> lines = new ArrayList<>(harmed);
        inserts.stream().limit(SHOWN).map(DrawnWords::shortened).forEach(lines::add);
        if (inserts.size() > SHOWN) {
            lines.add("and " + (inserts.size() - SHOWN) + " more statements");
        }
        lines.add("generated with seed " + seed
                + stored.map(file -> ", stored in " + file).orElse(""));
        Finding shown = finding.showing(lines);
        return seed == RowSettings.SEED
                ? shown
                : shown.repeatedBy(finding.again().map(command -> command + " -Dretort.seed=" + seed));
    }

    private static String shortened(String sql) {
        return sql.length() <= WIDEST
                ? onOneLine(Marked.sql(sql)) + ";"
                : onOneLine(Marked.sql(sql.substring(0, WIDEST))) + "… (" + sql.length() + " characters)";
    }

    /** After the values are marked: on one line everything behind {@code --} would be taken for a comment. */
    private static String onOneLine(String marked) {
        return marked.replace("\n", "\\n");
    }
}
