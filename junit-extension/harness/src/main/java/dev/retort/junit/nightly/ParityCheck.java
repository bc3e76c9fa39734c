package dev.retort.junit.nightly;

import dev.retort.assertions.crossdatabase.CrossDatabaseDifference;
import dev.retort.assertions.crossdatabase.CrossDatabaseRules;
import dev.retort.catalog.difference.Change;
import dev.retort.junit.check.Blame;
import dev.retort.junit.check.Check;
import dev.retort.junit.check.Scene;
import dev.retort.junit.check.SchemaWords;
import dev.retort.junit.evidence.WayDown;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * V13: a history means the same on SQLite and PostgreSQL: the same schema at the heads, as far as both can say it; each
 * upgrade makes the same of the same rows; and at the heads the same rows are accepted, refused and changed. What is meant
 * to differ is in a register, of which each entry must be needed.
 */
public final class ParityCheck implements Check.OfBoth {

    private static final int SHOWN = 12;

    private final CrossDatabaseRules rules;

    /** A check that goes by these rules. */
    public ParityCheck(CrossDatabaseRules rules) {
        this.rules = rules;
    }

    @Override
    public String id() {
        return "parity";
    }

    @Override
    public Outcome judge(Scene sqlite, Scene postgresql) {
        WayDown here = sqlite.walk().wayDown();
        WayDown there = postgresql.walk().wayDown();
        if (here.head().isEmpty() || there.head().isEmpty()) {
            return Outcome.untested("the heads aren't reached on both databases, see the check 'upgrade'");
        }
        CrossDatabaseDifference difference = CrossDatabaseDifference.between(
                here.head().get().schema(), there.head().get().schema(), rules);
        List<String> notes = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        difference.changes().stream()
                .limit(SHOWN)
                .forEach(change -> findings.add(ofSchema(change, sqlite, postgresql)));
        try {
            List<Finding> rows = new SameUpgrades(sqlite, postgresql, notes).findings();
            findings.addAll(rows);
            if (difference.isEmpty() && rows.isEmpty()) {
                findings.addAll(new SameAnswers(sqlite, postgresql, notes, rules).findings());
            }
        } catch (SQLException e) {
            throw Workplace.unreachable(e);
        }
        difference.unused().stream()
                .filter(allowed -> !allowed.what().startsWith(SameAnswers.PREFIX))
                .forEach(allowed -> findings.add(unused(allowed)));
        return Outcome.of(
                findings, Looked.tables(SchemaWords.tables(here.head().get().schema())), notes);
    }

    private static Finding ofSchema(Change change, Scene sqlite, Scene postgresql) {
        String harm =
                switch (change.kind()) {
                    case MISSING -> " is only on SQLite";
                    case UNEXPECTED -> " is only on PostgreSQL";
                    case CHANGED ->
                        " differs between SQLite and PostgreSQL: "
                                + change.attribute().orElse("");
                };
        Finding finding = Finding.of("at the heads " + SchemaWords.label(change) + harm)
                .differing(SchemaWords.lines(change, "SQLite", "PostgreSQL"))
                .repeatedBy(sqlite.again().apply(""))
                .cured(allow(change.toString()));
        Blame.Target target = Blame.Target.of(change.objectKind(), change.path());
        return Origin.of(target, change.kind() == Change.Kind.UNEXPECTED ? postgresql : sqlite)
                .map(origin -> origin.on(finding))
                .orElse(finding);
    }

    static Cure allow(String what) {
        return Cure.of(
                Cure.Kind.SAME_ON_BOTH,
                "correct the one that is wrong; if both are meant, allow it: @Differs(what = \""
                        + what.replace("\\", "\\\\").replace("\"", "\\\"") + "\", because = \"…\")");
    }

    static Finding unused(CrossDatabaseRules.AllowedDifference allowed) {
        return Finding.of("a difference between SQLite and PostgreSQL is allowed that isn't there: " + allowed.what())
                .differing(List.of("allowed: " + allowed.reason()))
                .cured(Cure.of(Cure.Kind.REMOVE_DECLARATION, "remove the declaration"));
    }
}
