package dev.retort.junit.nightly;

import dev.retort.assertions.crossdatabase.CrossDatabaseRules;
import dev.retort.junit.check.Scene;
import dev.retort.junit.evidence.Copies.Start;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.generation.RowGenerator;
import dev.retort.revision.Revision;
import dev.retort.script.RevisionScript;
import dev.retort.sql.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks both databases at the heads, with the same rows in them, to change and to delete rows: what one refuses or answers
 * with other values and the other doesn't is a difference, whatever the schemas say.
 */
record SameAnswers(Scene sqlite, Scene postgresql, List<String> notes, CrossDatabaseRules rules) {

    /** What an allowed difference in answers begins with, such as {@code ANSWER orders.qty = -1}. */
    static final String PREFIX = "ANSWER ";

    private static final int SHOWN = 12;

    List<Finding> findings() throws SQLException {
        Optional<String> last = sqlite.walk().order().stream()
                .map(RevisionScript::revision)
                .map(Revision::id)
                .filter(id -> postgresql.walk().evidence(id) instanceof RevisionEvidence.Upgraded)
                .filter(id -> sqlite.walk().evidence(id) instanceof RevisionEvidence.Upgraded)
                .reduce((one, later) -> later);
        return last.isPresent() ? at(last.get()) : List.of();
    }

    private List<Finding> at(String id) throws SQLException {
        Start here = sqlite.walk().copies().before(id);
        Start there = postgresql.walk().copies().before(id);
        try (Workplace lite = here.copyWithoutGeneratedRows();
                Workplace post = there.copy()) {
            if (!lite.run(here.step()).succeeded() || !post.run(there.step()).succeeded()) {
                return List.of();
            }
            refill(post);
            Optional<String> refused = new Twins(lite, post).carryOver();
            if (refused.isPresent()) {
                String table = refused.get().replaceFirst(":.*", "");
                return report(List.of(new Answer(
                        "a row of " + table,
                        List.of("PostgreSQL: has it", "SQLite:     " + refused.get()),
                        "SQLite refuses a row of " + table + " that PostgreSQL has")));
            }
            return report(asked(lite, post));
        }
    }

    /** Rows of the heads themselves, for tables that the last revision made or emptied. */
    private static void refill(Workplace place) throws SQLException {
        try (Connection connection = place.source().getConnection()) {
            RowGenerator.seeded(2)
                    .withRowsPerTable(2)
                    .fill(connection, place.read().schema());
        }
    }

    private List<Answer> asked(Workplace lite, Workplace post) throws SQLException {
        List<Answer> answers = new ArrayList<>();
        try (Connection here = lite.source().getConnection();
                Connection there = post.source().getConnection()) {
            Query.run(here, "PRAGMA foreign_keys = ON");
            here.setAutoCommit(false);
            there.setAutoCommit(false);
            List<TwinTable> tables = TwinTable.all(there, here);
            int asked = 0;
            for (TwinTable table : tables) {
                Questions questions = new Questions(table, tables, here, there);
                answers.addAll(questions.differences());
                asked += questions.asked();
            }
            notes.add("asked both " + asked + " times to change or delete a row");
            here.rollback();
            there.rollback();
            here.setAutoCommit(true);
            there.setAutoCommit(true);
        }
        return answers;
    }

    private List<Finding> report(List<Answer> answers) {
        Set<String> used = new LinkedHashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (Answer answer : answers) {
            String entry = PREFIX + answer.what();
            List<String> allowing = rules.allowed().stream()
                    .map(CrossDatabaseRules.AllowedDifference::what)
                    .filter(allowed -> Marked.plain(entry)
                            .matches(Stream.of(allowed.split("\\*", -1))
                                    .map(Pattern::quote)
                                    .collect(Collectors.joining(".*"))))
                    .toList();
            used.addAll(allowing);
            if (!allowing.isEmpty()) {
                continue;
            }
            if (findings.size() < SHOWN) {
                findings.add(Finding.of("at the heads " + answer.harm())
                        .differing(answer.lines())
                        .repeatedBy(sqlite.again().apply(""))
                        .cured(ParityCheck.allow(entry)));
            }
        }
        rules.allowed().stream()
                .filter(allowed -> allowed.what().startsWith(PREFIX) && !used.contains(allowed.what()))
                .forEach(allowed -> findings.add(ParityCheck.unused(allowed)));
        return findings;
    }

    /**
     * A question that the databases answer differently.
     *
     * @param what the question, such as {@code orders.qty = -1}
     * @param lines both answers
     * @param harm the sentence
     */
    record Answer(String what, List<String> lines, String harm) {

        /** Copies the lines. */
        Answer {
            lines = List.copyOf(lines);
        }
    }
}
