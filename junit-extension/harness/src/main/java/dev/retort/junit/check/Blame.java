package dev.retort.junit.check;

import dev.retort.junit.finding.Finding;
import dev.retort.junit.history.History.StepRun;
import dev.retort.junit.history.SourceFile;
import dev.retort.operation.writing.SourceLine;
import dev.retort.run.StatementRun;
import dev.retort.script.RevisionScript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Picks the statements that have to do with an object. */
final class Blame {

    private static final int SHOWN = 4;
    private static final int LONGEST = 160;

    private Blame() {}

    /** A copy of the finding that names the statements about an object, and the place of the first of them. */
    static Finding on(Finding finding, RevisionScript script, List<StepRun> runs, List<String> names) {
        List<StatementRun> concerned = new ArrayList<>();
        for (String name : names) {
            if (concerned.isEmpty()) {
                runs.forEach(run -> run.statements().stream()
                        .filter(statement -> mentions(statement.sql(), name))
                        .forEach(concerned::add));
            }
        }
        Optional<SourceLine> first = concerned.stream()
                .flatMap(statement -> statement.source().stream())
                .findFirst();
        return finding.at(Optional.of(place(script, first)))
                .blaming(concerned.stream().limit(SHOWN).map(Blame::shown).toList());
    }

    static String place(RevisionScript script, Optional<SourceLine> source) {
        String file = SourceFile.shown(script.origin());
        return source.map(line -> file + ":" + line.line()).orElse(file);
    }

    static boolean mentions(String sql, String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
                .matcher(sql)
                .find();
    }

    static String shown(StatementRun statement) {
        String where = statement.source().map(line -> " (" + line + ")").orElse("");
        return statement.direction().name().toLowerCase(Locale.ROOT) + where + ": " + shortened(statement.sql());
    }

    static String shortened(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
