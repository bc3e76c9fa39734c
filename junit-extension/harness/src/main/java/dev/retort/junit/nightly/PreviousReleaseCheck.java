package dev.retort.junit.nightly;

import dev.retort.dialect.Dialects;
import dev.retort.error.Problem;
import dev.retort.error.RetortException;
import dev.retort.junit.check.Blame;
import dev.retort.junit.check.Check;
import dev.retort.junit.check.Scene;
import dev.retort.junit.declared.Declaration;
import dev.retort.junit.evidence.Copies.Ran;
import dev.retort.junit.evidence.Copies.Start;
import dev.retort.junit.evidence.RevisionEvidence;
import dev.retort.junit.evidence.Workplace;
import dev.retort.junit.finding.Cure;
import dev.retort.junit.finding.Finding;
import dev.retort.junit.finding.Marked;
import dev.retort.junit.finding.Outcome;
import dev.retort.junit.finding.Outcome.Looked;
import dev.retort.junit.finding.ServerWords;
import dev.retort.revision.Direction;
import dev.retort.sql.DatabaseKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * V18: while a release is rolled out, the previous one still runs, on the new schema. Each of its statements that works
 * before a revision works after it, too: those that are given, or those derived from the schema before the revision: for
 * each table an INSERT that names its columns, an UPDATE and a SELECT. (Whether a value fits is no matter here: a new
 * condition may be one that the previous release keeps to.)
 */
public final class PreviousReleaseCheck implements Check.OfRevision {

    private static final String CLASSPATH = "classpath:";

    private final List<String> resources;
    private final ClassLoader loader;

    /**
     * A check with given statements.
     *
     * @param resources files of SQL, or {@code classpath:…}; derived statements if there are none
     */
    public PreviousReleaseCheck(List<String> resources, ClassLoader loader) {
        this.resources = List.copyOf(resources);
        this.loader = loader;
    }

    @Override
    public String id() {
        return "previous-release";
    }

    @Override
    public Outcome judgeUpgraded(RevisionEvidence.Upgraded evidence, Scene scene) {
        Start start = scene.walk().copies().before(evidence.script().revision().id());
        Ran upgraded = start.run();
        try (Workplace before = start.copy();
                Workplace after = upgraded.place()) {
            if (!upgraded.run().succeeded()) {
                return Outcome.untested("the upgrade fails on a copy");
            }
            List<OldStatement> statements = resources.isEmpty()
                    ? OldStatement.derived(start.state().schema(), start.state().data(), scene.kind())
                    : given(scene.kind());
            if (statements.isEmpty()) {
                return Outcome.untested("there is no table before the revision, so no statement");
            }
            Intended intended = new Intended(Declaration.Kind.CONTRACTS, evidence.script(), scene);
            List<Finding> findings = new ArrayList<>();
            int worked = 0;
            for (OldStatement statement : statements) {
                if (refusal(statement, before)
                        .filter(said -> said.isOfTheSchema(statement))
                        .isEmpty()) {
                    worked++;
                    refusal(statement, after)
                            .filter(said -> said.isOfTheSchema(statement))
                            .filter(said -> !intended.covers(statement.table(), column(statement, said)))
                            .ifPresent(said -> findings.add(finding(statement, said, evidence, upgraded, scene)));
                }
            }
            findings.addAll(intended.untrue());
            return worked == 0
                    ? Outcome.untested("no statement of the previous release works before the revision")
                    : Outcome.of(findings, Looked.at(Looked.counted(worked, "statement")), List.of());
        }
    }

    private List<OldStatement> given(DatabaseKind kind) {
        return resources.stream()
                .flatMap(resource -> Dialects.onClassPath().get(kind.id()).splitter().split(content(resource)).stream())
                .map(statement -> new OldStatement("", List.of(), statement.sql()))
                .toList();
    }

    private String content(String resource) {
        try {
            if (!resource.startsWith(CLASSPATH)) {
                return Files.readString(Path.of(resource));
            }
            try (InputStream stream = loader.getResourceAsStream(resource.substring(CLASSPATH.length()))) {
                if (stream == null) {
                    throw new RetortException(Problem.of("statements-missing", "there is no resource " + resource)
                            .cure("put the previous release's SQL there, one statement after the other"));
                }
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that was derived has the values of a row in it. */
    private static String shown(OldStatement statement) {
        String sql = Blame.shortened(statement.sql());
        return statement.table().isEmpty() ? sql : Marked.sql(sql);
    }

    private static Optional<String> column(OldStatement statement, Broken said) {
        return statement.columns().stream().filter(said::names).findFirst();
    }

    /** Runs a statement and takes it back. */
    private static Optional<Broken> refusal(OldStatement statement, Workplace place) {
        try (Connection connection = place.source().getConnection()) {
            connection.setAutoCommit(false);
            Savepoint start = connection.setSavepoint();
            try (Statement running = connection.createStatement()) {
                running.setEscapeProcessing(false);
                running.execute(statement.sql());
                return Optional.empty();
            } catch (SQLException e) {
                return Optional.of(new Broken(String.valueOf(e.getSQLState()), String.valueOf(e.getMessage())));
            } finally {
                connection.rollback(start);
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Workplace.unreachable(e);
        }
    }

    private static Finding finding(
            OldStatement statement, Broken said, RevisionEvidence.Upgraded evidence, Ran upgraded, Scene scene) {
        Finding finding = scene.finding(
                        evidence.script(),
                        Direction.UPGRADE,
                        "breaks a statement of the previous release: " + said.line())
                .differing(List.of("worked before: " + shown(statement)))
                .cured(Cure.of(
                        Cure.Kind.CONTRACT_LATER,
                        "let this step wait until no release uses that any more; if none does, declare"
                                + " @Contracts(revision = \""
                                + evidence.script().revision().id()
                                + "\", column = \"table.column\", because ="
                                + " \"…\")"))
                .about(evidence.script().revision().id() + " breaks the previous release: " + said.line());
        Optional<String> column = column(statement, said);
        Blame.Target target =
                Blame.Target.rows(statement.table().substring(statement.table().lastIndexOf('.') + 1), column);
        return Blame.on(finding, evidence.script(), upgraded.run(), target, scene);
    }

    /**
     * Why a statement is refused.
     *
     * @param state the SQLSTATE
     * @param message what the database said
     */
    private record Broken(String state, String message) {

        private static final Pattern OF_SQLITE =
                Pattern.compile("no such (table|column)|has no column named|cannot (INSERT|UPDATE|modify)");

        /** A class of errors of PostgreSQL's that are about what is there, not about values; and a NULL that nobody wrote. */
        boolean isOfTheSchema(OldStatement statement) {
            return isNull()
                    ? statement.columns().stream().noneMatch(this::names)
                    : state.startsWith("42")
                            || state.equals("22P02")
                            || OF_SQLITE.matcher(message).find();
        }

        private boolean isNull() {
            return state.equals("23502") || message.contains("NOT NULL constraint failed");
        }

        boolean names(String column) {
            return message.matches("(?s).*\\b" + Pattern.quote(column) + "\\b.*");
        }

        String line() {
            return (state.startsWith("42") ? ServerWords.ofNames(message) : ServerWords.marked(message))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .replaceFirst("^ERROR: ", "")
                    .replaceFirst("^\\[SQLITE_\\w+\\] [^(]*\\((.*)\\)$", "$1");
        }
    }
}
