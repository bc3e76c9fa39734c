package dev.retort.junit.verification;

import static dev.retort.schema.Schema.row;

import dev.retort.error.RetortException;
import dev.retort.junit.finding.Cure;
import dev.retort.operation.writing.Operations;
import dev.retort.script.Migration;
import dev.retort.script.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** What the checks of the night advise. */
final class NightCures {

    private static final String NOTHING = "SELECT 1;";

    private NightCures() {}

    static List<CureCase> cases() {
        List<CureCase> cases = new ArrayList<>();
        for (String database : SmallHistory.BOTH) {
            cases.addAll(ofScripts(database));
            cases.addAll(ofRuns(database));
            cases.addAll(ofOthers(database));
        }
        String ending =
                "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE datname = current_database() AND"
                        + " pid <> pg_backend_pid();";
        cases.add(CureCase.of(Cure.Kind.LEAVE_LOCK, "postgresql", "sessions that are ended", ending, NOTHING)
                .curedBy("no pg_terminate_backend()", NOTHING, NOTHING)
                .with(it -> it.checks("two-at-once")));
        cases.add(ofBoth());
        return cases;
    }

    private static CureCase.Change plain(Cure.Kind kind, String database, String of) {
        return CureCase.of(kind, database, of, "UPDATE users SET id = id;", NOTHING);
    }

    private static List<CureCase> ofScripts(String database) {
        UnaryOperator<MigrationVerification> good = it -> it.checks("offline").migrations(SelectsRows.class);
        return List.of(
                plain(Cure.Kind.WRITE_AS_SQL, database, "query")
                        .declared("write it as SQL that selects its own rows", good)
                        .withAtFirst(it -> it.checks("offline").migrations(ReadsRows.class)),
                plain(Cure.Kind.SAME_BY_SCRIPT, database, "code that asks whether it can read")
                        .declared("so that it is the same by script", good)
                        .withAtFirst(it -> it.checks("offline").migrations(ReadsIfItCan.class)));
    }

    private static List<CureCase> ofRuns(String database) {
        CureCase half = CureCase.of(
                        Cure.Kind.COMPLETE_WHEN_REPEATED,
                        database,
                        "two indexes",
                        "CREATE INDEX ix ON users (name); CREATE INDEX iy ON users (id);",
                        NOTHING)
                .curedBy("pass over what is there already (IF NOT EXISTS, IF EXISTS)", NOTHING)
                .with(it -> it.checks("interrupted"));
        String repeatable =
                "CREATE INDEX IF NOT EXISTS ix ON users (name); CREATE INDEX IF NOT EXISTS iy ON users (id);";
        String add = "ALTER TABLE users ADD COLUMN since DATE;";
        String drop = "ALTER TABLE users DROP COLUMN since;";
        String today = add + "\nUPDATE users SET since = CURRENT_DATE;";
        UnaryOperator<MigrationVerification> rows =
                it -> it.checks("repeatable").rowsAt("r1", "users", row("id", 1, "name", "Ann"));
        return List.of(
                new CureCase(
                        half.kind(),
                        database,
                        half.of(),
                        history -> half.history().apply(history).withoutTransaction("r2"),
                        half.given(),
                        half.says(),
                        (history, sql) -> history.revision(
                                        "r2",
                                        "r1",
                                        repeatable,
                                        "DROP INDEX IF EXISTS ix; DROP INDEX IF" + " EXISTS iy;")
                                .withoutTransaction("r2"),
                        half.givenThen()),
                CureCase.of(Cure.Kind.SAME_EVERYWHERE, database, "today", today, drop)
                        .curedBy("write a fixed value", today.replace("CURRENT_DATE", "'2026-01-31'"), drop)
                        .with(rows),
                CureCase.of(Cure.Kind.SAME_EVERYWHERE, database, "today, as it is meant", today, drop)
                        .declared(
                                "declare @Varies(revision = \"r2\"",
                                it -> it.varies("r2", "users.since", "each begins by itself"))
                        .with(rows),
                CureCase.of(
                                Cure.Kind.CONTRACT_LATER,
                                database,
                                "column",
                                "ALTER TABLE users DROP COLUMN name;",
                                "ALTER TABLE users ADD COLUMN name VARCHAR(50);")
                        .curedBy("let this step wait until no release uses that any more", NOTHING, NOTHING)
                        .with(it -> it.checks("previous-release")));
    }

    private static List<CureCase> ofOthers(String database) {
        AtomicReference<Path> other = new AtomicReference<>();
        CureCase edited = plain(Cure.Kind.NEW_REVISION_INSTEAD, database, "edited revision")
                .declared("put it back as it was released, and make the change in a new revision", it -> it);
        String longer = CureCase.USERS.replace("50", "80");
        CureCase squashed = CureCase.of(
                        Cure.Kind.COMPLETE_SQUASHED,
                        database,
                        "index",
                        "CREATE INDEX ix ON users (name);",
                        "DROP INDEX ix;")
                .declared("let the squashed history do what the long one does", it -> it);
        return List.of(
                withOther(
                        edited,
                        history -> beside(history, other).revision("r1", "none", longer, "DROP TABLE users;"),
                        (history, sql) -> history.revision("r1", "none", longer, "DROP TABLE users;"),
                        it -> it.checks("released").deployed(String.valueOf(other.get()))),
                withOther(
                        squashed,
                        history -> beside(history, other).revision("s1", "none", CureCase.USERS, "DROP TABLE users;"),
                        (history, sql) -> {
                            beside(history, other)
                                    .revision(
                                            "s1",
                                            "none",
                                            CureCase.USERS + " CREATE INDEX ix ON users (name);",
                                            "DROP TABLE users;");
                            return history;
                        },
                        it -> it.checks("squash").squashed(String.valueOf(other.get()))));
    }

    private static CureCase withOther(
            CureCase one,
            UnaryOperator<SmallHistory> beside,
            BiFunction<SmallHistory, List<String>, SmallHistory> followed,
            UnaryOperator<MigrationVerification> given) {
        return new CureCase(
                one.kind(),
                one.database(),
                one.of(),
                history -> {
                    Objects.requireNonNull(beside.apply(history), "the other history, in a folder of its own");
                    return one.history().apply(history);
                },
                given,
                one.says(),
                followed,
                given);
    }

    private static SmallHistory beside(SmallHistory history, AtomicReference<Path> other) {
        try {
            Path folder = Files.createDirectories(history.folder().resolve("other"));
            other.set(folder);
            return SmallHistory.in(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CureCase ofBoth() {
        String half = "ALTER TABLE users ADD COLUMN half NUMERIC(10, 2);\nUPDATE users SET half = CAST(id AS %s) / 2;";
        String drop = "ALTER TABLE users DROP COLUMN half;";
        return CureCase.of(
                        Cure.Kind.SAME_ON_BOTH, "sqlite,postgresql", "quotient", half.formatted("NUMERIC(10, 2)"), drop)
                .curedBy("such as CAST(x AS REAL) / y for a quotient", half.formatted("REAL"), drop)
                .with(it -> it.checks("parity"));
    }

    private static void create(Operations op) {
        op.execute("CREATE TABLE items (id INTEGER NOT NULL PRIMARY KEY, n INTEGER)");
        op.execute("INSERT INTO items (id, n) VALUES (1, 5)");
    }

    /** Asks the database. */
    @Revision(id = "q1", message = "reads rows")
    public static final class ReadsRows implements Migration {

        @Override
        public void upgrade(Operations op) {
            create(op);
            op.execute("UPDATE items SET n = " + op.query("SELECT n FROM items").size());
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("items");
        }
    }

    /** Asks the database if there is one. */
    @Revision(id = "q1", message = "reads rows")
    public static final class ReadsIfItCan implements Migration {

        @Override
        public void upgrade(Operations op) {
            create(op);
            try {
                op.execute("UPDATE items SET n = "
                        + op.query("SELECT n FROM items").size());
            } catch (RetortException e) {
                op.execute("UPDATE items SET n = 0");
            }
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("items");
        }
    }

    /** Lets the database do it. */
    @Revision(id = "q1", message = "selects rows")
    public static final class SelectsRows implements Migration {

        @Override
        public void upgrade(Operations op) {
            create(op);
            op.execute("UPDATE items SET n = (SELECT count(*) FROM items)");
        }

        @Override
        public void downgrade(Operations op) {
            op.dropTable("items");
        }
    }
}
